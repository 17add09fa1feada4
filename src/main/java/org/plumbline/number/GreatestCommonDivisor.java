package org.plumbline.number;

import java.math.BigInteger;

/**
 * The greatest common divisor of two integers, quickly where they have thousands of digits.
 *
 * <p>A pair {@code (a, b)} and its image under an integer matrix of determinant ±1 have the same
 * common divisors, as each pair consists of integer combinations of the other. So the matrix that
 * takes a pair to one of half the length may be found from the leading digits alone, recursively,
 * and from a wrong guess follows a longer way, not a wrong divisor: Euclid's step between any two
 * guesses ends the search. {@link BigInteger#gcd} takes quadratic time: minutes where numbers as
 * far apart as 1e9999 and 1e-9999 are reduced to lowest terms.
 *
 * <p>The halves are those of Schönhage 1971 and Möller 2008, "On Schönhage's algorithm and
 * subquadratic integer gcd computation".
 */
public final class GreatestCommonDivisor {
  /** Shorter numbers are left to {@link BigInteger#gcd}, bits. */
  private static final int LONG = 8_192;

  /** Matrices of shorter numbers are found by leading digits, bits. */
  private static final int SHORT = 1_024;

  /** Cofactors stay below this many bits while the remainders of two such halves are above. */
  private static final int HALF_A_WORD = 31;

  private GreatestCommonDivisor() {}

  /** The greatest common divisor, at least 0; that of 0 and 0 is 0. */
  public static BigInteger of(BigInteger left, BigInteger right) {
    Pair pair = new Pair(left.abs(), right.abs()).ordered();
    while (pair.b.bitLength() > LONG) {
      Pair near = halving(pair).on(pair).image();
      boolean isShorter = near.a.bitLength() < pair.a.bitLength();
      pair = isShorter ? near : pair.step();
    }
    return pair.b.signum() == 0 ? pair.a : pair.a.gcd(pair.b);
  }

  /** A matrix that takes an ordered pair to one about half as long. */
  private static Matrix halving(Pair pair) {
    int half = pair.a.bitLength() / 2;
    if (pair.b.bitLength() <= half + 1) {
      return Matrix.IDENTITY;
    }
    if (pair.a.bitLength() <= SHORT) {
      return byQuotients(pair, half);
    }
    Move first = halving(pair.shifted(half)).on(pair);
    Pair middle = first.image();
    if (middle.b.bitLength() <= half + 1) {
      return first.matrix();
    }
    Matrix step = Matrix.step(middle.a.divide(middle.b)).after(first.matrix());
    Pair next = middle.step();
    int low = Math.max(0, 2 * half - next.a.bitLength());
    return halving(next.shifted(low)).after(step);
  }

  private static Matrix byQuotients(Pair pair, int half) {
    Matrix matrix = Matrix.IDENTITY;
    Pair now = pair;
    while (now.b.bitLength() > half) {
      Move next = now.ofLeadingDigits().on(now);
      if (next.image().a.bitLength() >= now.a.bitLength()) {
        next = new Move(Matrix.step(now.a.divide(now.b)), now.step());
      }
      matrix = next.matrix().after(matrix);
      now = next.image();
    }
    return matrix;
  }

  /**
   * Two integers from 0 on.
   *
   * @param a the one
   * @param b the other
   */
  private record Pair(BigInteger a, BigInteger b) {
    Pair ordered() {
      return a.compareTo(b) >= 0 ? this : new Pair(b, a);
    }

    /** Euclid's step from an ordered pair to the next. */
    Pair step() {
      return new Pair(b, a.mod(b));
    }

    /** What Euclid's steps on the leading digits come to, as long as they tell the quotients. */
    Matrix ofLeadingDigits() {
      int shift = Math.max(0, a.bitLength() - 2 * HALF_A_WORD);
      long x = a.shiftRight(shift).longValueExact();
      long y = b.shiftRight(shift).longValueExact();
      long[] first = {1, 0};
      long[] second = {0, 1};
      while (y >> HALF_A_WORD > 0) {
        long quotient = x / y;
        long rest = x - quotient * y;
        long[] third = {first[0] - quotient * second[0], first[1] - quotient * second[1]};
        x = y;
        y = rest;
        first = second;
        second = third;
      }
      return Matrix.of(first, second);
    }

    Pair shifted(int bits) {
      return new Pair(a.shiftRight(bits), b.shiftRight(bits));
    }
  }

  /**
   * An integer matrix of determinant ±1, by rows.
   *
   * @param a first row, first column
   * @param b first row, second column
   * @param c second row, first column
   * @param d second row, second column
   */
  private record Matrix(BigInteger a, BigInteger b, BigInteger c, BigInteger d) {
    static final Matrix IDENTITY =
        new Matrix(BigInteger.ONE, BigInteger.ZERO, BigInteger.ZERO, BigInteger.ONE);

    static Matrix of(long[] first, long[] second) {
      return new Matrix(
          BigInteger.valueOf(first[0]),
          BigInteger.valueOf(first[1]),
          BigInteger.valueOf(second[0]),
          BigInteger.valueOf(second[1]));
    }

    /** The matrix of {@link Pair#step}. */
    static Matrix step(BigInteger quotient) {
      return new Matrix(BigInteger.ZERO, BigInteger.ONE, BigInteger.ONE, quotient.negate());
    }

    /** The product {@code this · first}. */
    Matrix after(Matrix first) {
      return new Matrix(
          a.multiply(first.a).add(b.multiply(first.c)),
          a.multiply(first.b).add(b.multiply(first.d)),
          c.multiply(first.a).add(d.multiply(first.c)),
          c.multiply(first.b).add(d.multiply(first.d)));
    }

    /** The pair's image, signs dropped and ordered, with the matrix that takes it there. */
    Move on(Pair pair) {
      BigInteger first = a.multiply(pair.a).add(b.multiply(pair.b));
      BigInteger second = c.multiply(pair.a).add(d.multiply(pair.b));
      boolean isOrdered = first.abs().compareTo(second.abs()) >= 0;
      Matrix positive =
          new Matrix(
              first.signum() < 0 ? a.negate() : a,
              first.signum() < 0 ? b.negate() : b,
              second.signum() < 0 ? c.negate() : c,
              second.signum() < 0 ? d.negate() : d);
      return isOrdered
          ? new Move(positive, new Pair(first.abs(), second.abs()))
          : new Move(positive.swapped(), new Pair(second.abs(), first.abs()));
    }

    private Matrix swapped() {
      return new Matrix(c, d, a, b);
    }
  }

  /**
   * A matrix and where it takes a pair.
   *
   * @param matrix the matrix
   * @param image the pair's image, ordered and without signs
   */
  private record Move(Matrix matrix, Pair image) {}
}
