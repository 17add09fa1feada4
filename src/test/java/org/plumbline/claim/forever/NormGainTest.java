package org.plumbline.claim.forever;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.Examples;
import org.plumbline.claim.SmallGraph;
import org.plumbline.data.Dataset;
import org.plumbline.network.Network;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/** {@link NormGain} and {@link OutputBound} where what they bound is known. */
final class NormGainTest {
  private static final Dataset ONES =
      new Dataset(List.of("a", "b"), List.of(Examples.rationals("1", "1")), List.of(1));

  private static DyadicInterval point(double x) {
    return DyadicInterval.of(Dyadic.of(x));
  }

  private static OutputBound output(Network network) {
    return OutputBound.of(PathGraph.of(network), ONES);
  }

  /** {@code f = w v x}, balanced: {@code m = a_1 = a_2}, so {@code N = (m - m_T)/2}. */
  @Test
  void levelsContainABalancedFlow() {
    LevelGain gain = new LevelGain(List.of(point(3), point(3)), point(3), point(1));
    for (int m = 4; m < 1000; m *= 3) {
      double truth = (m - 3) / 2.0;
      assertThat(gain.lower(Dyadic.of(m))).isBetween(Dyadic.of(truth - 1e-6 * m), Dyadic.of(truth));
      assertThat(gain.upper(Dyadic.of(m)).orElseThrow())
          .isBetween(Dyadic.of(truth), Dyadic.of(truth + 1e-6 * m));
      assertThat(gain.marginFor(Dyadic.of(truth)).orElseThrow())
          .isBetween(Dyadic.of(m), Dyadic.of(m + 1e-6));
      assertThat(gain.normUpper(Dyadic.of(m)).orElseThrow().approximateDouble())
          .isBetween(Math.sqrt(2.0 * m), Math.sqrt(2.0 * m) + 1e-3);
    }
  }

  /** The larger {@code Γ₀}, the less is proved; {@code γ̂_T} in its place would prove too much. */
  @Test
  void theNormalizedMarginAtTheStartWouldProveTooMuch() {
    LevelGain right = new LevelGain(List.of(point(4), point(4)), point(3), point(1));
    LevelGain mutant = new LevelGain(List.of(point(4), point(4)), point(3), point(0.75));
    // γ̂ rises from 3/4 towards 1: a flow with N = 48 may have any margin up to 100.
    Dyadic margin = Dyadic.of(100);
    assertThat(right.lower(margin)).isLessThanOrEqualTo(Dyadic.of(48));
    assertThat(mutant.lower(margin)).isGreaterThan(Dyadic.of(48));
  }

  /** Mutant: margins and norms of two times. {@code 6/√(4·9) = 1}, from one time. */
  @Test
  void theNormalizedMarginIsOfOneTime() {
    DyadicInterval ratio =
        new LevelGain(List.of(point(4), point(9)), point(6), point(1)).normalized();
    assertThat(ratio.contains(Dyadic.ONE)).isTrue();
    assertThat(ratio.upper().subtract(ratio.lower())).isLessThan(Dyadic.ONE.scale(-80));
  }

  @Test
  void nothingIsGainedBeforeTheMarginRises() {
    LevelGain gain = new LevelGain(List.of(point(4)), point(1), point(1));
    assertThat(gain.lower(Dyadic.ONE)).isEqualTo(Dyadic.ZERO);
  }

  /** {@code f = w(a + b)}: {@code |f| = 2r} on {@code (1, 1)}, where unshared weights give √2. */
  @Test
  void oneParameterOnSeveralInEdgesOfAVertexCountsForEach() {
    assertThat(output(SmallGraph.of(2, "a b o", "a o w", "b o w")).upper(Dyadic.ONE))
        .isBetween(Dyadic.of(2), Dyadic.of(2.0001));
    assertThat(output(SmallGraph.of(2, "a b o", "a o v", "b o w")).upper(Dyadic.ONE))
        .isBetween(Dyadic.of(1.4142), Dyadic.of(1.4143));
  }

  @Test
  void fixedEdgesCountWithTheirWeight() {
    Network network = SmallGraph.of(2, "a b h o", "a h w", "b h 3", "h o v");
    assertThat(output(network).upper(Dyadic.of(2))).isBetween(Dyadic.of(10), Dyadic.of(10.0001));
  }

  /** {@code f = wx}: {@code ‖w‖ = m}, {@code N = (m² - m_T²)/2}. */
  @Test
  void degreesContainALinearFlow() {
    Network network = SmallGraph.of(2, "a b o", "a o w");
    WeightedGain gain =
        new WeightedGain(output(network), Rational.ONE, point(9), point(3), point(3));
    for (int m = 4; m < 1000; m *= 3) {
      double truth = (m * m - 9) / 2.0;
      assertThat(gain.lower(Dyadic.of(m)))
          .isBetween(Dyadic.of(truth * (1 - 1e-6)), Dyadic.of(truth));
      assertThat(gain.marginFor(Dyadic.of(truth)).orElseThrow())
          .isBetween(Dyadic.of(m), Dyadic.of(m * (1 + 1e-6)));
    }
  }

  /** The same flow by the length of its arc, without a positive degree to go by. */
  @Test
  void theArcBoundHoldsWithoutDegrees() {
    Network network = SmallGraph.of(2, "a b o", "a o w");
    WeightedGain gain =
        new WeightedGain(output(network), Rational.ZERO, point(9), point(3), point(3));
    for (int m = 4; m < 1000; m *= 3) {
      Dyadic truth = Dyadic.of((m * m - 9) / 2.0);
      assertThat(gain.lower(Dyadic.of(m))).isGreaterThan(Dyadic.ZERO).isLessThan(truth);
      Dyadic margin = gain.marginFor(gain.lower(Dyadic.of(m))).orElseThrow();
      assertThat(margin.approximateDouble()).isBetween(m * (1 - 1e-6), m * (1 + 1e-6));
    }
    assertThat(gain.lower(Dyadic.of(3))).isEqualTo(Dyadic.ZERO);
    assertThat(gain.lower(Dyadic.of(2))).isEqualTo(Dyadic.ZERO);
  }
}
