package org.plumbline.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Decimal texts in each direction, plain and scientific, of near and of far numbers. */
final class DecimalsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1/3, 0.333",
    "-2/3, -0.667",
    "1/8, 0.125",
    "3/2, 1.5",
    "1e-6, 0.000001",
    "1e-7, 1e-7",
    "12/1000000000, 1.2e-8",
    "-123/100000000000, -1.23e-9",
    "100000, 100000",
    "123456, 123000",
    "1e6, 1e6",
    "1234567, 1.23e6",
    "-5e9, -5e9",
  })
  void fractionsAreWrittenInThreeDigits(String value, String text) {
    assertThat(Decimals.nearest(Rational.parse(value), 3)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "FLOOR, 0.333, -0.334",
    "CEILING, 0.334, -0.333",
    "UP, 0.334, -0.334",
    "DOWN, 0.333, -0.333",
    "HALF_EVEN, 0.333, -0.333",
  })
  void directionsAreKept(RoundingMode mode, String positive, String negative) {
    Rational third = Rational.of(1, 3);
    assertThat(Decimals.rounded(third, 3, mode)).isEqualTo(positive);
    assertThat(Decimals.rounded(third.negate(), 3, mode)).isEqualTo(negative);
    Dyadic near = Dyadic.approximate(third, 60);
    assertThat(Decimals.rounded(near, 3, mode)).isEqualTo(positive);
    assertThat(Decimals.rounded(near.negate(), 3, mode)).isEqualTo(negative);
  }

  @Test
  void dyadicsAreWritten() {
    assertThat(Decimals.nearest(Dyadic.of(0.375), 2)).isEqualTo("0.38");
    assertThat(Decimals.nearest(Dyadic.of(96), 1)).isEqualTo("100");
    assertThat(Decimals.exact(Dyadic.of(-0.375))).isEqualByComparingTo("-0.375");
    assertThat(Decimals.exact(Dyadic.of(96))).isEqualByComparingTo("96");
  }

  @Test
  void decimalsAreRationals() {
    assertThat(Decimals.rational(new BigDecimal("1.25"))).isEqualTo(Rational.of(5, 4));
    assertThat(Decimals.rational(new BigDecimal("-3e4"))).isEqualTo(Rational.of(-30_000));
    assertThat(Decimals.rational(new BigDecimal("7"))).isEqualTo(Rational.of(7));
  }

  @Test
  void decimalsTimesPowersAreScientific() {
    BigDecimal value = new BigDecimal("-12.50");
    assertThat(Decimals.text(value, 0)).isEqualTo("-12.5");
    assertThat(Decimals.text(value, 100)).isEqualTo("-1.25e101");
    assertThat(Decimals.text(value, -3)).isEqualTo("-1.25e-2");
    assertThat(Decimals.text(BigDecimal.ZERO, 7)).isEqualTo("0");
    assertThat(Decimals.text(new BigDecimal("12345678"))).isEqualTo("12345678");
    assertThat(Decimals.text(new BigDecimal("4e8"))).isEqualTo("4e8");
  }

  /** Powers of two, whose decimals are known from their logarithms: 2^200000 = 9.98e60205. */
  @ParameterizedTest
  @CsvSource({"FLOOR, 0, -1", "CEILING, 1, 0", "UP, 1, -1", "DOWN, 0, 0"})
  void farNumbersAreRoundedInTheirDirection(RoundingMode mode, int up, int down) {
    BigDecimal exact = new BigDecimal(java.math.BigInteger.ONE.shiftLeft(140_000));
    BigDecimal floor = exact.round(new java.math.MathContext(5, RoundingMode.DOWN));
    Dyadic far = Dyadic.ONE.scale(140_000);
    assertThat(new BigDecimal(Decimals.rounded(far, 5, mode)))
        .isEqualByComparingTo(floor.add(floor.ulp().multiply(BigDecimal.valueOf(up))));
    assertThat(new BigDecimal(Decimals.rounded(far.negate(), 5, mode)))
        .isEqualByComparingTo(floor.negate().add(floor.ulp().multiply(BigDecimal.valueOf(down))));
  }

  /**
   * So near to a power of ten that no interval at hand tells them apart: each direction is kept,
   * though the digits are not always the next ones.
   */
  @Test
  void farNumbersNextToAPowerOfTenStayOnTheirSide() {
    int k = 140_000;
    Dyadic power = Dyadic.of(java.math.BigInteger.valueOf(5).pow(k), k);
    Dyadic below = power.subtract(Dyadic.ONE.scale(k - 200));
    Dyadic above = power.add(Dyadic.ONE.scale(k - 200));
    BigDecimal exact = BigDecimal.ONE.scaleByPowerOfTen(k);
    for (RoundingMode mode : new RoundingMode[] {RoundingMode.FLOOR, RoundingMode.DOWN}) {
      assertThat(rounded(below, mode)).isLessThan(exact);
      assertThat(rounded(above, mode)).isLessThanOrEqualTo(exact);
    }
    for (RoundingMode mode : new RoundingMode[] {RoundingMode.CEILING, RoundingMode.UP}) {
      assertThat(rounded(below, mode)).isGreaterThanOrEqualTo(exact);
      assertThat(rounded(above, mode)).isGreaterThan(exact);
    }
    for (RoundingMode mode : new RoundingMode[] {RoundingMode.FLOOR, RoundingMode.UP}) {
      assertThat(rounded(below.negate(), mode)).isLessThanOrEqualTo(exact.negate());
      assertThat(rounded(above.negate(), mode)).isLessThan(exact.negate());
    }
    for (RoundingMode mode : new RoundingMode[] {RoundingMode.CEILING, RoundingMode.DOWN}) {
      assertThat(rounded(below.negate(), mode)).isGreaterThan(exact.negate());
      assertThat(rounded(above.negate(), mode)).isGreaterThanOrEqualTo(exact.negate());
    }
  }

  private static BigDecimal rounded(Dyadic value, RoundingMode mode) {
    return new BigDecimal(Decimals.rounded(value, 5, mode));
  }
}
