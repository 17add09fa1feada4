package org.plumbline.claim.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.AlignmentBound;
import org.plumbline.claim.Examples;
import org.plumbline.claim.HandMade;
import org.plumbline.claim.structure.LayerStructure;
import org.plumbline.claim.structure.TwinClass;
import org.plumbline.network.Activation;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.network.Vertex;
import org.plumbline.network.Weight;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/** {@link RankOneConstant}: numbers worked out by hand. */
final class RankOneConstantTest {
  private static RankOneConstant of(Network network, int layer, String... weights) {
    LayerStructure layers = LayerStructure.of(network);
    return RankOneConstant.of(layers, layers.classes().get(layer), Examples.rationals(weights));
  }

  private static void assertAbove(Rational found, Rational exact) {
    assertThat(found).isGreaterThanOrEqualTo(exact);
    assertThat(found.subtract(exact)).isLessThan(Rational.of(1, 1 << 16));
  }

  /** {@code C = diag(4, 1) - diag(1, 0) = diag(3, 1)}: trace 4, least eigenvalue 1. */
  @Test
  void aLayerBeforeTheOutput() {
    Network network = HandMade.layered(Activation.LINEAR, 2, 2, 1);
    RankOneConstant.Known known =
        (RankOneConstant.Known) of(network, 0, "2", "0", "0", "1", "1", "0");
    assertThat(known.imbalance().trace()).isEqualTo(Rational.of(4));
    assertThat(known.imbalance().at(0, 0)).isEqualTo(Rational.of(3));
    assertThat(known.imbalance().at(1, 1)).isEqualTo(Rational.ONE);
    assertThat(known.imbalance().at(0, 1)).isEqualTo(Rational.ZERO);
    assertAbove(known.value(), Rational.of(3));
    assertAbove(Rational.ONE, known.spectrum().lower());
    assertAbove(known.spectrum().upper(), Rational.of(3));
    assertAbove(AlignmentBound.numerator(known), Rational.of(3 - 1 + 3));
  }

  /** {@code C_1 = diag(9, 4) - diag(4, 1) = diag(5, 3)}, added to the constant 3 above it. */
  @Test
  void constantsAddUpThroughLayers() {
    Network network = HandMade.layered(Activation.LINEAR, 2, 2, 2, 1);
    RankOneConstant.Known known =
        (RankOneConstant.Known) of(network, 0, "3", "0", "0", "2", "2", "0", "0", "1", "1", "0");
    assertAbove(known.value(), Rational.of(3 + 8 - 3));
  }

  @Test
  void namesTheHypothesisThatFails() {
    Network leaky = HandMade.layered(Activation.leaky(Rational.of(1, 4)), 2, 2, 1);
    assertThat(of(leaky, 0, "2", "0", "0", "1", "1", "0"))
        .isEqualTo(new RankOneConstant.Missing("h1[0] is not linear"));
  }

  /** A layer whose next one is missing its constant is without one, for the same reason. */
  @Test
  void aLayerBelowOneWithoutConstantHasNone() {
    Network network =
        Network.of(
            1,
            List.of(
                new Vertex("x", Activation.LINEAR),
                new Vertex("a", Activation.LINEAR),
                new Vertex("b", Activation.RELU),
                new Vertex("o", Activation.LINEAR)),
            List.of(
                new Edge(0, 1, new Weight.Parameter(0)),
                new Edge(1, 2, new Weight.Parameter(1)),
                new Edge(2, 3, new Weight.Parameter(2))),
            List.of("a[0]", "b[0]", "c[0]"));
    assertThat(of(network, 0, "1", "1", "1"))
        .isEqualTo(new RankOneConstant.Missing("b is not linear"));
  }

  @Test
  void aLayerThatLeadsToTwoHasNone() {
    Network network =
        Network.of(
            1,
            List.of(
                new Vertex("x", Activation.LINEAR),
                new Vertex("a", Activation.LINEAR),
                new Vertex("b", Activation.LINEAR),
                new Vertex("o", Activation.LINEAR)),
            List.of(
                new Edge(0, 1, new Weight.Parameter(0)),
                new Edge(1, 2, new Weight.Parameter(1)),
                new Edge(1, 3, new Weight.Parameter(2)),
                new Edge(2, 3, new Weight.Parameter(3))),
            List.of("a[0]", "b[0]", "s[0]", "c[0]"));
    assertThat(of(network, 0, "1", "1", "1", "1"))
        .isEqualTo(new RankOneConstant.Missing("the edges out of a lead to more than one layer"));
  }

  @Test
  void linearLayersConserveTheirImbalance() {
    for (Network network :
        List.of(
            HandMade.layered(Activation.LINEAR, 2, 2, 1),
            HandMade.layered(Activation.LINEAR, 2, 3, 2, 1),
            HandMade.layered(Activation.LINEAR, 2, 1, 1))) {
      for (TwinClass twins : LayerStructure.of(network).classes()) {
        assertThat(RankOneConstant.refutation(twins)).isEmpty();
      }
    }
  }

  /** One with its out-edge's parameter shared is no layer, and its imbalance no constant. */
  @Test
  void aSharedParameterIsRefuted() {
    Network network =
        Network.of(
            1,
            List.of(
                new Vertex("x", Activation.LINEAR),
                new Vertex("a", Activation.LINEAR),
                new Vertex("o", Activation.LINEAR)),
            List.of(
                new Edge(0, 1, new Weight.Parameter(0)),
                new Edge(1, 2, new Weight.Fixed(Rational.ONE)),
                new Edge(1, 2, new Weight.Parameter(0))),
            List.of("w"));
    assertThat(LayerStructure.of(network).classes()).isEmpty();
    assertThat(LayerStructure.obstacle(network, 1)).isPresent();
  }

  @Test
  void constantsAreRoundedUp() {
    Dyadic third = RankOneConstant.upper(Rational.of(1, 3), 40);
    assertThat(third.toRational()).isGreaterThan(Rational.of(1, 3));
    assertThat(third.toRational()).isLessThan(Rational.parse("0.33333333334"));
  }
}
