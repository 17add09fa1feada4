package org.plumbline.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TreeBuilderTest {
  private static Node build(JsonFactory syntax, String text) throws IOException {
    return new TreeBuilder("f", text, syntax.createParser(text)).build();
  }

  private static Node yaml(String text) throws IOException {
    return build(new YAMLFactory(), text);
  }

  @Test
  void nodesKeepTheirTextAndTheirLine() throws IOException {
    assertThat(yaml("a:\n  - 1.0\n  - ~\n  -\nb: 'true'\n"))
        .isEqualTo(
            new Node.Mapping(
                Map.of(
                    "a",
                    new Node.Entry(
                        new Node.Sequence(
                            List.of(
                                new Node.Scalar("1.0", 2),
                                new Node.Nothing(3),
                                new Node.Nothing(4)),
                            2),
                        1),
                    "b",
                    new Node.Entry(new Node.Scalar("true", 5), 5)),
                1));
    assertThat(yaml("")).isEqualTo(new Node.Nothing(1));
  }

  @Test
  void jsonIsBuiltAlike() throws IOException {
    assertThat(build(new JsonFactory(), "[1, null, \"*a\",\n true]"))
        .isEqualTo(
            new Node.Sequence(
                List.of(
                    new Node.Scalar("1", 1),
                    new Node.Nothing(1),
                    new Node.Scalar("*a", 1),
                    new Node.Scalar("true", 2)),
                1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{a: 1, b: 2, a: 3} | f:1: a: given twice, first in line 1; expected each key once",
        "&n 1 | f:1: an anchor (&name) is used; expected the value alone",
        "[x, &n 1] | f:1: [1]: an anchor (&name) is used; expected the value alone",
        "{a: *n} | f:1: a: an alias (*name) is used; expected the value written out",
        "{a: !!str 1} | f:1: a: a tag (!name) is used; expected the value alone",
        "{&n a: 1} | f:1: a: an anchor (&name) is used; expected the value alone",
      })
  void refusesWhatFilesMayNotUse(String text, String message) {
    assertThatThrownBy(() -> yaml(text)).hasMessage(message);
  }

  /** YAML counts characters, Java halves of those beyond U+FFFF. */
  @Test
  void anchorsAreFoundBehindWideCharacters() throws IOException {
    String wide = "\ud835\udd38\ud835\udd38";
    assertThatThrownBy(() -> yaml("[" + wide + ", &n 1]"))
        .hasMessage("f:1: [1]: an anchor (&name) is used; expected the value alone");
    assertThat(yaml("[" + wide + ", 'ab&', 1]")).isInstanceOf(Node.Sequence.class);
  }

  @Test
  void textsMayEndInAnEmptyValue() throws IOException {
    for (String key : List.of("a", "\ud835\udd38")) {
      assertThat(yaml(key + ":"))
          .isEqualTo(new Node.Mapping(Map.of(key, new Node.Entry(new Node.Nothing(1), 1)), 1));
      assertThatThrownBy(() -> yaml("&" + key + " 1"))
          .hasMessage("f:1: an anchor (&name) is used; expected the value alone");
    }
  }

  @Test
  void oneDocumentIsAll() {
    assertThatThrownBy(() -> yaml("a: 1\n---\nb: 2\n"))
        .hasMessage("f:3: a second document begins; expected only one");
  }

  @Test
  void twentyLevelsAreTheDeepest() throws IOException {
    assertThat(yaml("[".repeat(20) + "1" + "]".repeat(20))).isInstanceOf(Node.Sequence.class);
    assertThatThrownBy(() -> yaml("[".repeat(21) + "1" + "]".repeat(21)))
        .hasMessage("f:1: it is nested more than 20 deep; expected at most 6");
  }
}
