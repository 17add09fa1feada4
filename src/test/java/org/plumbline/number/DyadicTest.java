package org.plumbline.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/** Exact operations on dyadics, the errors of those that round, and the limits of both. */
final class DyadicTest {
  private static final Dyadic THREE = Dyadic.of(3);
  private static final Dyadic QUARTER = Dyadic.ONE.scale(-2);

  private static void assertParts(Dyadic value, long significand, long exponent) {
    assertThat(value.significand()).isEqualTo(BigInteger.valueOf(significand));
    assertThat(value.exponent()).isEqualTo(exponent);
  }

  private static void assertWithin(Dyadic actual, Rational exact, Rational bound) {
    assertThat(actual.toRational().subtract(exact).abs()).isLessThanOrEqualTo(bound);
  }

  @Test
  void significandsAreOddOrZero() {
    assertParts(Dyadic.of(BigInteger.valueOf(12), 5), 3, 7);
    assertParts(Dyadic.of(BigInteger.valueOf(-12), -5), -3, -3);
    assertParts(Dyadic.of(BigInteger.valueOf(7), 5), 7, 5);
    assertParts(Dyadic.of(BigInteger.ZERO, 5), 0, 0);
    assertParts(Dyadic.of(40L), 5, 3);
    assertThatThrownBy(() -> Dyadic.of(BigInteger.TWO, Long.MAX_VALUE))
        .isInstanceOf(RangeException.class)
        .hasMessageContaining("exponent");
  }

