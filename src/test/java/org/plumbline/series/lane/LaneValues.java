package org.plumbline.series.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.plumbline.number.Dyadic;

/** Exact values of numbers in lanes. */
final class LaneValues {
  private static final int BITS = 24;

  private LaneValues() {}

  static Dyadic exact(LaneBank bank, int k, int lane) {
    return Dyadic.of(bank.value(k, lane), bank.exponent() - (long) BITS * bank.limbs(k));
  }

  static Dyadic exact(LaneSums sums, int lane) {
    Dyadic value = Dyadic.ZERO;
    for (int p = 0; p <= sums.last(); p++) {
      Dyadic column = Dyadic.of((long) sums.column(p)[lane]);
      value = value.add(column.scale(sums.exponent() - (long) BITS * (p + 1)));
    }
    return value;
  }

  /** The integer {@code Σ_p x_p 2^(24(last-p))} of columns {@code -1 … last} in one lane. */
  static BigInteger exact(LaneColumns columns, int last, int lane) {
    BigInteger value = BigInteger.ZERO;
    for (int p = -1; p <= last; p++) {
      value = value.shiftLeft(BITS).add(BigInteger.valueOf((long) columns.at(p)[lane]));
    }
    return value;
  }

  static void assertNear(Dyadic actual, Dyadic expected, long unit, int units) {
    Dyadic error = actual.subtract(expected).abs();
    assertThat(error).isLessThanOrEqualTo(Dyadic.of(units).scale(unit));
  }
}
