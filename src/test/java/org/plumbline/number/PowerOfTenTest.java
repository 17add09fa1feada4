package org.plumbline.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Powers of ten against those written out, and the power below a number of any exponent. */
final class PowerOfTenTest {
  private static Rational power(long exponent) {
    Rational power = Rational.of(BigInteger.TEN.pow((int) Math.abs(exponent)));
    return exponent >= 0 ? power : Rational.ONE.divide(power);
  }

  @Test
  void nearIsUpToALimit() {
    long limit = 1L << 17;
    assertThat(PowerOfTen.isNear(Dyadic.ONE.scale(limit))).isTrue();
    assertThat(PowerOfTen.isNear(Dyadic.ONE.scale(-limit))).isTrue();
    assertThat(PowerOfTen.isNear(Dyadic.ONE.scale(limit + 1))).isFalse();
    assertThat(PowerOfTen.isNear(Dyadic.ONE.scale(-limit - 1))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {-3000, -100, -34, -33, -4, -3, -1, 0, 1, 3, 4, 33, 34, 100, 3000})
  void powersBelow(int exponent) {
    for (int significand : new int[] {1, -5, 7}) {
      Dyadic value = Dyadic.of(significand).scale(exponent);
      long k = PowerOfTen.below(value);
      Rational size = value.abs().toRational();
      assertThat(size).isGreaterThanOrEqualTo(power(k - 1)).isLessThan(power(k + 2));
    }
  }

  /** Of 2^e the decimal exponent, by the digits of log_10 2 = 0.301029995663981195… */
  @Test
  void powersBelowFarNumbers() {
    assertThat(PowerOfTen.below(Dyadic.ONE.scale(1_000_000_000_000L))).isEqualTo(301_029_995_663L);
    assertThat(PowerOfTen.below(Dyadic.ONE.scale(-1_000_000_000_000L)))
        .isEqualTo(-301_029_995_664L);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 5, 22, 63, 100, -1, -2, -5, -22, -100})
  void quotientsContainAndAreSharp(long exponent) {
    Rational exact = Rational.of(7).divide(power(exponent));
    for (int digits : new int[] {1, 20}) {
      DyadicInterval result = PowerOfTen.divided(DyadicInterval.of(Dyadic.of(7)), exponent, digits);
      Rational lower = result.lower().toRational();
      Rational upper = result.upper().toRational();
      assertThat(lower).isLessThanOrEqualTo(exact);
      assertThat(upper).isGreaterThanOrEqualTo(exact);
      assertThat(result.lower().significand().bitLength()).isLessThanOrEqualTo(4 * digits + 82);
      // The bound of the class comment, for 4 digits + 80 bits, with the last rounding.
      Rational width = Dyadic.ONE.scale(67L - 4L * digits - 80).toRational();
      assertThat(upper.subtract(lower)).isLessThanOrEqualTo(exact.multiply(width));
    }
  }
}
