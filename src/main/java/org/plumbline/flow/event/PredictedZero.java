package org.plumbline.flow.event;

/**
 * Where polynomials on [0, 1] change sign, about: looked for on a grid in double arithmetic, to
 * choose how many orders a step is worth.
 */
public final class PredictedZero {
  private static final int GRID = 24;
  private static final int BISECTIONS = 8;

  private PredictedZero() {}

  /**
   * About the first {@code τ} at which {@code sign · Σ_{k>=zeros} c_k τ^{k-zeros}}, positive at
   * first, is so no longer; 1 if none is seen.
   */
  public static double zero(double[] c, int order, int sign, int zeros) {
    double before = 0;
    if (!(sign * at(c, order, zeros, before) > 0)) {
      return 1;
    }
    for (int i = 1; i <= GRID; i++) {
      double after = (double) i / GRID;
      if (!(sign * at(c, order, zeros, after) > 0)) {
        return bisected(c, order, sign, zeros, before, after);
      }
      before = after;
    }
    return 1;
  }

  private static double bisected(
      double[] c, int order, int sign, int zeros, double left, double right) {
    double low = left;
    double high = right;
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (low + high) / 2;
      if (sign * at(c, order, zeros, middle) > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** About the first {@code τ} at which a slope leaves [0, 1]; 1 if it does not. */
  public static double exit(double[] slope) {
    double[] rest = new double[slope.length];
    for (int k = 0; k < slope.length; k++) {
      rest[k] = (k == 0 ? 1 : 0) - slope[k];
    }
    int order = slope.length - 1;
    return Math.min(zero(slope, order, 1, 0), zero(rest, order, 1, 0));
  }

  private static double at(double[] c, int order, int zeros, double tau) {
    double value = 0;
    for (int k = order; k >= zeros; k--) {
      value = value * tau + c[k];
    }
    return value;
  }
}
