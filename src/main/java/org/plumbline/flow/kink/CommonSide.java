package org.plumbline.flow.kink;

import java.util.List;

/**
 * Whether there is a direction on the positive side of some hyperplanes, looked for in double by
 * the perceptron's rule: what it finds is one, what it does not find in time may be there.
 */
final class CommonSide {
  private static final int MOST_ROUNDS = 10_000;

  /** How far from each hyperplane the direction must keep, by its own length. */
  private static final double MARGIN = 1e-4;

  private CommonSide() {}

  /** Whether some {@code d} has {@code ⟨g, d⟩ > 0} for all the vectors given. */
  static boolean exists(List<double[]> vectors) {
    double[] d = new double[vectors.isEmpty() ? 0 : vectors.get(0).length];
    for (int round = 0; round < MOST_ROUNDS; round++) {
      boolean isOnAll = true;
      double length = Math.sqrt(dot(d, d));
      for (double[] g : vectors) {
        if (!(dot(g, d) > MARGIN * length)) {
          isOnAll = false;
          for (int p = 0; p < d.length; p++) {
            d[p] += g[p];
          }
        }
      }
      if (isOnAll) {
        return true;
      }
    }
    return false;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int p = 0; p < a.length; p++) {
      sum += a[p] * b[p];
    }
    return sum;
  }
}
