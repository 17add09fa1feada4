package org.plumbline.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.io.ContentReference;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.scanner.ScannerException;

final class SyntaxProblemTest {
  private static final JsonLocation LINE_THREE =
      new JsonLocation(ContentReference.unknown(), 9, 3, 1);

  private static ExperimentException json(String message, JsonLocation place) {
    return SyntaxProblem.of("f", "JSON", new JsonParseException(null, message, place));
  }

  @Test
  void theFirstLineOfAReasonIsKept() {
    assertThat(json("unexpected '}'\n at [Source: x]", LINE_THREE))
        .hasMessage("f:3: not valid JSON: unexpected '}'");
    assertThat(json(" ", JsonLocation.NA)).hasMessage("f: not valid JSON: no reason is known");
  }

  @Test
  void keysThatAreNoNamesAreExplained() {
    assertThat(json("Expected a field name (Scalar value in YAML), got this instead", LINE_THREE))
        .hasMessage(
            "f:3: not valid JSON: a key must be a plain name, not a list, a mapping or an alias");
  }

  /** Marks of the YAML parser count lines from 0. */
  @Test
  void yamlSaysWhatWasBeingRead() {
    Mark mark = new Mark("f", 4, 1, 2, new int[] {'a', '\n', 'b'}, 2);
    ScannerException marked =
        new ScannerException("while scanning a key\nmore", mark, "found a tab\nmore", mark);
    assertThat(SyntaxProblem.of("f", "YAML", new JsonParseException(null, "other", marked)))
        .hasMessage("f:2: not valid YAML while scanning a key: found a tab");
    ScannerException bare = new ScannerException(null, null, null, null);
    assertThat(SyntaxProblem.of("f", "YAML", new JsonParseException(null, "other", bare)))
        .hasMessage("f: not valid YAML: no reason is known");
  }

  @Test
  void failuresWithoutAReasonSaySo() {
    assertThat(SyntaxProblem.unexplained("f", new IllegalStateException()))
        .hasMessage("f: not valid YAML: no reason is known");
    assertThat(SyntaxProblem.unexplained("f", new IllegalStateException("bad escape\nx")))
        .hasMessage("f: not valid YAML: bad escape");
  }
}
