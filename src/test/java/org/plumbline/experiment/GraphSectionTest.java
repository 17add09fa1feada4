package org.plumbline.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plumbline.network.Network;
import org.plumbline.network.Weight;
import org.plumbline.number.Rational;

/** Networks given as graphs. */
final class GraphSectionTest {
  private static final String GRAPH =
      """
      name: graph
      data: {points: [[1, 2]], labels: [1]}
      network:
        graph:
          inputs: [a, b]
          vertices:
            - {name: o}
            - {name: late, activation: linear}
            - {name: early, activation: "leaky:1/3"}
          output: o
          edges:
            - {from: late, to: o}
            - {from: early, to: late, weight: shared}
            - {from: a, to: early, weight: shared}
            - {from: b, to: early, fixed: -1/2}
            - {from: early, to: o}
      initialization: {weights: {shared: 3, "late->o": 1, "early->o": 2}}
      flow: {until: {time: 1}}
      """;

  @Test
  void sortsVerticesAndSharesParameters() {
    Network network = Malformed.read(GRAPH).network();
    assertThat(network.hidden()).extracting(network::name).containsExactly("early", "late");
    assertThat(network.name(network.output())).isEqualTo("o");
    assertThat(network.parameterNames()).containsExactly("late->o", "shared", "early->o");
    assertThat(network.edges().get(3).weight()).isEqualTo(new Weight.Fixed(Rational.of(-1, 2)));
    assertThat(network.isUnshared(network.edges().get(1))).isFalse();
  }

  @Test
  void takesWeightsByName() {
    assertThat(Malformed.read(GRAPH).initialWeights())
        .containsExactly(Rational.of(1), Rational.of(3), Rational.of(2));
  }

  @Test
  void isWrittenAndReadBack() {
    Experiment experiment = Malformed.read(GRAPH);
    assertThat(Malformed.read(ExperimentWriter.write(experiment))).matches(experiment::means);
  }

  @Test
  void theListOfParametersOrdersThem() {
    String ordered =
        GRAPH.replace(
            "    output: o", "    parameters: [shared, \"early->o\", \"late->o\"]\n    output: o");
    assertThat(Malformed.read(ordered).initialWeights())
        .containsExactly(Rational.of(3), Rational.of(2), Rational.of(1));
  }
}
