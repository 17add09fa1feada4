package org.plumbline.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.number.Rational;

/** Networks with biases in experiment files: what they mean, and what is wrong with others. */
final class BiasesTest {
  private static final String BIASED =
      """
      name: base
      data:
        points: [[1, 1/2], [-1/2, -1], [1/4, 1]]
        labels: [1, -1, 1]
      network:
        widths: [2, 2, 1]
        activations: [relu]
        biases: true
      initialization:
        weights:
          - [[1/2, 1/4], [-1/4, 1/2]]
          - [[1/2, -1/4]]
        biases: [[1, 2], [3]]
      flow:
        digits: 20
        until: {time: 1}
      """;

  private static final String FIRST = BIASED.replace("biases: true", "biases: [true, false]");

  private static List<Rational> rationals(String texts) {
    return List.of(texts.split(" ")).stream().map(Rational::parse).toList();
  }

  @Test
  void weightsAreInTheOrderOfLayers() {
    Experiment experiment = Malformed.read(BIASED);
    assertThat(experiment.initialWeights()).isEqualTo(rationals("1/2 1/4 -1/4 1/2 1 2 1/2 -1/4 3"));
    assertThat(experiment.data().features()).containsExactly("x[0]", "x[1]", "bias");
    assertThat(experiment.data().point(1)).isEqualTo(rationals("-1/2 -1 1"));
  }

  @Test
  void layersWithoutBiasesNeedNoEntry() {
    Experiment all = Malformed.read(FIRST.replace("[[1, 2], [3]]", "[[1, 2], []]"));
    Experiment own = Malformed.read(FIRST.replace("[[1, 2], [3]]", "[[1, 2]]"));
    assertThat(all.means(own)).isTrue();
    assertThat(own.initialWeights()).isEqualTo(rationals("1/2 1/4 -1/4 1/2 1 2 1/2 -1/4"));
  }

  @Test
  void noneIsTheSameAsSayingNothing() {
    String plain = Malformed.CORRECT;
    String said = plain.replace("activations: [relu]", "activations: [relu]\n  biases: false");
    assertThat(Malformed.read(said).means(Malformed.read(plain))).isTrue();
    assertThat(Malformed.read(BIASED).means(Malformed.read(plain))).isFalse();
  }

  @Test
  void seedsDrawInTheOrderOfLayers() {
    String drawn = BIASED.replaceFirst("(?s)  weights:.*  biases: \\[\\[.*?\\n", "  seed: 5\n");
    Experiment experiment = Malformed.read(drawn);
    assertThat(experiment.initialWeights())
        .isEqualTo(new SeededWeights(5, Rational.ONE).weights(9));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void refuses(String text, String message) {
    Malformed.requireMessage(text, message);
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of(
            BIASED
                .replace("  points: ", "  bias: true\n  points: ")
                .replace("[2, 2, 1]", "[3, 2, 1]"),
            "file.yaml:9: network.biases: conflicts with data.bias: true; expected one of them, as"
                + " both are biases of W1"),
        Arguments.of(
            BIASED.replace("  points: ", "  features: [a, bias]\n  points: "),
            "file.yaml:3: data: a feature is called bias, as the constant input; expected another"
                + " name"),
        Arguments.of(
            BIASED.replace("biases: true", "biases: yes"),
            "file.yaml:8: network.biases: unknown truth value 'yes'; expected one of false, true"),
        Arguments.of(
            BIASED.replace("biases: true", "biases: [true]"),
            "file.yaml:8: network.biases: found 1 item; expected 2 truth values, one per layer of"
                + " weights"),
        Arguments.of(
            BIASED.replace("  biases: [[1, 2], [3]]\n", ""),
            "file.yaml:10: initialization: a key is missing; expected biases"),
        Arguments.of(
            BIASED.replace("[[1, 2], [3]]", "[[1, 2]]"),
            "file.yaml:13: initialization.biases: found 1 item; expected 2, one per layer with"
                + " biases"),
        Arguments.of(
            BIASED.replace("[[1, 2], [3]]", "[[1, 2], [3, 4]]"),
            "file.yaml:13: initialization.biases[1]: found 2 items; expected 1 number, one per unit"
                + " of the output"),
        Arguments.of(
            FIRST,
            "file.yaml:13: initialization.biases[1]: found a list; expected nothing, because the"
                + " output has no biases"),
        Arguments.of(
            BIASED.replace("  biases: true\n", ""),
            "file.yaml:12: initialization.biases: the network has no biases; expected"
                + " network.biases: true beside its widths"),
        Arguments.of(
            BIASED.replaceFirst("(?s)  weights:.*?\\n  biases", "  seed: 1\n  biases"),
            "file.yaml:11: initialization.biases: conflicts with seed; expected either listed or"
                + " drawn weights"));
  }

  @Test
  void filesKeepThem() throws IOException {
    Experiment experiment = Malformed.read(BIASED);
    String yaml = ExperimentWriter.write(experiment);
    assertThat(yaml).contains("  biases: [true, true]\n", "  biases: [[1, 2], [3]]\n");
    assertThat(yaml).contains("  - [1, 1/2]\n").doesNotContain("features");
    assertThat(Malformed.read(yaml).means(experiment)).isTrue();
    String json = ExperimentJson.write(experiment);
    assertThat(json)
        .contains("\"biases\":[true,true]", "\"biases\":[[\"1\",\"2\"],[\"3\"]]")
        .doesNotContain("features");
    Path file = Files.createTempFile("biased", ".json");
    try {
      Files.writeString(file, json);
      assertThat(ExperimentReader.read(file).means(experiment)).isTrue();
    } finally {
      Files.delete(file);
    }
  }
}
