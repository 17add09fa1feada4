package org.plumbline.experiment.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.plumbline.network.Activation;
import org.plumbline.network.Edge;
import org.plumbline.network.Evaluation;
import org.plumbline.network.Network;
import org.plumbline.network.Skip;
import org.plumbline.network.Vertex;
import org.plumbline.network.Weight;
import org.plumbline.number.Rational;

/** {@link Lowering}: each kind of layer against numbers found by hand; names and their order. */
final class LoweringTest {
  private static final List<Activation> LINEAR = List.of(Activation.LINEAR);
  private static final List<Activation> RELU = List.of(Activation.RELU);

  private static List<Rational> numbers(String... texts) {
    return Stream.of(texts).map(Rational::parse).toList();
  }

  private static Network network(List<Integer> input, Layer... layers) {
    return Lowering.network(input, List.of(layers), List.of());
  }

  private static Rational value(Network network, List<Rational> weights, String... sample) {
    return Evaluation.exact(network, weights, numbers(sample)).value();
  }

  private static List<String> names(Network network) {
    return IntStream.range(0, network.size()).mapToObj(network::name).toList();
  }

  private static Window window(int kernel, int stride, int padding) {
    return new Window(List.of(kernel), List.of(stride), List.of(padding));
  }

  private static Layer.Dense head(int units) {
    return new Layer.Dense("head", units, false, LINEAR);
  }

  @Test
  void aConvolutionSharesItsKernel() {
    Network network =
        network(
            List.of(1, 4), new Layer.Convolution("conv1", 2, window(2, 2, 0), true, RELU), head(1));
    assertThat(names(network))
        .containsExactly(
            "x[0,0]",
            "x[0,1]",
            "x[0,2]",
            "x[0,3]",
            "bias",
            "conv1[0,0]",
            "conv1[0,1]",
            "conv1[1,0]",
            "conv1[1,1]",
            "o");
    assertThat(network.parameterNames())
        .containsExactly(
            "conv1.weight[0,0,0]",
            "conv1.weight[0,0,1]",
            "conv1.weight[1,0,0]",
            "conv1.weight[1,0,1]",
            "conv1.bias[0]",
            "conv1.bias[1]",
            "head.weight[0,0]",
            "head.weight[0,1]",
            "head.weight[0,2]",
            "head.weight[0,3]");
    // Channel 0: 1 - 2 + 1 = 0 and 3 - 4 + 1 = 0; channel 1: (1 + 2)/2 and (3 + 4)/2.
    assertThat(
            value(
                network,
                numbers("1", "-1", "1/2", "1/2", "1", "0", "1", "1", "1", "2"),
                "1",
                "2",
                "3",
                "4",
                "1"))
        .isEqualTo(Rational.parse("17/2"));
  }

  @Test
  void paddingIsZero() {
    Network network =
        network(
            List.of(1, 2), new Layer.Convolution("c", 1, window(3, 1, 1), false, LINEAR), head(1));
    // (0, 1, 2) and (1, 2, 0) times (1, 10, 100), that is 210 and 21.
    assertThat(value(network, numbers("1", "10", "100", "1", "1"), "1", "2"))
        .isEqualTo(Rational.of(231));
  }

  @Test
  void anAverageCountsPaddingAndAMaximumDoesNot() {
    Layer average = new Layer.Pooling("p", true, window(2, 2, 1), LINEAR);
    Layer largest = new Layer.Pooling("p", false, window(2, 2, 1), LINEAR);
    // The windows are (pad, -1), (-3, -5), (-7, pad).
    String[] sample = {"-1", "-3", "-5", "-7"};
    List<Rational> ones = numbers("1", "1", "1");
    assertThat(value(network(List.of(1, 4), average, head(1)), ones, sample))
        .isEqualTo(Rational.parse("-8"));
    assertThat(value(network(List.of(1, 4), largest, head(1)), ones, sample))
        .isEqualTo(Rational.of(-11));
  }

  @Test
  void aMaximumIsMadeOfFixedEdgesAndRelus() {
    Network network =
        network(List.of(1, 3), new Layer.Pooling("pool1", false, window(3, 1, 0), RELU), head(1));
    assertThat(names(network))
        .containsExactly(
            "x[0,0]",
            "x[0,1]",
            "x[0,2]",
            "pool1.max[0,0,1]",
            "pool1.max[0,0,2]",
            "pool1[0,0]",
            "o");
    assertThat(network.activation(5)).isEqualTo(Activation.RELU);
    for (String[] order : new String[][] {{"1", "2", "3"}, {"3", "1", "2"}, {"2", "3", "1"}}) {
      assertThat(value(network, numbers("1"), order)).isEqualTo(Rational.of(3));
    }
    assertThat(value(network, numbers("1"), "-1", "-1", "-2")).isEqualTo(Rational.ZERO);
  }

