package org.plumbline.claim.forever;

import java.util.Arrays;

/**
 * A weight {@code Λ_i} for each sample and a multiplier {@code c_ji} for each class and sample, as
 * proposed: {@link MassBound} makes them what they must be.
 */
final class Multipliers {
  private final double[] weights;
  private final double[][] ofClasses;

  /** The given numbers, which nobody changes afterwards. */
  Multipliers(double[] weights, double[][] ofClasses) {
    this.weights = weights;
    this.ofClasses = ofClasses;
  }

  /** {@code Λ}, to be read only. */
  double[] weights() {
    return weights;
  }

  /** {@code c}, by classes, to be read only. */
  double[][] ofClasses() {
    return ofClasses;
  }

  /** {@code s} times these, and {@code t} times the others. */
  Multipliers combined(double s, double t, Multipliers others) {
    double[] sums = combined(weights, s, t, others.weights);
    double[][] rows = new double[ofClasses.length][];
    for (int j = 0; j < rows.length; j++) {
      rows[j] = combined(ofClasses[j], s, t, others.ofClasses[j]);
    }
    return new Multipliers(sums, rows);
  }

  /** Whether all are finite numbers. */
  boolean isFinite() {
    return Arrays.stream(weights).allMatch(Double::isFinite)
        && Arrays.stream(ofClasses).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite);
  }

  private static double[] combined(double[] a, double s, double t, double[] b) {
    double[] sum = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      sum[i] = s * a[i] + t * b[i];
    }
    return sum;
  }
}
