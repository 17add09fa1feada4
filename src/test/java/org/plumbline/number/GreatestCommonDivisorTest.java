package org.plumbline.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link GreatestCommonDivisor}: the divisor of the library, for numbers of every shape. */
final class GreatestCommonDivisorTest {
  private static final Random RANDOM = new Random(5);

  private static void assertIsThatOfTheLibrary(BigInteger a, BigInteger b) {
    BigInteger expected = a.gcd(b);
    assertThat(GreatestCommonDivisor.of(a, b)).isEqualTo(expected);
    assertThat(GreatestCommonDivisor.of(b.negate(), a)).isEqualTo(expected);
  }

  /** Lengths in bits: of what is common, and of what is not. */
  @ParameterizedTest
  @CsvSource({
    "1, 100, 100",
    "100, 9000, 9000",
    "1, 9000, 20000",
    "9000, 1, 9000",
    "9000, 30000, 30000",
    "20000, 20000, 8193",
    "1, 40000, 39999",
    "20000, 500, 40",
  })
  void isThatOfRandomNumbers(int common, int left, int right) {
    for (int k = 0; k < 5; k++) {
      BigInteger g = new BigInteger(common, RANDOM).setBit(0);
      assertIsThatOfTheLibrary(
          new BigInteger(left, RANDOM).multiply(g), new BigInteger(right, RANDOM).multiply(g));
    }
  }

  /** Quotients that are all 1 make Euclid's way the longest, powers make it the shortest. */
  @Test
  void isThatOfSpecialNumbers() {
    BigInteger a = BigInteger.ONE;
    BigInteger b = BigInteger.ONE;
    for (int k = 0; k < 20_000; k++) {
      BigInteger next = a.add(b);
      a = b;
      b = next;
    }
    BigInteger two = BigInteger.TWO.pow(30_000);
    BigInteger ten = BigInteger.TEN.pow(9_999);
    List<BigInteger> special =
        List.of(
            BigInteger.ZERO,
            BigInteger.ONE,
            a,
            b,
            two,
            two.add(BigInteger.ONE),
            two.subtract(BigInteger.ONE),
            ten,
            ten.multiply(ten).add(BigInteger.valueOf(7)),
            ten.multiply(BigInteger.valueOf(21)),
            a.multiply(ten),
            b.multiply(ten));
    for (BigInteger x : special) {
      for (BigInteger y : special) {
        assertIsThatOfTheLibrary(x, y);
      }
    }
  }

  /** Sums, products and quotients of long numbers are what cross-multiplication says. */
  @Test
  void operationsOnLongNumbersAreExactAndInLowestTerms() {
    List<Rational> numbers =
        List.of(
            Rational.ZERO,
            Rational.of(-3, 7),
            Rational.parse("1e9999"),
            Rational.parse("-1e-9999"),
            Rational.parse("21e-9999"),
            Rational.parse("1e9999").divide(Rational.of(-21)),
            Rational.of(
                new BigInteger(20_000, RANDOM).setBit(0), new BigInteger(9_000, RANDOM).setBit(0)));
    for (Rational x : numbers) {
      for (Rational y : numbers) {
        BigInteger below = x.denominator().multiply(y.denominator());
        BigInteger sum =
            x.numerator().multiply(y.denominator()).add(y.numerator().multiply(x.denominator()));
        assertThat(x.add(y)).isEqualTo(Rational.of(sum, below));
        assertThat(x.multiply(y))
            .isEqualTo(Rational.of(x.numerator().multiply(y.numerator()), below));
        assertThat(x.subtract(y).add(y)).isEqualTo(x);
      }
    }
  }

  @Test
  void rationalsOfLongNumbersAreInLowestTerms() {
    BigInteger g = new BigInteger(30_000, RANDOM).setBit(0);
    Rational third = Rational.of(g, g.multiply(BigInteger.valueOf(3)));
    assertThat(third).isEqualTo(Rational.of(1, 3));
  }
}
