package org.plumbline.flow.state;

import java.util.stream.IntStream;
import org.plumbline.number.Dyadic;

/**
 * The step size of an expansion, from its last two coefficients (Jorba &amp; Zou 2005;
 * proofs-notes/taylor-steps.md).
 */
public final class StepSize {
  private static final int STEP_BITS = 20;

  /** The order from which on coefficients are compared with the first. */
  private static final int FIRST_GROWN = 8;

  private static final double MOST_FALL = 8;

  /** Sizes below this, and above its reciprocal, are not left to double arithmetic. */
  private static final double LEAST_DOUBLE = 0x1p-900;

  private StepSize() {}

  /**
   * The binary logarithm of the step, in the expansion's unit of time, at which both of the last
   * coefficients contribute {@code 2^-toleranceBits} of the weights' size at the start or of what
   * the first coefficient makes it, whichever is larger: weights may all be zero at first. Infinite
   * if the last coefficients vanish.
   */
  public static double logarithm(StepSeries expansion, int toleranceBits) {
    int order = expansion.order();
    double size = approximateLogNorm(expansion, 0);
    double speed = approximateLogNorm(expansion, 1);
    double step = Double.POSITIVE_INFINITY;
    for (int k = order - 1; k <= order; k++) {
      double norm = approximateLogNorm(expansion, k);
      if (norm > Double.NEGATIVE_INFINITY) {
        double fromSize = (size - toleranceBits - norm) / k;
        double fromSpeed = (speed - toleranceBits - norm) / (k - 1);
        step = Math.min(step, Math.max(fromSize, fromSpeed));
      }
    }
    return step;
  }

  /** {@code 2^logarithm} rounded down to few bits, so that sums of steps stay short. */
  public static Dyadic rounded(double logarithm) {
    long power = (long) Math.floor(logarithm);
    double mantissa = StrictMath.pow(2, logarithm - power);
    long digits = (long) Math.floor(Math.scalb(mantissa, STEP_BITS));
    return Dyadic.of(digits).scale(power - STEP_BITS);
  }

  /**
   * By how many bits an order the coefficients of the weights grow in the expansion's unit of time;
   * negative if they fall. The largest over the orders beyond the first few, each against the
   * first; if that has been pushed out of the numbers by later ones, against the largest that they
   * push out.
   */
  public static double growth(StepSeries expansion) {
    int order = expansion.order();
    int grown = Math.min(FIRST_GROWN, order / 2 + 1);
    double[] norms = new double[order + 1];
    double largest = Double.NEGATIVE_INFINITY;
    for (int k = grown; k <= order; k++) {
      norms[k] = approximateLogNorm(expansion, k);
      largest = Math.max(largest, norms[k]);
    }
    double known = approximateLogNorm(expansion, 1);
    double first = known > Double.NEGATIVE_INFINITY ? known : largest - expansion.bits();
    double growth = -MOST_FALL;
    for (int k = grown; k <= order; k++) {
      if (norms[k] > Double.NEGATIVE_INFINITY) {
        growth = Math.max(growth, (norms[k] - first) / (k - 1));
      }
    }
    return growth;
  }

  private static double approximateLogNorm(StepSeries expansion, int k) {
    double largest = 0;
    for (int p = 0; p < expansion.parameters(); p++) {
      largest = Math.max(largest, Math.abs(expansion.approximateWeight(p, k)));
    }
    boolean isInRange = largest > LEAST_DOUBLE && largest < 1 / LEAST_DOUBLE;
    return isInRange ? StrictMath.log(largest) / StrictMath.log(2) : logNorm(expansion, k);
  }

  /**
   * Whether no weight moves: all coefficients but the constant ones vanish. The first alone may
   * have been pushed out of the numbers by later ones.
   */
  public static boolean isStationary(StepSeries expansion) {
    return IntStream.rangeClosed(1, expansion.order())
        .allMatch(k -> logNorm(expansion, k) == Double.NEGATIVE_INFINITY);
  }

  /** {@code log2 |value|}, minus infinity for zero, whatever the exponent. */
  public static double logSize(Dyadic value) {
    if (value.signum() == 0) {
      return Double.NEGATIVE_INFINITY;
    }
    long magnitude = value.magnitudeExponent();
    double mantissa = value.scale(-magnitude).abs().approximateDouble();
    return magnitude + StrictMath.log(mantissa) / StrictMath.log(2);
  }

  /** The binary logarithm of the largest coefficient {@code k} of all weights. */
  public static double logNorm(StepSeries expansion, int k) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int p = 0; p < expansion.parameters(); p++) {
      largest = Math.max(largest, logSize(expansion.weight(p, k)));
    }
    return largest;
  }
}
