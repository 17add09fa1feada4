package org.plumbline.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.params.provider.Arguments;

/** A correct file, and tables of what can be wrong with it. */
final class Malformed {
  static final String CORRECT =
      """
      name: base
      data:
        points: [[1, 1/2], [-1/2, -1], [1/4, 1]]
        labels: [1, -1, 1]
      network:
        widths: [2, 2, 1]
        activations: [relu]
      initialization:
        weights:
          - [[1/2, 1/4], [-1/4, 1/2]]
          - [[1/2, -1/4]]
      flow:
        digits: 20
        until: {time: 1}
      """;

  private Malformed() {}

  /** The correct file with {@code part}, which it holds once, replaced. */
  static Arguments change(String part, String replacement, String message) {
    assertThat(CORRECT.split(java.util.regex.Pattern.quote(part), -1)).hasSize(2);
    return Arguments.of(CORRECT.replace(part, replacement), message);
  }

  static Arguments whole(String text, String message) {
    return Arguments.of(text, message);
  }

  static void requireMessage(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(ExperimentException.class)
        .hasMessage(message);
  }

  static Experiment read(String text) {
    return ExperimentReader.read(
        "file.yaml",
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
        Optional.of(Path.of("no-such-folder")));
  }
}
