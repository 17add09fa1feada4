package org.plumbline.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/** {@link Logarithm}: numbers beyond double keep their size. */
final class LogarithmTest {
  @ParameterizedTest
  @CsvSource({"1, 0", "1000, 3", "-0.01, -2", "2e300, 300.30103", "5e-1000, -999.30103"})
  void ofRationals(String number, double log10) {
    assertThat(Logarithm.approximate(Rational.parse(number))).isCloseTo(log10, within(1e-5));
  }

  @Test
  void ofDyadicsFarFromOne() {
    Dyadic tiny = Dyadic.of(BigInteger.valueOf(3), -4_000_000_000_000L);
    assertThat(Logarithm.approximate(tiny)).isCloseTo(-1.2041199826559e12, within(1.0));
    assertThat(Logarithm.approximate(Dyadic.of(BigInteger.TEN.pow(5000), 0)))
        .isCloseTo(5000, within(1e-9));
    assertThat(Logarithm.approximate(Dyadic.of(-8))).isCloseTo(0.90309, within(1e-5));
  }

  @Test
  void ofZeroIsBelowAll() {
    assertThat(Logarithm.approximate(Dyadic.ZERO)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(Logarithm.approximate(Rational.ZERO)).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1",
    "-1000, 1e-1000",
    "0.30103, 2",
    "-1.5, 0.03162",
    "4771.69897, 5e4771",
    "-Infinity, 0",
    "1e300, 10^1e300",
    "NaN, unknown",
  })
  void texts(double log10, String text) {
    assertThat(Logarithm.text(log10)).isEqualTo(text);
  }
}
