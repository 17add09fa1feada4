package org.plumbline.generate;

import java.math.BigInteger;
import java.util.List;
import org.plumbline.number.GreatestCommonDivisor;
import org.plumbline.number.Rational;

/**
 * The inner products of some rational vectors, all times one positive integer: the square of their
 * least common denominator. So sums of products take no common divisors.
 */
final class Gram {
  private final BigInteger[][] rows;
  private final BigInteger denominator;

  private Gram(BigInteger[][] rows, BigInteger denominator) {
    this.rows = rows;
    this.denominator = denominator;
  }

  /** The inner products of vectors of one length. */
  static Gram of(List<? extends List<? extends Rational>> vectors) {
    BigInteger common = BigInteger.ONE;
    for (List<? extends Rational> vector : vectors) {
      for (Rational x : vector) {
        BigInteger shared = GreatestCommonDivisor.of(common, x.denominator());
        common = common.multiply(x.denominator().divide(shared));
      }
    }
    BigInteger[][] rows = new BigInteger[vectors.size()][];
    for (int i = 0; i < rows.length; i++) {
      BigInteger denominator = common;
      rows[i] =
          vectors.get(i).stream()
              .map(x -> x.numerator().multiply(denominator.divide(x.denominator())))
              .toArray(BigInteger[]::new);
    }
    return new Gram(rows, common);
  }

  /** The number of vectors. */
  int size() {
    return rows.length;
  }

  /** The product of two vectors times {@link #scale()}. */
  BigInteger product(int i, int j) {
    BigInteger sum = BigInteger.ZERO;
    for (int k = 0; k < rows[i].length; k++) {
      if (rows[i][k].signum() != 0 && rows[j][k].signum() != 0) {
        sum = sum.add(rows[i][k].multiply(rows[j][k]));
      }
    }
    return sum;
  }

  /** What all products are multiplied by. */
  BigInteger scale() {
    return denominator.multiply(denominator);
  }
}
