package org.plumbline.experiment;

import java.math.BigInteger;
import java.util.List;
import org.plumbline.number.Rational;

/**
 * Mean and standard deviation of exact numbers: {@code m = Σ x_i / n} itself, and {@code s = √(Σ
 * (x_i - m)² / n)} rounded to the nearest multiple of {@code 2^-}{@value #BITS}, halves up.
 *
 * <p>The square root is irrational in general. Rounded, it is a rational like any other and the
 * same on every machine, so that numbers divided by it are exact; their own deviation is 1 up to
 * {@code 2^-11}, and up to {@code 2^-21} where {@code s >= 1}. A deviation below {@code 2^-10} is
 * rounded to a multiple of {@code 2^-40}, {@code 2^-60}, …, the first that leaves as much.
 */
final class StandardDeviation {
  /** The bits below the point that are kept of a deviation of ordinary size. */
  static final int BITS = 20;

  /** The least numerator that a deviation is rounded to. */
  private static final BigInteger LEAST = BigInteger.ONE.shiftLeft(BITS / 2);

  /** Sums of fractions with this many bits below are no longer short; those of decimals stay so. */
  private static final int MOST_BITS = 1 << 18;

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

  /** {@code √v} rounded, for positive {@code v}. */
  private static Rational root(Rational v) {
    int bits = BITS;
    int below = (v.denominator().bitLength() - v.numerator().bitLength()) / 2 - 1;
    while (bits < below) {
      bits += BITS;
    }
    BigInteger numerator = nearest(v, bits);
    while (numerator.compareTo(LEAST) < 0) {
      bits += BITS;
      numerator = nearest(v, bits);
    }
    return Rational.of(numerator, BigInteger.ONE.shiftLeft(bits));
  }

  /**
   * {@code ⌊√v · 2^bits + 1/2⌋}. With {@code r = ⌊2 √v · 2^bits⌋}, found as the integer root of
   * {@code ⌊4 v · 4^bits⌋}, it is {@code ⌊(r + 1) / 2⌋}.
   */
  private static BigInteger nearest(Rational v, int bits) {
    BigInteger twice = v.numerator().shiftLeft(2 * bits + 2).divide(v.denominator()).sqrt();
    return twice.add(BigInteger.ONE).shiftRight(1);
  }
}
