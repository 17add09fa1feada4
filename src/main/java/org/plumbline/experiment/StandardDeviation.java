package org.plumbline.experiment;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;
import org.plumbline.number.Rational;

/**
 * Mean and standard deviation of exact numbers: {@code m = Σ x_i / n} itself, and {@code s = √(Σ
 * (x_i - m)² / n)} rounded to {@value #DIGITS} significant decimal digits, halves up.
 *
 * <p>The square root is irrational in general. Rounded, it is a rational like any other and the
 * same on every machine, so that numbers divided by it are exact; their own deviation is 1 up to
 * {@code 5·10^-12}.
 */
final class StandardDeviation {
  /** The significant digits that are kept. */
  static final int DIGITS = 12;

  /** Sums of fractions with this many bits below are no longer short; those of decimals stay so. */
  private static final int MOST_BITS = 1 << 18;

  private static final MathContext ESTIMATE = new MathContext(20);
  private static final BigInteger FOUR = BigInteger.valueOf(4);

  private StandardDeviation() {}

  /**
   * The mean of numbers, of which there must be one.
   *
   * @throws ArithmeticException if their denominators have too little in common
   */
  static Rational mean(List<Rational> numbers) {
    return sum(numbers).divide(Rational.of(numbers.size()));
  }

  private static Rational sum(List<Rational> numbers) {
    Rational sum = Rational.ZERO;
    for (Rational number : numbers) {
      sum = sum.add(number);
      if (sum.denominator().bitLength() > MOST_BITS) {
        throw new ArithmeticException("the fractions add up to one that is too long");
      }
    }
    return sum;
  }

  /**
   * The rounded standard deviation of numbers with the given mean; 0 if all are equal.
   *
   * @throws ArithmeticException if their denominators have too little in common
   */
  static Rational rounded(List<Rational> numbers, Rational mean) {
    Rational squares = sum(numbers.stream().map(x -> x.subtract(mean).square()).toList());
    return squares.signum() == 0
        ? Rational.ZERO
        : root(squares.divide(Rational.of(numbers.size())));
  }

  /**
   * {@code ⌊√v · 10^e + 1/2⌋ / 10^e} for the {@code e} that leaves so many digits. With {@code r =
   * ⌊2 √v · 10^e⌋}, found as the integer root of {@code ⌊4 v · 10^2e⌋}, the numerator is {@code ⌊(r
   * + 1) / 2⌋}.
   */
  private static Rational root(Rational v) {
    BigDecimal estimate =
        new BigDecimal(v.numerator()).divide(new BigDecimal(v.denominator()), ESTIMATE);
    int e = DIGITS - Math.floorDiv(estimate.precision() - estimate.scale() + 1, 2);
    BigInteger numerator = v.numerator().multiply(FOUR).multiply(power(2 * e));
    BigInteger denominator = v.denominator().multiply(power(-2 * e));
    BigInteger twice = numerator.divide(denominator).sqrt();
    BigInteger root = twice.add(BigInteger.ONE).shiftRight(1);
    return Rational.of(root.multiply(power(-e)), power(e));
  }

  /** {@code 10^k}, or 1 for negative {@code k}. */
  private static BigInteger power(int k) {
    return BigInteger.TEN.pow(Math.max(0, k));
  }
}
