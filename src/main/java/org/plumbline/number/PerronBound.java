package org.plumbline.number;

import java.util.Arrays;

/**
 * The bound {@code λ_max(A) <= max_i (Ax)_i / x_i} of a symmetric matrix of non-negative numbers,
 * valid for every positive {@code x} (Collatz and Wielandt; proofs-notes/growth.md).
 */
public final class PerronBound {
  /** Entries of x are kept above this part of the largest: they must not vanish. */
  private static final double LEAST_PART = 0x1p-40;

  private PerronBound() {}

  /** The least bound of some steps of power iteration; {@code +∞} if numbers overflow. */
  public static double upper(NonNegativeOperator matrix, int steps) {
    double[] x = new double[matrix.size()];
    Arrays.fill(x, 1);
    double best = x.length == 0 ? 0 : Double.POSITIVE_INFINITY;
    for (int step = 0; step <= steps; step++) {
      double[] image = matrix.applyUpper(x);
      double bound = quotientUpper(image, x);
      if (!(bound < Double.POSITIVE_INFINITY) || bound == 0) {
        return Math.min(best, bound);
      }
      best = Math.min(best, bound);
      x = next(image, x, bound / 2);
    }
    return best;
  }

  private static double quotientUpper(double[] image, double[] x) {
    double largest = 0;
    for (int i = 0; i < x.length; i++) {
      largest = Math.max(largest, Directed.quotientUpper(image[i], x[i]));
    }
    return Double.isNaN(largest) ? Double.POSITIVE_INFINITY : largest;
  }

  /** A positive vector near the direction of {@code image + shift · x}; the shift damps swings. */
  private static double[] next(double[] image, double[] x, double shift) {
    double[] next = new double[x.length];
    double largest = 0;
    for (int i = 0; i < x.length; i++) {
      next[i] = image[i] + shift * x[i];
      largest = Math.max(largest, next[i]);
    }
    for (int i = 0; i < x.length; i++) {
      double part = next[i] / largest;
      next[i] = part > LEAST_PART ? part : LEAST_PART;
    }
    return next;
  }
}
