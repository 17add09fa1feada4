package org.plumbline.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class TreeReaderTest {
  private static final int LONGEST_LINE = 1 << 20;

  private static String text(String file, String text, String key) {
    return Cursor.top(new Origin(file, java.util.Optional.empty()), TreeReader.read(file, text))
        .required(key)
        .text("a text");
  }

  @Test
  void bracesBeginJsonOrElseYaml() {
    assertThat(text("f", "\t{\t\"a\":\t1 }", "a")).isEqualTo("1");
    assertThat(text("f", "{a: 1}", "a")).isEqualTo("1");
    assertThat(text("f.json", "{a: 1} # more", "a")).isEqualTo("1");
    assertThatThrownBy(() -> TreeReader.read("f", "a:\t\t- 1\n\t- 2"))
        .isInstanceOf(ExperimentException.class)
        .hasMessageStartingWith("f:1: not valid YAML");
  }

  @Test
  void filesCalledJsonHaveTheComplaintOfJson() {
    String broken = "{\"a\": 1,\n \"b\": }";
    assertThatThrownBy(() -> TreeReader.read("f.json", broken + "]"))
        .hasMessageStartingWith("f.json:2: not valid JSON: ");
    assertThatThrownBy(() -> TreeReader.read("f.yaml", broken + "]"))
        .hasMessageStartingWith("f.yaml:2: not valid YAML");
  }

  /** The parser of JSON has no trouble with long lines. */
  @Test
  void linesOfYamlAreShort() {
    String longest = "a: b\n#" + "x".repeat(LONGEST_LINE - 1);
    assertThat(text("f", longest + "\n", "a")).isEqualTo("b");
    assertThatThrownBy(() -> TreeReader.read("f", longest + "x\n"))
        .hasMessage("f:2: a line of more than 2^20 characters; expected shorter lines in YAML");
    String word = "x".repeat(LONGEST_LINE + 9);
    assertThat(text("f", "{\"a\": \"" + word + "\"}", "a")).isEqualTo(word);
  }

  @Test
  void malformedEscapesAreComplaints() {
    assertThatThrownBy(() -> TreeReader.read("f", "a: \"\\UFFFFFFFF\""))
        .isInstanceOf(ExperimentException.class)
        .hasMessageStartingWith("f");
  }
}
