package org.plumbline.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.number.Rational;

final class StandardDeviationTest {
  /** The rounded root is the nearest multiple: half a unit away at most. */
  @ParameterizedTest
  @CsvSource({
    "2, 20",
    "1/3, 20",
    "1/1024, 20",
    "0.0009768, 20",
    "0.0225, 20",
    "123456789012345678901/7, 20",
    "7e300, 20",
    "1e1000, 20",
    "1/1027, 40",
    "1e-7, 40",
    "1e-41, 160"
  })
  void rootsAreTheNearest(String text, int bits) {
    Rational x = Rational.parse(text);
    Rational root = StandardDeviation.rounded(List.of(x, x.negate()), Rational.ZERO);
    Rational unit = Rational.of(BigInteger.ONE, BigInteger.ONE.shiftLeft(bits));
    assertThat(root.divide(unit).denominator()).isEqualTo(BigInteger.ONE);
    assertThat(root.subtract(x).abs().multiply(Rational.of(2)).compareTo(unit)).isNotPositive();
  }

  @Test
  void meansAreExactAndDeviationsDivideByTheCount() {
    List<Rational> numbers = List.of(Rational.of(1), Rational.of(2), Rational.of(2));
    assertThat(StandardDeviation.mean(numbers)).isEqualTo(Rational.of(5, 3));
    List<Rational> spread = List.of(Rational.of(2), Rational.of(4), Rational.of(4), Rational.of(6));
    // The mean square of -2, 0, 0, 2 is 2, whose root is 1.41421356…, that is 1482910.4… / 2^20.
    assertThat(StandardDeviation.rounded(spread, Rational.of(4)))
        .isEqualTo(Rational.of(1_482_910, 1 << 20));
  }

  @Test
  void equalNumbersHaveNone() {
    Rational third = Rational.of(1, 3);
    assertThat(StandardDeviation.rounded(List.of(third, third), third)).isEqualTo(Rational.ZERO);
  }

  /** Halves are rounded up: (2k + 1) / 2^21 to (k + 1) / 2^20. */
  @Test
  void halvesAreRoundedUp() {
    Rational half = Rational.of(2 * 5000 + 1, 1 << 21);
    assertThat(StandardDeviation.rounded(List.of(half, half.negate()), Rational.ZERO))
        .isEqualTo(Rational.of(5001, 1 << 20));
  }

  @Test
  void longDenominatorsAreRefused() {
    Rational tiny = Rational.of(BigInteger.ONE, BigInteger.ONE.shiftLeft((1 << 18) - 1));
    assertThat(StandardDeviation.mean(List.of(tiny))).isEqualTo(tiny);
    Rational tinier = Rational.of(BigInteger.ONE, BigInteger.ONE.shiftLeft(1 << 18));
    assertThatThrownBy(() -> StandardDeviation.mean(List.of(tinier)))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("the fractions add up to one that is too long");
  }
}
