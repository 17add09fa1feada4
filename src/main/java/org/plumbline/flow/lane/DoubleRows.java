package org.plumbline.flow.lane;

/** Sums over rows of doubles, for estimates. */
final class DoubleRows {
  private DoubleRows() {}

  /** About {@code Σ_i x_i y_i}. */
  static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }

  /** Adds {@code m x}. */
  static void addMultiple(double m, double[] x, double[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += m * x[i];
    }
  }

  /** Adds the absolute values of {@code m x}. */
  static void addSizes(double m, double[] x, double[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += Math.abs(m * x[i]);
    }
  }

  /** The largest absolute value; 0 if there is none. */
  static double largest(double[] x) {
    double largest = 0;
    for (double value : x) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}
