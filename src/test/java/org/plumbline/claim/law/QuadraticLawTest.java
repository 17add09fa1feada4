package org.plumbline.claim.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.along.Instant;
import org.plumbline.claim.structure.ParameterMatrix;
import org.plumbline.claim.structure.TwinClass;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/** Balancedness laws of a network of widths 2, 2, 1, whose values are worked out by hand. */
final class QuadraticLawTest {
  /** W1 = (w0 w1; w2 w3) into vertices 2 and 3, W2 = (w4 w5) out of them. */
  private static final Network NETWORK =
      new LayeredArchitecture(List.of(2, 2, 1), List.of(Activation.RELU), List.of()).network();

  private static final List<Rational> WEIGHTS =
      Stream.of(2, 3, -5, 7, 11, -13).map(Rational::of).toList();

  private static final List<Dyadic> DYADICS =
      Stream.of(2, 3, -5, 7, 11, -13).map(Dyadic::of).toList();

  @Test
  void valuesOfVerticesAndPairs() {
    QuadraticLaw vertex = QuadraticLaw.ofVertex(NETWORK, 2);
    assertThat(vertex.at(WEIGHTS)).isEqualTo(Rational.of(4 + 9 - 121));
    assertThat(vertex.atDyadic(DYADICS)).isEqualTo(Dyadic.of(4 + 9 - 121));
    QuadraticLaw pair = QuadraticLaw.ofPair(NETWORK, 2, 3);
    assertThat(pair.at(WEIGHTS)).isEqualTo(Rational.of(-10 + 21 + 143));
    assertThat(pair.atDyadic(DYADICS)).isEqualTo(Dyadic.of(-10 + 21 + 143));
    QuadraticLaw both = QuadraticLaw.ofVertices(NETWORK, List.of(2, 3));
    assertThat(both.at(WEIGHTS)).isEqualTo(Rational.of(4 + 9 - 121 + 25 + 49 - 169));
    assertThatThrownBy(() -> QuadraticLaw.ofPair(NETWORK, 2, 4)).hasMessage("not twins");
  }

  @Test
  void derivativesAreBilinear() {
    List<Rational> direction = Stream.of(1, 0, 2, -1, 3, 1).map(Rational::of).toList();
    // 2 (2·1 + 3·0 - 11·3), and for the pair w0 g2 + g0 w2 + w1 g3 + g1 w3 - w4 g5 - g4 w5.
    assertThat(QuadraticLaw.ofVertex(NETWORK, 2).derivative(WEIGHTS, direction))
        .isEqualTo(Rational.of(-62));
    assertThat(QuadraticLaw.ofPair(NETWORK, 2, 3).derivative(WEIGHTS, direction))
        .isEqualTo(Rational.of(4 - 5 - 3 - 11 + 39));
  }

  /**
   * The bound of the comment, in numbers; and that moving every weight by the radius stays in it.
   */
  @Test
  void allowancesHoldForAllWeightsWithinTheRadius() {
    Dyadic radius = Dyadic.of(0.25);
    Instant knot = new Instant(0, Rational.ZERO, DYADICS, radius, true);
    QuadraticLaw law = QuadraticLaw.ofPair(NETWORK, 2, 3);
    assertThat(law.allowance(knot)).isEqualTo(Dyadic.of(0.25 * (41 + 3 * 0.25)));
    assertThat(QuadraticLaw.ofVertex(NETWORK, 3).allowance(knot))
        .isEqualTo(Dyadic.of(0.25 * (50 + 3 * 0.25)));
    for (int signs = 0; signs < 64; signs++) {
      int s = signs;
      List<Dyadic> moved =
          java.util.stream.IntStream.range(0, 6)
              .mapToObj(p -> DYADICS.get(p).add((s >> p & 1) == 0 ? radius : radius.negate()))
              .toList();
      assertThat(law.atDyadic(moved).subtract(law.atDyadic(DYADICS)).abs())
          .isLessThanOrEqualTo(law.allowance(knot));
    }
  }

  /** Conserved along the gradient by the same gate on both, and not by others. */
  @Test
  void gradientsAreOrthogonalWhereGatesAgree() {
    FormalPolynomial g = FormalPolynomial.symbol("g");
    FormalPolynomial h = FormalPolynomial.symbol("h");
    QuadraticLaw vertex = QuadraticLaw.ofVertex(NETWORK, 2);
    assertThat(vertex.alongGradient(NETWORK, Map.of(2, g)).isZero()).isTrue();
    assertThat(vertex.alongGradient(NETWORK, Map.of()).isZero()).isFalse();
    QuadraticLaw pair = QuadraticLaw.ofPair(NETWORK, 2, 3);
    assertThat(pair.alongGradient(NETWORK, Map.of(2, g, 3, g)).isZero()).isTrue();
    assertThat(pair.alongGradient(NETWORK, Map.of(2, g, 3, h)).isZero()).isFalse();
    QuadraticLaw spoilt = new QuadraticLaw(vertex.terms().subList(0, 2));
    assertThat(spoilt.alongGradient(NETWORK, Map.of(2, g)).isZero()).isFalse();
  }

  @Test
  void signalsAreSumsOfWeightsTimesSymbols() {
    QuadraticLaw.Signals signals = new QuadraticLaw.Signals(NETWORK, Map.of());
    assertThat(signals.before(2)).hasToString("1·w0·z0 + 1·w1·z1");
    assertThat(signals.back(2)).hasToString("1·w4·δ4");
    assertThat(signals.partial(NETWORK.edges().get(0))).hasToString("1·z0·δ2");
  }

  @Test
  void parameterMatricesAreThoseOfTheLayers() {
    ParameterMatrix in = ParameterMatrix.into(NETWORK, List.of(2, 3));
    assertThat(in.rows()).isEqualTo(List.of(List.of(0, 1), List.of(2, 3)));
    assertThat(ParameterMatrix.outOf(NETWORK, List.of(2, 3)).rows())
        .isEqualTo(List.of(List.of(4, 5)));
    assertThat(in.size()).isEqualTo(4);
    assertThat(in.at(WEIGHTS).entries().get(1)).isEqualTo(WEIGHTS.subList(2, 4));
    assertThat(in.atDyadic(DYADICS).get(1)).isEqualTo(DYADICS.subList(2, 4));
    TwinClass twins = new TwinClass(NETWORK, List.of(2, 3));
    assertThat(twins.imbalance(WEIGHTS).entries())
        .isEqualTo(
            List.of(
                List.of(Rational.of(13 - 121), Rational.of(11 + 143)),
                List.of(Rational.of(11 + 143), Rational.of(74 - 169))));
    assertThat(twins.name()).isEqualTo("W1");
    assertThat(twins.isLinear()).isFalse();
    Network linear =
        new LayeredArchitecture(List.of(2, 2, 1), List.of(Activation.LINEAR), List.of()).network();
    assertThat(new TwinClass(linear, List.of(2, 3)).isLinear()).isTrue();
    assertThat(twins.sources()).containsExactly(0, 1);
    assertThat(twins.targets()).containsExactly(4);
    assertThat(twins.restrictedTo(List.of(3)).vertices()).containsExactly(3);
    assertThat(twins.vertexNames()).isEqualTo(NETWORK.name(2) + "," + NETWORK.name(3));
  }
}
