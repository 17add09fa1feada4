package org.plumbline.flow.lane;

import java.util.Optional;

/** Small dense linear systems in double arithmetic. */
final class SmallSystem {
  /** A pivot below this part of the largest entry of its row is taken for zero. */
  private static final double LEAST_PIVOT = 1e-8;

  private SmallSystem() {}

  /**
   * Solves {@code Σ_c a_rc x_c = a_rm}, the right sides in the last column; empty if the matrix is
   * nearly singular. The matrix is lost.
   */
  static Optional<double[]> solve(double[][] a) {
    int m = a.length;
    for (double[] row : a) {
      double size = 0;
      for (int c = 0; c < m; c++) {
        size = Math.max(size, Math.abs(row[c]));
      }
      for (int c = 0; size > 0 && c <= m; c++) {
        row[c] /= size;
      }
    }
    for (int p = 0; p < m; p++) {
      int best = p;
      for (int r = p + 1; r < m; r++) {
        best = Math.abs(a[r][p]) > Math.abs(a[best][p]) ? r : best;
      }
      double[] pivot = a[best];
      a[best] = a[p];
      a[p] = pivot;
      if (!(Math.abs(pivot[p]) > LEAST_PIVOT)) {
        return Optional.empty();
      }
      for (int r = 0; r < m; r++) {
        double factor = r == p ? 0 : a[r][p] / pivot[p];
        for (int c = p; factor != 0 && c <= m; c++) {
          a[r][c] -= factor * pivot[c];
        }
      }
    }
    double[] x = new double[m];
    for (int p = 0; p < m; p++) {
      x[p] = a[p][m] / a[p][p];
    }
    return Optional.of(x);
  }
}
