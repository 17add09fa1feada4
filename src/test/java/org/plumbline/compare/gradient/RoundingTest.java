package org.plumbline.compare.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.number.Magnitude;
import org.plumbline.number.NumberFormat;
import org.plumbline.number.Rational;

/** The constants {@code γ_n = nu/(1 - nu)} of sums of products. */
final class RoundingTest {
  /** Not below γ_n, which {@code nu} alone is; and not twice as much. */
  @ParameterizedTest
  @CsvSource({"FLOAT16, 11", "BFLOAT16, 8", "FLOAT32, 24", "FLOAT64, 53"})
  void gammaIsAbove(NumberFormat format, int precision) {
    Rational u = Rational.of(1, 1L << precision);
    for (long n = 1; n <= 1L << (precision - 2); n *= 3) {
      Rational t = u.multiply(Rational.of(n));
      Rational gamma = t.divide(Rational.ONE.subtract(t));
      Rational upper = Rounding.of(format).gammaUpper(n).toDyadic().toRational();
      assertThat(upper).isGreaterThanOrEqualTo(gamma);
      assertThat(upper).isLessThan(gamma.multiply(Rational.of(2)));
    }
  }

  @Test
  void sumsThatAreTooLongHaveNoBound() {
    Rounding rounding = Rounding.of(NumberFormat.FLOAT16);
    assertThat(rounding.gammaUpper(1024).isInfinite()).isFalse();
    assertThat(rounding.gammaUpper(1025).isInfinite()).isTrue();
  }

  /** Each underflow may be doubled by the roundings that follow it. */
  @Test
  void underflowsAreDoubled() {
    Magnitude one = Rounding.of(NumberFormat.FLOAT32).underflow();
    assertThat(one).isEqualTo(Magnitude.ONE.scale(-126));
    assertThat(Rounding.of(NumberFormat.FLOAT32).underflowsUpper(3))
        .isGreaterThanOrEqualTo(one.multiply(Magnitude.enclosingAbove(6.0)));
  }

  @Test
  void exactFormatRoundsNothing() {
    Rounding rounding = Rounding.of(NumberFormat.EXACT);
    assertThat(rounding.gammaUpper(1_000_000).isZero()).isTrue();
    assertThat(rounding.underflowsUpper(1_000_000).isZero()).isTrue();
  }

  @Test
  void shorterFormatRoundsMore() {
    Rounding rounding = Rounding.of(NumberFormat.FLOAT32);
    assertThat(rounding.withRoundoff(0x1p-11).gammaUpper(1))
        .isGreaterThan(rounding.gammaUpper(1).scale(12));
  }
}
