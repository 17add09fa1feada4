package org.plumbline.experiment;

import java.math.BigInteger;
import org.plumbline.generate.SplitMix64;
import org.plumbline.number.Rational;

/**
 * Random multiples of {@code 2^-20}, the same on every machine: integers, integer square roots, and
 * {@link StrictMath} where a logarithm is needed.
 */
final class RandomNumbers {
  /** The denominator. */
  static final int UNIT = 1 << 20;

  private static final double SPACING = 0x1p-53;

  private final SplitMix64 random;
  private double spare = Double.NaN;

  RandomNumbers(long seed) {
    random = new SplitMix64(seed);
  }

  /** An integer drawn uniformly from {@code [-2^20, 2^20]}. */
  int integer() {
    while (true) {
      int upper = (int) (random.next() >>> 42);
      if (upper <= 2 * UNIT) {
        return upper - UNIT;
      }
    }
  }

  /** 1 or -1, each as likely. */
  int sign() {
    return random.next() < 0 ? -1 : 1;
  }

  /**
   * A multiple of {@code 2^-20} that is drawn with the given variance, which is positive: uniform
   * on {@code [-√(3 v), √(3 v)]}, or Gaussian, each rounded to the nearest.
   */
  Rational ofVariance(SeededWeights.Distribution distribution, Rational variance) {
    if (distribution == SeededWeights.Distribution.GAUSSIAN) {
      double deviation = StrictMath.sqrt(variance.approximateDouble());
      return Rational.of((long) StrictMath.rint(gaussian() * deviation * UNIT), UNIT);
    }
    int k = integer();
    BigInteger squares = variance.numerator().multiply(BigInteger.valueOf(3L * k * k));
    BigInteger twice = squares.shiftLeft(2).divide(variance.denominator()).sqrt();
    BigInteger size = twice.add(BigInteger.ONE).shiftRight(1);
    return Rational.of(k < 0 ? size.negate() : size, BigInteger.valueOf(UNIT));
  }

  /** A double from the Gaussian distribution of variance 1, by Marsaglia's polar method. */
  double gaussian() {
    double kept = spare;
    spare = Double.NaN;
    while (Double.isNaN(kept)) {
      double u = 2 * ((random.next() >>> 11) * SPACING) - 1;
      double v = 2 * ((random.next() >>> 11) * SPACING) - 1;
      double s = u * u + v * v;
      if (s > 0 && s < 1) {
        double factor = StrictMath.sqrt(-2 * StrictMath.log(s) / s);
        spare = v * factor;
        kept = u * factor;
      }
    }
    return kept;
  }
}
