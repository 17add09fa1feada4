package org.plumbline.flow.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.network.Activation;
import org.plumbline.network.Edge;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.network.Skip;
import org.plumbline.network.Vertex;
import org.plumbline.network.Weight;
import org.plumbline.number.Rational;

final class FirstLayerTest {
  private static final Activation TWO_THIRDS = Activation.leaky(Rational.of(2, 3));

  private static Network layered(List<Integer> widths, Activation... activations) {
    return new LayeredArchitecture(widths, List.of(activations), List.of()).network();
  }

  private static Edge edge(int from, int to, int parameter) {
    return new Edge(from, to, new Weight.Parameter(parameter));
  }

  private static Network network(int parameters, Edge... edges) {
    List<Vertex> vertices =
        List.of(
            new Vertex("x[0]", Activation.LINEAR),
            new Vertex("x[1]", Activation.LINEAR),
            new Vertex("a", Activation.RELU),
            new Vertex("o", Activation.LINEAR));
    return Network.of(2, vertices, List.of(edges), List.of("p", "q", "r").subList(0, parameters));
  }

  @Test
  void headsReadInputsAndLanesAreTheirEdges() {
    FirstLayer layer =
        FirstLayer.of(layered(List.of(2, 3, 2, 1), TWO_THIRDS, Activation.LINEAR)).orElseThrow();
    assertThat(layer.heads()).isEqualTo(3);
    assertThat(layer.vertex(1)).isEqualTo(3);
    assertThat(layer.headOf(4)).isEqualTo(2);
    assertThat(layer.headOf(5)).as("behind the first layer").isEqualTo(-1);
    assertThat(layer.isKinked(0)).isTrue();
    assertThat(layer.denominator(0)).isEqualTo(3);
    assertThat(layer.numeratorBelow(0)).isEqualTo(2);
    for (int h = 0; h < 3; h++) {
      for (int a = 0; a < 2; a++) {
        Edge edge = layer.inputEdges()[2 * h + a];
        assertThat(edge.from()).isEqualTo(a);
        assertThat(edge.to()).isEqualTo(2 + h);
        assertThat(layer.inputParameters()[2 * h + a]).isEqualTo(edge.parameter());
      }
    }
    assertThat(layer.hiddenEdges()).hasSize(6 + 2).allMatch(edge -> edge.from() >= 2);
    assertThat(layer.hiddenParameters()).doesNotContain(layer.inputParameters());
  }

  /**
   * The output reads the second input and the unit; the unit reads the first with a fixed weight.
   */
  @Test
  void edgesThatAreNotThereAndFixedWeightsHaveNoParameter() {
    Edge fixed = new Edge(0, 2, new Weight.Fixed(Rational.of(7)));
    FirstLayer layer = FirstLayer.of(network(2, fixed, edge(2, 3, 1), edge(1, 3, 0))).orElseThrow();
    assertThat(layer.heads()).isEqualTo(2);
    assertThat(layer.inputEdges()).hasSize(4);
    assertThat(layer.inputEdges()[0]).isEqualTo(fixed);
    assertThat(layer.inputEdges()[1]).isNull();
    assertThat(layer.inputEdges()[2]).isNull();
    assertThat(layer.inputParameters()).containsExactly(-1, -1, -1, 0);
    assertThat(layer.hiddenParameters()).containsExactly(1);
    assertThat(layer.isKinked(1)).isFalse();
    assertThat(layer.denominator(0)).isEqualTo(1);
    assertThat(layer.numeratorBelow(0)).isZero();
  }

  @Test
  void kinksBehindTheFirstLayerAreNotOfThisForm() {
    assertThat(FirstLayer.of(layered(List.of(2, 3, 2, 1), Activation.RELU, Activation.RELU)))
        .isEmpty();
    Network skip =
        new LayeredArchitecture(
                List.of(2, 2, 2, 1),
                List.of(Activation.LINEAR, Activation.RELU),
                List.of(new Skip(0, 2, Skip.Kind.FREE)))
            .network();
    assertThat(FirstLayer.of(skip)).isEmpty();
    assertThat(FirstLayer.of(layered(List.of(2, 3, 1), Activation.LINEAR))).isPresent();
  }

  @Test
  void slopesHaveShortDenominators() {
    assertThat(FirstLayer.of(layered(List.of(2, 1, 1), Activation.leaky(Rational.of(1, 63)))))
        .isPresent();
    assertThat(FirstLayer.of(layered(List.of(2, 1, 1), Activation.leaky(Rational.of(1, 64)))))
        .isEmpty();
  }

  /** Two edges with one parameter belong together, which lanes of two kinds cannot. */
  @Test
  void parametersAreNotSharedAcrossTheLayer() {
    assertThat(FirstLayer.of(network(2, edge(0, 2, 0), edge(1, 2, 0), edge(2, 3, 1)))).isPresent();
    assertThat(FirstLayer.of(network(2, edge(0, 2, 0), edge(1, 2, 1), edge(2, 3, 0)))).isEmpty();
  }
}
