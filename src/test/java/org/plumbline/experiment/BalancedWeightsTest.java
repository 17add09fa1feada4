package org.plumbline.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.network.Activation;
import org.plumbline.network.Edge;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.network.Skip;
import org.plumbline.number.Rational;

/** Weights that every balancedness law finds exactly balanced, checked edge by edge. */
final class BalancedWeightsTest {
  private static LayeredArchitecture layers(String widths, String activations, boolean biased) {
    List<Integer> sizes = Arrays.stream(widths.split(" ", -1)).map(Integer::valueOf).toList();
    List<Activation> kinds =
        Arrays.stream(activations.split(" ", -1))
            .filter(word -> !word.isEmpty())
            .map(word -> Activation.parse(word).orElseThrow())
            .toList();
    List<Boolean> biases = new ArrayList<>();
    sizes.subList(1, sizes.size()).forEach(size -> biases.add(biased));
    return new LayeredArchitecture(sizes, kinds, List.of(), biases);
  }

  private static List<Rational> weights(
      LayeredArchitecture layers, long seed, String distribution) {
    return new SeededWeights(
            seed,
            Rational.of(3, 2),
            SeededWeights.Kind.BALANCED,
            SeededWeights.DISTRIBUTIONS.get(distribution))
        .weights(layers.network(), Optional.of(layers));
  }

  private static Rational squares(List<Edge> edges, List<Rational> weights) {
    return edges.stream().map(e -> e.value(weights).square()).reduce(Rational.ZERO, Rational::add);
  }

  /** {@code Σ in w_ik w_jk = Σ out w_ki w_kj}, for units i and j of a layer. */
  private static void assertMatrixLaw(Network network, List<Rational> w, int i, int j) {
    Rational in = Rational.ZERO;
    for (Edge e : network.incoming(i)) {
      for (Edge f : network.incoming(j)) {
        in = e.from() == f.from() ? in.add(e.value(w).multiply(f.value(w))) : in;
      }
    }
    Rational out = Rational.ZERO;
    for (Edge e : network.outgoing(i)) {
      for (Edge f : network.outgoing(j)) {
        out = e.to() == f.to() ? out.add(e.value(w).multiply(f.value(w))) : out;
      }
    }
    assertThat(in).isEqualTo(out);
  }

  @ParameterizedTest
  @CsvSource({
    "4 1, '', false, uniform",
    "1 1 1, relu, false, uniform",
    "4 6 6 1, linear linear, false, gaussian",
    "14 8 4 1, relu linear, false, uniform",
    "5 4 3 1, linear relu, true, gaussian",
    "3 5 4 6 1, relu relu leaky:1/3, false, gaussian",
    "3 5 4 6 2 1, relu abs linear relu, true, uniform",
  })
  void everyLawIsExactlyZero(
      String widths, String activations, boolean biased, String distribution) {
    LayeredArchitecture layers = layers(widths, activations, biased);
    Network network = layers.network();
    for (long seed = 1; seed <= 3; seed++) {
      List<Rational> w = weights(layers, seed, distribution);
      assertThat(w).hasSize(network.parameters());
      for (int v : network.hidden()) {
        assertThat(squares(network.incoming(v), w)).isEqualTo(squares(network.outgoing(v), w));
        assertThat(squares(network.incoming(v), w).signum()).isPositive();
      }
      for (int layer = 1; layer < layers.depth(); layer++) {
        for (int i = 0; i < layers.widths().get(layer) * layers.widths().get(layer); i++) {
          int width = layers.widths().get(layer);
          if (layers.activations().get(layer - 1).isLinear()) {
            assertMatrixLaw(
                network, w, layers.vertex(layer, i / width), layers.vertex(layer, i % width));
          }
        }
      }
    }
  }

  /** Each matrix has the Frobenius norm that the scale says. */
  @Test
  void theScaleIsTheNorm() {
    LayeredArchitecture layers = layers("3 4 2 1", "relu relu", false);
    List<Rational> w = weights(layers, 5, "uniform");
    for (List<Rational> matrix : List.of(w.subList(0, 12), w.subList(12, 20), w.subList(20, 22))) {
      assertThat(matrix.stream().map(Rational::square).reduce(Rational.ZERO, Rational::add))
          .isEqualTo(Rational.of(9, 4));
    }
  }

  /** Rows of the first layer differ in direction where it is not linear. */
  @Test
  void unitsLookInDifferentDirections() {
    List<Rational> w = weights(layers("2 3 1", "relu", false), 1, "uniform");
    assertThat(w.get(0).multiply(w.get(3))).isNotEqualTo(w.get(1).multiply(w.get(2)));
    List<Rational> linear = weights(layers("2 3 1", "linear", false), 1, "uniform");
    assertThat(linear.get(0).multiply(linear.get(3)))
        .isEqualTo(linear.get(1).multiply(linear.get(2)));
  }

  @Test
  void skipsAndGraphsAreRefused() {
    LayeredArchitecture skipping =
        new LayeredArchitecture(
            List.of(2, 2, 1),
            List.of(Activation.RELU),
            List.of(new Skip(0, 1, Skip.Kind.IDENTITY)));
    assertThatThrownBy(() -> weights(skipping, 1, "uniform")).hasMessage("the network has skips");
    SeededWeights drawing =
        new SeededWeights(
            1, Rational.ONE, SeededWeights.Kind.BALANCED, SeededWeights.Distribution.UNIFORM);
    assertThatThrownBy(() -> drawing.weights(skipping.network(), Optional.empty()))
        .hasMessage("the network is a graph");
  }
}