  @Test
  void activationsBelongToUnitsAndChannels() {
    List<Activation> each = List.of(Activation.leaky(Rational.of(1, 4)), Activation.ABSOLUTE_VALUE);
    Network network = network(List.of(1), new Layer.Dense("d", 2, false, each), head(1));
    assertThat(value(network, numbers("-1", "-1", "1", "1"), "8")).isEqualTo(Rational.of(6));
    Network channels =
        network(List.of(2, 2), new Layer.Pooling("p", true, window(1, 1, 0), each), head(1));
    assertThat(names(channels).subList(4, 8))
        .containsExactly("p[0,0]", "p[0,1]", "p[1,0]", "p[1,1]");
    assertThat(value(channels, numbers("1", "1", "1", "1"), "-4", "4", "-5", "5"))
        .isEqualTo(Rational.of(-1 + 4 + 5 + 5));
  }

  @Test
  void aBlockAddsItsInput() {
    Layer inner = new Layer.Dense("d", 2, false, RELU);
    for (Skip.Kind kind : Skip.Kind.values()) {
      Network network =
          network(List.of(2), new Layer.Residual("r", List.of(inner), kind, LINEAR), head(1));
      List<String> own = network.parameterNames().stream().filter(n -> n.startsWith("r.")).toList();
      switch (kind) {
        case IDENTITY -> assertThat(own).isEmpty();
        case DIAGONAL -> assertThat(own).containsExactly("r.weight[0]", "r.weight[1]");
        case FREE ->
            assertThat(own)
                .containsExactly(
                    "r.weight[0,0]", "r.weight[0,1]", "r.weight[1,0]", "r.weight[1,1]");
        default -> throw new AssertionError(kind);
      }
      assertThat(names(network)).contains("d[0]", "r[0]", "r[1]");
    }
  }

  @Test
  void aSkipEndsInTheSumsOfALayer() {
    Network network =
        Lowering.network(
            List.of(1),
            List.of(new Layer.Dense("a", 1, false, RELU), head(1)),
            List.of(
                new Shortcut("skip1", "input", "head", Skip.Kind.DIAGONAL),
                new Shortcut("skip2", "a", "head", Skip.Kind.IDENTITY)));
    assertThat(network.parameterNames())
        .containsExactly("a.weight[0,0]", "head.weight[0,0]", "skip1.weight[0]");
    // a = 6; 6 · 5 + 3 · 7 + 6
    assertThat(value(network, numbers("2", "5", "7"), "3")).isEqualTo(Rational.of(57));
    assertThatThrownBy(
            () ->
                Lowering.network(
                    List.of(1),
                    List.of(head(1)),
                    List.of(new Shortcut("skip1", "b", "head", Skip.Kind.FREE))))
        .hasMessage("no layer before is called b");
  }

  @Test
  void shapesMustFit() {
    assertThatThrownBy(() -> network(List.of(1), head(2)))
        .hasMessage("the output has the shape [2]");
    Layer inner = new Layer.Dense("d", 3, false, RELU);
    Layer block = new Layer.Residual("r", List.of(inner), Skip.Kind.IDENTITY, LINEAR);
    assertThatThrownBy(() -> network(List.of(2), block, head(1)))
        .hasMessage("a skip that is not free needs equal shapes, not [2] and [3]");
    assertThatThrownBy(() -> window(2, 1, 2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Window(List.of(2), List.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Every edge matters: with another one the numbers found by hand are others. */
  @Test
  void noEdgeCanBeWrong() {
    Network network =
        network(
            List.of(1, 4),
            new Layer.Convolution("c", 1, window(2, 1, 0), true, LINEAR),
            new Layer.Pooling("p", false, window(2, 1, 0), LINEAR),
            head(1));
    List<Rational> weights = numbers("1", "3", "1/2", "5", "7");
    String[] sample = {"1", "2", "4", "-3", "1"};
    Rational right = value(network, weights, sample);
    // c = 7.5, 14.5, -4.5; p = 14.5, 14.5
    assertThat(right).isEqualTo(Rational.of(174));
    int caught = 0;
    for (int e = 0; e < network.edges().size(); e++) {
      List<Edge> edges = new ArrayList<>(network.edges());
      Edge edge = edges.get(e);
      edges.set(e, new Edge(edge.from(), edge.to(), new Weight.Fixed(Rational.of(11))));
      List<Vertex> vertices = IntStream.range(0, network.size()).mapToObj(network::vertex).toList();
      try {
        Network other = Network.of(5, vertices, edges, network.parameterNames());
        caught += value(other, weights, sample).equals(right) ? 0 : 1;
      } catch (IllegalArgumentException unused) {
        caught++;
      }
    }
    // What leads to a unit that is not the largest of its windows may be wrong unseen here.
    assertThat(caught).isGreaterThan(network.edges().size() * 3 / 4);
  }
}
