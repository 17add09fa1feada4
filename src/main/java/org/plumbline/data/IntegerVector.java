package org.plumbline.data;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.plumbline.number.GreatestCommonDivisor;
import org.plumbline.number.Rational;

/**
 * The rational vector {@code entries / denominator}: integers over one common positive denominator.
 *
 * <p>Sums of products need no common divisors in this form, which is what makes exact checks of
 * long vectors cheap. The arrays are never changed after construction and never leave this package.
 */
final class IntegerVector {
  private final BigInteger[] entries;
  private final BigInteger denominator;

  /** The vector of the given integers over a positive integer. */
  IntegerVector(BigInteger[] entries, BigInteger denominator) {
    this.entries = entries;
    this.denominator = denominator;
  }

  /** The vector with the given entries. */
  static IntegerVector of(List<Rational> values) {
    return over(commonDenominator(values), values);
  }

  /** The vector with the given entries, whose denominators divide {@code denominator}. */
  static IntegerVector over(BigInteger denominator, List<Rational> values) {
    BigInteger[] entries = new BigInteger[values.size()];
    for (int j = 0; j < entries.length; j++) {
      Rational value = values.get(j);
      entries[j] = value.numerator().multiply(denominator.divide(value.denominator()));
    }
    return new IntegerVector(entries, denominator);
  }

  /** The least common denominator of some rationals. */
  static BigInteger commonDenominator(List<Rational> values) {
    BigInteger common = BigInteger.ONE;
    for (Rational value : values) {
      BigInteger denominator = value.denominator();
      if (!denominator.equals(common)) {
        common = common.divide(GreatestCommonDivisor.of(common, denominator)).multiply(denominator);
      }
    }
    return common;
  }

  /** The integers. */
  BigInteger[] entries() {
    return entries;
  }

  /** What they are over. */
  BigInteger denominator() {
    return denominator;
  }

  /** The inner product {@code ⟨this, other⟩}. */
  Rational dot(IntegerVector other) {
    return Rational.of(dot(entries, other.entries), denominator.multiply(other.denominator));
  }

  /** The sign of {@code ⟨this, other⟩ - bound}, which takes no common divisors. */
  int compareDot(IntegerVector other, int bound) {
    BigInteger whole = denominator.multiply(other.denominator).multiply(BigInteger.valueOf(bound));
    return dot(entries, other.entries).compareTo(whole);
  }

  /** The entries as rationals in lowest terms. */
  List<Rational> toRationals() {
    return Arrays.stream(entries).map(entry -> Rational.of(entry, denominator)).toList();
  }

  /** The inner product of two integer vectors of one length. */
  static BigInteger dot(BigInteger[] left, BigInteger[] right) {
    BigInteger sum = BigInteger.ZERO;
    for (int j = 0; j < left.length; j++) {
      if (left[j].signum() != 0 && right[j].signum() != 0) {
        sum = sum.add(left[j].multiply(right[j]));
      }
    }
    return sum;
  }
}
