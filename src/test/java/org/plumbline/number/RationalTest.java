package org.plumbline.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/** Fractions in lowest terms: every operation on small ones, each with a value worked out. */
final class RationalTest {
  private static final Rational HALF = Rational.of(1, 2);
  private static final Rational THIRD = Rational.of(1, 3);

  private static void assertParts(Rational value, long numerator, long denominator) {
    assertThat(value.numerator()).isEqualTo(BigInteger.valueOf(numerator));
    assertThat(value.denominator()).isEqualTo(BigInteger.valueOf(denominator));
  }

  @Test
  void fractionsAreInLowestTermsWithAPositiveDenominator() {
    assertParts(Rational.of(6, 4), 3, 2);
    assertParts(Rational.of(6, -4), -3, 2);
    assertParts(Rational.of(-6, -9), 2, 3);
    assertParts(Rational.of(0, 8), 0, 1);
    assertParts(Rational.of(0, -5), 0, 1);
    assertParts(Rational.of(5, 1), 5, 1);
    assertParts(Rational.of(4, 8), 1, 2);
    assertParts(Rational.of(24, 8), 3, 1);
    assertParts(Rational.of(-24, 16), -3, 2);
    assertParts(Rational.of(3, 8), 3, 8);
    assertParts(Rational.of(6, 12), 1, 2);
    assertParts(Rational.of(1, -8), -1, 8);
    assertParts(Rational.of(10, 15), 2, 3);
    assertParts(Rational.of(BigInteger.TEN), 10, 1);
    assertThatThrownBy(() -> Rational.of(1, 0)).hasMessageContaining("zero denominator");
  }

  @Test
  void sumsAndDifferences() {
    assertParts(HALF.add(THIRD), 5, 6);
    assertParts(HALF.subtract(THIRD), 1, 6);
    assertParts(HALF.add(HALF), 1, 1);
    assertParts(Rational.of(1, 6).add(Rational.of(1, 6)), 1, 3);
    assertThat(Rational.ZERO.add(THIRD)).isEqualTo(THIRD);
    assertThat(THIRD.add(Rational.ZERO)).isEqualTo(THIRD);
    assertThat(Rational.ZERO.subtract(THIRD)).isEqualTo(Rational.of(-1, 3));
  }

  @Test
  void productsAndQuotients() {
    assertParts(Rational.of(2, 3).multiply(Rational.of(9, 4)), 3, 2);
    assertParts(Rational.of(2, 3).divide(Rational.of(-4, 9)), -3, 2);
    assertThat(Rational.ZERO.multiply(THIRD)).isEqualTo(Rational.ZERO);
    assertThat(THIRD.multiply(Rational.ZERO)).isEqualTo(Rational.ZERO);
    assertParts(Rational.of(-2, 3).square(), 4, 9);
    assertThatThrownBy(() -> THIRD.divide(Rational.ZERO)).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void signsAndOrder() {
    Rational minus = THIRD.negate();
    assertParts(minus, -1, 3);
    assertThat(minus.signum()).isEqualTo(-1);
    assertThat(minus.abs()).isEqualTo(THIRD);
    assertThat(THIRD.abs()).isEqualTo(THIRD);
    assertThat(HALF.max(THIRD)).isEqualTo(HALF);
    assertThat(THIRD.max(HALF)).isEqualTo(HALF);
    assertThat(HALF.min(THIRD)).isEqualTo(THIRD);
    assertThat(THIRD.min(HALF)).isEqualTo(THIRD);
    assertThat(Rational.of(3, 7)).isLessThan(Rational.of(4, 9)).isGreaterThan(Rational.of(2, 5));
    assertThat(minus).isLessThan(Rational.ZERO);
    assertThat(HALF.compareTo(Rational.of(2, 4))).isZero();
  }

  @Test
  void equalityIsThatOfNumbers() {
    assertThat(Rational.of(2, 4)).isEqualTo(HALF).hasSameHashCodeAs(HALF);
    assertThat(HALF).isNotEqualTo(THIRD).isNotEqualTo(Rational.of(3, 2)).isNotEqualTo(null);
    // The stated combination, which tells p/q from q/p.
    assertThat(Rational.of(2, 3).hashCode()).isEqualTo(31 * 2 + 3);
  }

  @Test
  void textsAreReadBack() {
    assertThat(THIRD.negate()).hasToString("-1/3");
    assertThat(Rational.of(7)).hasToString("7");
    assertThat(Rational.parse("-1/3")).isEqualTo(THIRD.negate());
  }

  @Test
  void nearestDoublesOfFractionsThatAreDoublesAreExact() {
    for (double x : new double[] {0, 1, -1, 0.75, -3e300, 5e-324, 0x1.fffffffffffffp1023}) {
      assertThat(Dyadic.of(x).toRational().approximateDouble()).isEqualTo(x);
    }
    assertThat(THIRD.approximateDouble()).isEqualTo(1.0 / 3);
    assertThat(Rational.parse("1e40").divide(Rational.of(3)).approximateDouble())
        .isBetween(Math.nextDown(1e40 / 3), Math.nextUp(1e40 / 3));
  }
}
