package org.plumbline.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Experiments survive being written as JSON. */
final class ExperimentJsonTest {
  private static final String GRAPH =
      """
      name: graph
      data:
        features: [left, "right one"]
        points: [[1, 1/3], [-1e-3, -1]]
        labels: [1, -1]
      network:
        graph:
          inputs: [a, b]
          vertices: [{name: h, activation: leaky:1/4}, {name: o}]
          output: o
          edges:
            - {from: a, to: h, weight: shared}
            - {from: b, to: h, weight: shared}
            - {from: h, to: o, fixed: -1/7}
      initialization: {weights: {shared: -3/4}}
      flow: {until: {risk: 1e-30, proved: all}}
      """;

  private static final String SKIPS =
      """
      name: skips
      data: {points: [[1, 2], [-1, -1]], labels: [1, -1]}
      network:
        widths: [2, 2, 1]
        activations: [relu]
        skips:
          - {from: 0, to: 1, kind: identity}
          - {from: 0, to: 1, kind: diagonal}
          - {from: 0, to: 2, kind: free}
          - {from: 0, to: 1, kind: free}
      initialization:
        weights: [[[1, 2], [3, 4]], [[5, 6]]]
        skipWeights: [[], [7, 8], [[9, 10]], [[11, 12], [13, 14]]]
      loss: logistic
      reduction: sum
      flow: {digits: 7, until: {time: 1/3}, at: [0, 1/7]}
      """;

  static Stream<Experiment> experiments() {
    return Stream.concat(
        Stream.of(GRAPH, SKIPS).map(text -> read("a.yaml", text)),
        BundledExamples.all().stream().map(example -> BundledExamples.read(example.name())));
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void readBackAsTheSame(Experiment experiment) {
    String json = ExperimentJson.write(experiment);
    assertThat(json).doesNotContain("\n");
    assertThat(read("a.json", json).means(experiment)).isTrue();
  }

  private static Experiment read(String name, String text) {
    return ExperimentReader.read(
        name, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Optional.empty());
  }
}
