package org.plumbline.experiment.onnx;

import java.math.BigInteger;
import java.util.Optional;
import org.plumbline.number.Rational;

/** The number {@code 1/√q} of a positive {@code q}. */
final class InverseRoot {
  private InverseRoot() {}

  /** The number itself, where it is rational. */
  static Optional<Rational> of(Rational q) {
    BigInteger numerator = q.numerator().sqrt();
    BigInteger denominator = q.denominator().sqrt();
    boolean isExact =
        numerator.multiply(numerator).equals(q.numerator())
            && denominator.multiply(denominator).equals(q.denominator());
    return isExact ? Optional.of(Rational.of(denominator, numerator)) : Optional.empty();
  }

  /**
   * A number {@code r} with a significand of {@code bits} bits and {@code |r - 1/√q|} at most half
   * a unit in its last place: what stands for an irrational one.
   */
  static Rational rounded(Rational q, int bits) {
    int exponent = (q.numerator().bitLength() - q.denominator().bitLength()) / 2 + bits;
    BigInteger root = scaledRoot(q, exponent);
    while (root.bitLength() > bits + 1) {
      exponent--;
      root = scaledRoot(q, exponent);
    }
    while (root.bitLength() <= bits) {
      exponent++;
      root = scaledRoot(q, exponent);
    }
    BigInteger significand = root.add(BigInteger.ONE).shiftRight(1);
    return Rational.of(significand).divide(power(exponent - 1));
  }

  /** The integer part of {@code 2^exponent/√q}. */
  private static BigInteger scaledRoot(Rational q, int exponent) {
    return exponent >= 0
        ? q.denominator().shiftLeft(2 * exponent).divide(q.numerator()).sqrt()
        : q.denominator().divide(q.numerator().shiftLeft(-2 * exponent)).sqrt();
  }

  private static Rational power(int exponent) {
    BigInteger size = BigInteger.ONE.shiftLeft(Math.abs(exponent));
    return exponent >= 0 ? Rational.of(size) : Rational.of(BigInteger.ONE, size);
  }
}
