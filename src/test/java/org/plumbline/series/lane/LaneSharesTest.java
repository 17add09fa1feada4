package org.plumbline.series.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

final class LaneSharesTest {
  private static final Rational THIRD = Rational.of(1, 3);

  private final LaneScratch scratch = new LaneScratch(4, new LaneExponential.Tables(4));

  private static LaneGroup group() {
    List<LaneGroup.Sample> samples = List.of(sample(0), sample(1), sample(2));
    return LaneGroup.of(
        samples,
        List.of(
            LaneSamples.sum(5, List.of(THIRD, Rational.of(-5), Rational.of(1L << 40))),
            LaneSamples.sum(6, List.of(Rational.ONE, Rational.ZERO, Rational.of(-7)))),
        6);
  }

  private static LaneGroup.Sample sample(int i) {
    return LaneSamples.sample(i, List.of(0), List.of(Rational.of(i + 1)), Rational.ZERO);
  }

  private static Dyadic value(LaneShares shares, int m) {
    Dyadic sum = Dyadic.ZERO;
    for (int i = 0; i < shares.columns(m).length; i++) {
      sum = sum.add(Dyadic.of(shares.columns(m)[i]).scale(shares.exponent(m) - 24L * (i + 1)));
    }
    return sum;
  }

  /** Samples 2 and 0, with {@code e = 3 2^-20} and {@code -1/8}; the sums times 3 and 1. */
  @Test
  void lanesAreTheSamplesGiven() {
    LaneShares shares = new LaneShares(group(), new int[] {2, 0}, 12);
    LaneSeries e = new LaneSeries();
    e.start(2, 2);
    e.makeRoom(0, 0);
    double[][] limbs = e.prepare(1, 3);
    // The exponent is 7: column 0 is worth 2^-17, column 1 2^-41.
    limbs[1][0] = 3 << 21;
    limbs[0][1] = -(1 << 14);
    assertThat(e.value(1, 0)).isEqualTo(Dyadic.of(3).scale(-20));
    assertThat(e.value(1, 1)).isEqualTo(Dyadic.of(-0.125));
    shares.addUp(e, 1, scratch);
    Dyadic first = Dyadic.of(9).scale(20).add(Dyadic.of(-0.125));
    assertThat(value(shares, 0)).isEqualTo(first);
    Dyadic second = Dyadic.of(-21).scale(-20).add(Dyadic.of(-0.125));
    assertThat(value(shares, 1)).isEqualTo(second);
    shares.addUp(e, 1, scratch);
    assertThat(value(shares, 0)).as("anew").isEqualTo(first);
  }

  @Test
  void coefficientsWithoutLimbsAddNothing() {
    LaneShares shares = new LaneShares(group(), new int[] {1}, 12);
    LaneSeries e = new LaneSeries();
    e.start(2, 1);
    e.makeRoom(0, 0);
    e.prepare(0, 2)[0][0] = 5;
    shares.addUp(e, 0, scratch);
    assertThat(value(shares, 0)).isEqualTo(Dyadic.of(-75).scale(7 - 24));
    e.clear(1);
    shares.addUp(e, 1, scratch);
    assertThat(value(shares, 0)).isEqualTo(Dyadic.ZERO);
  }
}
