package org.plumbline.flow;

import org.plumbline.number.Dyadic;

/**
 * The step size of an expansion, from its last two coefficients (Jorba &amp; Zou 2005;
 * proofs-notes/taylor-steps.md).
 */
final class StepSize {
  private static final int STEP_BITS = 20;

  private StepSize() {}

  /**
   * The binary logarithm of the step, in the units of the expansion's time, at which both of the
   * last coefficients contribute {@code 2^-toleranceBits} of the weights' size at the start or of
   * what the first coefficient makes it, whichever is larger: weights may all be zero at first.
   * Infinite if the last coefficients vanish.
   */
  static double logarithm(Expansion expansion, int toleranceBits) {
    int order = expansion.order();
    double size = logNorm(expansion, 0);
    double speed = logNorm(expansion, 1);
    double step = Double.POSITIVE_INFINITY;
    for (int k = order - 1; k <= order; k++) {
      double norm = logNorm(expansion, k);
      if (norm > Double.NEGATIVE_INFINITY) {
        double fromSize = (size - toleranceBits - norm) / k;
        double fromSpeed = (speed - toleranceBits - norm) / (k - 1);
        step = Math.min(step, Math.max(fromSize, fromSpeed));
      }
    }
    return step;
  }

  /** {@code 2^logarithm} rounded down to few bits, so that sums of steps stay short. */
  static Dyadic rounded(double logarithm) {
    long power = (long) Math.floor(logarithm);
    double mantissa = Math.pow(2, logarithm - power);
    long digits = (long) Math.floor(Math.scalb(mantissa, STEP_BITS));
    return Dyadic.of(digits).scale(power - STEP_BITS);
  }

  /**
   * The exponent of a time in which the first two coefficients are small against the weights, or
   * the second against the first if all weights are zero.
   */
  static int naturalExponent(Expansion expansion) {
    double size = logNorm(expansion, 0);
    double speed = logNorm(expansion, 1);
    double acceleration = logNorm(expansion, 2);
    boolean startsAtZero = size == Double.NEGATIVE_INFINITY && speed > size;
    double rate =
        startsAtZero ? acceleration - speed : Math.max(speed - size, (acceleration - size) / 2);
    return Double.isInfinite(rate) || Double.isNaN(rate)
        ? expansion.timeExponent()
        : expansion.timeExponent() - (int) Math.ceil(rate) - 2;
  }

  /** The binary logarithm of the largest coefficient {@code k} of all weights. */
  private static double logNorm(Expansion expansion, int k) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int p = 0; p < expansion.field().program().parameters(); p++) {
      largest = Math.max(largest, logSize(expansion.weight(p, k)));
    }
    return largest;
  }

  /** {@code log2 |value|}, minus infinity for zero, whatever the exponent. */
  private static double logSize(Dyadic value) {
    if (value.signum() == 0) {
      return Double.NEGATIVE_INFINITY;
    }
    long magnitude = value.magnitudeExponent();
    double mantissa = value.scale(-magnitude).abs().approximateDouble();
    return magnitude + Math.log(mantissa) / Math.log(2);
  }
}
