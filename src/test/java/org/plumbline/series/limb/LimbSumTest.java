package org.plumbline.series.limb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.number.Dyadic;

/** {@link LimbSum} against exact arithmetic, with columns as full as they may be. */
final class LimbSumTest {
  private static final int BITS = LimbKernels.BITS;
  private static final long FULL = 1L << 62;

  private static Dyadic value(LimbSum sum, int n) {
    return Dyadic.of(
        LimbKernelsTest.value(sum.columns(), 0, 1, n), sum.exponent() - (long) BITS * n);
  }

  /** A sum as a product leaves it: its first column full, the others below 2^56. */
  private static LimbSum full(int n, long exponent, long first, Random random) {
    LimbSum sum = new LimbSum(n);
    sum.start(exponent);
    for (int i = 0; i < n; i++) {
      sum.columns()[i] = i == 0 ? first : random.nextLong() >>> 8;
    }
    return sum;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 20})
  void manyFullTermsDoNotOverflow(int n) {
    for (long first : new long[] {FULL, -FULL}) {
      Random random = new Random(n);
      LimbSum total = new LimbSum(n);
      Dyadic exact = Dyadic.ZERO;
      for (int j = 0; j < 500; j++) {
        LimbSum term = full(n, j % 3, first, random);
        exact = exact.add(value(term, n));
        total.add(term, n);
      }
      Dyadic loss = exact.subtract(value(total, n)).abs();
      Dyadic unit = Dyadic.ONE.scale(total.exponent() - (long) BITS * n);
      assertThat(loss).isLessThanOrEqualTo(unit.multiply(Dyadic.of(3 * 500)));
      assertThat(total.exponent()).isLessThanOrEqualTo(exact.abs().magnitudeExponent() + 4);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 20})
  void smallIntegersMultiplyExactly(int n) {
    Random random = new Random(n);
    for (int factor : new int[] {1, 2, 77, 1000}) {
      for (long first : new long[] {0, 1L << 50, -(1L << 50)}) {
        LimbSum sum = full(n, -7, first, random);
        sum.settle(n);
        Dyadic exact = value(sum, n).multiply(Dyadic.of(factor));
        sum.multiply(factor, n);
        assertThat(value(sum, n)).isEqualTo(exact);
      }
    }
  }

  @Test
  void integersTooLargeForTheFirstColumnLoseLessThanAUnit() {
    int n = 3;
    LimbSum sum = full(n, 0, 1L << 53, new Random(4));
    sum.settle(n);
    Dyadic exact = value(sum, n).multiply(Dyadic.of(5000));
    sum.multiply(5000, n);
    Dyadic unit = Dyadic.ONE.scale(sum.exponent() - (long) BITS * n);
    assertThat(exact.subtract(value(sum, n)).abs()).isLessThan(unit);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 20})
  void termsFarApartLoseLessThanAUnit(int n) {
    Random random = new Random(n);
    for (long apart : new long[] {0, 1, 55, 56, 57, 56L * n, 56L * n + 55, 56L * n + 56, 400_000}) {
      for (boolean smallFirst : new boolean[] {true, false}) {
        LimbSum large = full(n, -400_000, 1L << 50, random);
        LimbSum small = full(n, -400_000 - apart, -(1L << 53), random);
        Dyadic exact = value(large, n).add(value(small, n));
        LimbSum total = new LimbSum(n);
        total.add(smallFirst ? small : large, n);
        total.add(smallFirst ? large : small, n);
        Dyadic unit = Dyadic.ONE.scale(-400_000 - (long) BITS * n);
        Dyadic loss = exact.subtract(value(total, n));
        assertThat(loss).isLessThan(unit.multiply(Dyadic.of(3)).scale(-1));
        assertThat(loss).isGreaterThan(unit.negate());
      }
    }
  }

  @Test
  void oppositeTermsCancelToZero() {
    Random random = new Random(1);
    LimbSum term = full(4, 9, 1L << 52, random);
    LimbSum total = new LimbSum(4);
    total.add(term, 4);
    term.negate();
    total.add(term, 4);
    total.settle(4);
    assertThat(total.isZero(4)).isTrue();
  }

  @Test
  void whatIsSetIsCutTowardsZero() {
    LimbSum sum = new LimbSum(3);
    for (long exponent : new long[] {-400_000, -200, 0, 1_000_000}) {
      for (long significand : new long[] {1, -1, 0x7fff_ffff_ffff_ffffL, -0x7fff_ffff_ffff_ffffL}) {
        Dyadic number = Dyadic.of(significand).scale(exponent);
        sum.set(number);
        assertThat(value(sum, 3)).isEqualTo(number);
        Dyadic longer = number.add(number.scale(-400));
        sum.set(longer);
        Dyadic loss = longer.abs().subtract(value(sum, 3).abs());
        assertThat(loss.signum()).isNotNegative();
        assertThat(loss).isLessThan(Dyadic.ONE.scale(sum.exponent() - 3L * BITS));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 20})
  void productsWithConstantsAreWithinTheirBound(int n) {
    LimbConstants constants =
        LimbConstants.reciprocals(9, n + 1).multipliedBy(Dyadic.of(-3).scale(-70_000), 9);
    for (long first : new long[] {0, 1L << 50, -FULL, FULL - 1}) {
      for (int k = 1; k < 9; k++) {
        LimbSum sum = full(n, 100, first, new Random(k));
        Dyadic exact = value(sum, n).multiply(Dyadic.of(-3).scale(-70_000));
        sum.multiply(constants, k, n);
        Dyadic loss = exact.subtract(value(sum, n).multiply(Dyadic.of(k))).abs();
        Dyadic unit = Dyadic.ONE.scale(sum.exponent() - (long) BITS * n);
        assertThat(loss).isLessThan(unit.multiply(Dyadic.of((2L * n + 2) * k)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 20})
  void numbersAreWrittenUnderAnyExponentAtWhichTheyFit(int n) {
    for (int zeros = 0; zeros < n; zeros++) {
      for (long limb : new long[] {1, -1, 3, (1L << 55) - 1, -(1L << 55)}) {
        LimbSum sum = new LimbSum(n);
        sum.start(7);
        sum.columns()[zeros] = limb;
        sum.settle(n);
        Dyadic before = value(sum, n);
        assertThat(sum.magnitude(n)).isBetween(before.abs().magnitudeExponent(), 70L);
        long[] d = new long[n];
        long exponent = sum.magnitude(n) + 2;
        sum.writeTo(d, 0, 1, exponent, n);
        Dyadic after = Dyadic.of(LimbKernelsTest.value(d, 0, 1, n), exponent - (long) BITS * n);
        Dyadic unit = Dyadic.ONE.scale(exponent - (long) BITS * n);
        assertThat(before.subtract(after)).isBetween(Dyadic.ZERO, unit);
        assertThat(Math.abs(d[0])).isLessThanOrEqualTo(1L << 54);
      }
    }
  }

  /** Shifted to either side, unsettled: the same value but for a unit, or nothing is written. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 20})
  void numbersAreWrittenUnderNearExponents(int n) {
    Random random = new Random(n);
    for (int distance = -BITS - 1; distance <= BITS + 1; distance++) {
      for (long first : new long[] {0, 1, -1, 12345, -12345, 1L << 50, -(1L << 50)}) {
        LimbSum sum = full(n, 7, first, random);
        for (int i = 1; i < n; i++) {
          sum.columns()[i] = random.nextLong() >> 3;
        }
        Dyadic before = value(sum, n);
        long[] d = new long[n];
        long exponent = 7 + distance;
        boolean isWritten = sum.writeNear(d, 0, 1, exponent, n);
        boolean isNear = Math.abs(distance) < BITS;
        long room = 1L << Math.max(0, BITS + Math.min(0, distance));
        assertThat(isWritten)
            .isEqualTo(isNear && (distance >= 0 || first < room && first >= -room));
        assertThat(value(sum, n)).isEqualTo(before);
        if (isWritten) {
          Dyadic after = Dyadic.of(LimbKernelsTest.value(d, 0, 1, n), exponent - (long) BITS * n);
          Dyadic unit = Dyadic.ONE.scale(exponent - (long) BITS * n);
          assertThat(before.subtract(after)).isBetween(Dyadic.ZERO, unit);
        } else {
          assertThat(d).containsOnly(0L);
        }
      }
    }
  }
}
