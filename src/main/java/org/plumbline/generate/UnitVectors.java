package org.plumbline.generate;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.plumbline.number.Rational;

/**
 * Rational vectors of norm 1, by inverse stereographic projection: {@code (2qk, ‖k‖² - q²) / (‖k‖²
 * + q²)} for an integer vector {@code k} and an integer {@code q > 0}, the last coordinate with a
 * random sign.
 */
final class UnitVectors {
  /** Entries of directions are integers of so many bits with their sign, which keeps them short. */
  private static final int SHORT = 5;

  /** The same of points on spheres, which need many places. */
  private static final int LONG = 8;

  private UnitVectors() {}

  /** A direction with short entries. */
  static List<Rational> direction(Draws draws, int dimension) {
    return drawn(draws, dimension, SHORT);
  }

  /** A point on the sphere of radius 1. */
  static List<Rational> onSphere(Draws draws, int dimension) {
    return drawn(draws, dimension, LONG);
  }

  private static List<Rational> drawn(Draws draws, int dimension, int bits) {
    int half = 1 << (bits - 1);
    List<BigInteger> entries = new ArrayList<>();
    BigInteger square = BigInteger.ZERO;
    for (int j = 1; j < dimension; j++) {
      BigInteger k = BigInteger.valueOf((long) draws.below(2 * half) - half);
      entries.add(k);
      square = square.add(k.multiply(k));
    }
    // About the norm of k, for which both halves of the sphere are as likely.
    BigInteger mean = BigInteger.valueOf((long) half * half * (dimension - 1) / 3);
    BigInteger q = mean.sqrt().add(BigInteger.ONE);
    BigInteger denominator = square.add(q.multiply(q));
    List<Rational> vector = new ArrayList<>();
    entries.forEach(k -> vector.add(Rational.of(q.multiply(k).shiftLeft(1), denominator)));
    Rational last = Rational.of(square.subtract(q.multiply(q)), denominator);
    vector.add(draws.sign() < 0 ? last.negate() : last);
    return Collections.unmodifiableList(vector);
  }
}