  @Test
  void doublesAreExact() {
    assertParts(Dyadic.of(0.75), 3, -2);
    assertParts(Dyadic.of(-6.0), -3, 1);
    assertParts(Dyadic.of(Double.MIN_VALUE), 1, -1074);
    assertParts(Dyadic.of(3 * Double.MIN_VALUE), 3, -1074);
    assertParts(Dyadic.of(Double.MIN_NORMAL), 1, -1022);
    assertParts(Dyadic.of(Double.MAX_VALUE), (1L << 53) - 1, 971);
    assertThatThrownBy(() -> Dyadic.of(Double.NaN)).hasMessage("NaN is not a finite number");
    assertThatThrownBy(() -> Dyadic.of(Double.POSITIVE_INFINITY))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void sumsAreExact() {
    assertParts(THREE.add(QUARTER), 13, -2);
    assertParts(QUARTER.add(THREE), 13, -2);
    assertParts(THREE.subtract(QUARTER), 11, -2);
    assertThat(Dyadic.ZERO.add(THREE)).isEqualTo(THREE);
    assertThat(THREE.add(Dyadic.ZERO)).isEqualTo(THREE);
    assertParts(THREE.subtract(THREE), 0, 0);
  }

  @Test
  void productsAreExact() {
    assertParts(THREE.multiply(Dyadic.of(-20)), -15, 2);
    assertThat(THREE.multiply(Dyadic.ZERO)).isEqualTo(Dyadic.ZERO);
    assertThat(Dyadic.ZERO.multiply(THREE)).isEqualTo(Dyadic.ZERO);
    assertParts(Dyadic.ZERO.scale(5), 0, 0);
    assertParts(THREE.scale(-7), 3, -7);
  }

  @Test
  void signsAndOrder() {
    assertParts(THREE.negate(), -3, 0);
    assertThat(THREE.negate().abs()).isEqualTo(THREE);
    assertThat(THREE.abs()).isEqualTo(THREE);
    assertThat(THREE.max(QUARTER)).isEqualTo(THREE);
    assertThat(QUARTER.max(THREE)).isEqualTo(THREE);
    assertThat(THREE.min(QUARTER)).isEqualTo(QUARTER);
    assertThat(QUARTER.min(THREE)).isEqualTo(QUARTER);
    assertThat(THREE.negate()).isLessThan(QUARTER.negate()).isLessThan(Dyadic.ZERO);
    assertThat(Dyadic.ZERO).isLessThan(QUARTER);
    assertThat(Dyadic.ZERO.compareTo(Dyadic.ZERO)).isZero();
    assertThat(THREE.compareTo(Dyadic.of(3.0))).isZero();
    // Of the same magnitude, with other exponents.
    assertThat(Dyadic.of(13)).isLessThan(Dyadic.of(14)).isGreaterThan(Dyadic.of(12));
    assertThat(Dyadic.of(12)).isLessThan(Dyadic.of(13)).isGreaterThan(Dyadic.of(11));
    assertThat(Dyadic.of(-12)).isGreaterThan(Dyadic.of(-13)).isLessThan(Dyadic.of(-11));
    // Compared by magnitudes only: the numbers are too far apart to be written out.
    Dyadic far = Dyadic.ONE.scale(1L << 40);
    assertThat(far).isGreaterThan(THREE);
    assertThat(far.negate()).isLessThan(THREE.negate());
  }

  @Test
  void equalityIsThatOfNumbers() {
    assertThat(Dyadic.of(12)).isEqualTo(THREE.scale(2)).hasSameHashCodeAs(THREE.scale(2));
    assertThat(THREE).isNotEqualTo(THREE.scale(1)).isNotEqualTo(Dyadic.of(5)).isNotEqualTo(null);
    assertThat(THREE.scale(2).hashCode()).isEqualTo(31 * 3 + 2);
    assertThat(Dyadic.of(-12)).hasToString("-3*2^2");
  }

  @Test
  void magnitudesBoundTheNumber() {
    assertThat(Dyadic.ONE.magnitudeExponent()).isEqualTo(1);
    assertThat(Dyadic.of(-7).magnitudeExponent()).isEqualTo(3);
    assertThat(Dyadic.of(-8).magnitudeExponent()).isEqualTo(4);
    assertThat(QUARTER.magnitudeExponent()).isEqualTo(-1);
    assertThatThrownBy(Dyadic.ZERO::magnitudeExponent).hasMessageContaining("zero");
  }

  @Test
  void roundingIsToNearestAwayFromZero() {
    assertParts(Dyadic.of(13).round(3), 7, 1);
    assertParts(Dyadic.of(11).round(3), 3, 2);
    assertParts(Dyadic.of(9).round(3), 5, 1);
    assertParts(Dyadic.of(-13).round(3), -7, 1);
    assertParts(Dyadic.of(0b110010).round(4), 13, 2);
    assertParts(Dyadic.of(0b110001).round(4), 3, 4);
    assertParts(Dyadic.of(13).round(4), 13, 0);
    assertParts(Dyadic.of(15).round(3), 1, 4);
    assertParts(Dyadic.ZERO.round(3), 0, 0);
  }

  @Test
  void approximationsAreNearest() {
    for (Rational value :
        new Rational[] {
          Rational.of(1, 3), Rational.of(-22, 7), Rational.parse("1e40"), Rational.parse("1e-40/7")
        }) {
      for (int bits : new int[] {1, 5, 24, 53}) {
        Dyadic near = Dyadic.approximate(value, bits);
        assertThat(near.significand().abs().bitLength()).isLessThanOrEqualTo(bits);
        Rational bound = value.abs().multiply(Dyadic.ONE.scale(-bits).toRational());
        assertWithin(near, value, bound);
      }
    }
    // 1/3 = 0.0101010…, 22/7 = 11.001001001…
    assertParts(Dyadic.approximate(Rational.of(1, 3), 4), 11, -5);
    assertParts(Dyadic.approximate(Rational.of(-22, 7), 6), -25, -3);
    assertParts(Dyadic.approximate(Rational.of(1000), 4), 1, 10);
    assertParts(Dyadic.approximate(Rational.ZERO, 4), 0, 0);
    // Beyond the bits of the quotient, the shift is the other way.
    assertParts(Dyadic.approximate(Rational.of(BigInteger.ONE.shiftLeft(90)), 4), 1, 90);
  }

  @Test
  void approximateSumsLeaveOutWhatIsFar() {
    assertThat(Dyadic.ZERO.approximateSum(Dyadic.of(13), 3)).isEqualTo(Dyadic.of(14));
    assertThat(Dyadic.of(13).approximateSum(Dyadic.ZERO, 3)).isEqualTo(Dyadic.of(14));
    assertThat(THREE.approximateSum(QUARTER, 10)).isEqualTo(Dyadic.of(3.25));
    assertThat(Dyadic.of(7).approximateSum(QUARTER, 3)).isEqualTo(Dyadic.of(7));
    // Nine bits are one more than those kept and a half: the smaller one still counts.
    Dyadic one = Dyadic.ONE;
    assertThat(one.approximateSum(one.scale(-6), 7)).isEqualTo(one.add(one.scale(-6)));
    assertThat(one.approximateSum(one.scale(-9).negate(), 8))
        .isEqualTo(one.subtract(one.scale(-9)).round(8));
    assertThat(one.approximateSum(one.scale(-90), 8)).isEqualTo(one);
    assertThat(one.scale(-90).approximateSum(one, 8)).isEqualTo(one);
    assertThat(Dyadic.of(1023).approximateSum(one.scale(-90), 8)).isEqualTo(Dyadic.of(1024));
  }

  @Test
  void quotientsAreRounded() {
    assertParts(Dyadic.ONE.approximateQuotient(THREE, 4), 11, -5);
    assertParts(Dyadic.of(-22).approximateQuotient(Dyadic.of(7), 6), -25, -3);
    assertParts(Dyadic.of(12).approximateQuotient(Dyadic.of(6), 8), 1, 1);
    assertParts(Dyadic.ZERO.approximateQuotient(THREE, 4), 0, 0);
    for (int significand = 1; significand < 200; significand += 11) {
      for (int bits : new int[] {2, 9, 53}) {
        Dyadic x = Dyadic.of(significand).scale(-3);
        Rational exact = x.toRational().divide(Rational.of(28));
        Dyadic near = x.approximateQuotient(Dyadic.of(28), bits);
        assertThat(near.significand().bitLength()).isLessThanOrEqualTo(bits);
        assertWithin(near, exact, exact.multiply(Dyadic.ONE.scale(-bits).toRational()));
      }
    }
    assertThatThrownBy(() -> THREE.approximateQuotient(Dyadic.ZERO, 4))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void rationalsAreExact() {
    assertThat(THREE.scale(4).toRational()).isEqualTo(Rational.of(48));
    assertThat(THREE.scale(-4).toRational()).isEqualTo(Rational.of(3, 16));
    assertThat(THREE.toRational()).isEqualTo(Rational.of(3));
    long most = 1L << 23;
    assertThat(Dyadic.ONE.scale(most).toRational().numerator().bitLength()).isEqualTo(most + 1);
    assertThat(Dyadic.ONE.scale(-most).toRational().denominator().bitLength()).isEqualTo(most + 1);
    assertThatThrownBy(() -> Dyadic.ONE.scale(most + 1).toRational())
        .isInstanceOf(RangeException.class);
    assertThatThrownBy(() -> Dyadic.ONE.scale(-most - 1).toRational())
        .isInstanceOf(RangeException.class);
    assertThatThrownBy(() -> Dyadic.ONE.scale(Long.MIN_VALUE).toRational())
        .isInstanceOf(RangeException.class);
  }

  @Test
  void sumsAreWrittenOutUpToAMegabyte() {
    long most = 1L << 23;
    assertThat(Dyadic.ONE.scale(most).add(Dyadic.ONE).significand().bitLength())
        .isEqualTo(most + 1);
    assertThatThrownBy(() -> Dyadic.ONE.scale(most + 1).add(Dyadic.ONE))
        .isInstanceOf(RangeException.class);
    Dyadic largest = Dyadic.ONE.scale(Long.MAX_VALUE);
    assertThatThrownBy(() -> largest.add(Dyadic.ONE.scale(Long.MIN_VALUE)))
        .isInstanceOf(RangeException.class);
    assertThatThrownBy(() -> largest.multiply(largest)).isInstanceOf(RangeException.class);
    assertThatThrownBy(() -> Dyadic.ONE.scale(Long.MIN_VALUE).scale(-1))
        .isInstanceOf(RangeException.class);
    assertThat(largest.scale(Long.MIN_VALUE)).isEqualTo(Dyadic.ONE.scale(-1));
    assertThat(Dyadic.ONE.scale(5).scale(-5)).isEqualTo(Dyadic.ONE);
  }

  @Test
  void doublesOfDyadicsAreNear() {
    for (double x : new double[] {0, 1, -1.5, 3e300, -5e-324, Double.MAX_VALUE}) {
      assertThat(Dyadic.of(x).approximateDouble()).isEqualTo(x);
    }
    assertThat(Dyadic.ONE.scale(6000).approximateDouble()).isInfinite();
    assertThat(Dyadic.ONE.scale(-6000).approximateDouble()).isZero();
    assertThat(Dyadic.ONE.scale(1L << 40).approximateDouble()).isInfinite();
    assertThat(Dyadic.ONE.scale(-(1L << 40)).approximateDouble()).isZero();
    Dyadic wide = Dyadic.ONE.add(Dyadic.ONE.scale(-100));
    assertThat(wide.approximateDouble()).isEqualTo(1);
    Dyadic eighty = Dyadic.of(BigInteger.ONE.shiftLeft(80).subtract(BigInteger.ONE), 0);
    assertThat(eighty.approximateDouble()).isEqualTo(0x1p80);
  }

  /** Long terms at all distances, in both orders: within the bound stated, and not longer. */
  @Test
  void approximateSumsOfLongTermsAreWithinTheirBound() {
    Dyadic a = Dyadic.of(0x1.23456789abcdfp0);
    for (double second : new double[] {0x1.fedcba9876543p0, -0x1.fedcba9876543p0, -0x1.2345p0}) {
      for (int distance = 0; distance <= 30; distance++) {
        Dyadic b = Dyadic.of(second).scale(-distance);
        for (int bits : new int[] {2, 7, 20}) {
          Dyadic exact = a.add(b);
          Dyadic bound = a.abs().max(b.abs()).max(exact.abs()).scale(-bits);
          for (Dyadic sum : new Dyadic[] {a.approximateSum(b, bits), b.approximateSum(a, bits)}) {
            assertThat(sum.subtract(exact).abs()).isLessThanOrEqualTo(bound);
            assertThat(sum.significand().abs().bitLength()).isLessThanOrEqualTo(bits + 1);
          }
        }
      }
    }
  }
}
