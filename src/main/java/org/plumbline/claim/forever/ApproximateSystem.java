package org.plumbline.claim.forever;

import java.util.Arrays;
import java.util.Optional;

/** Linear systems in doubles, by elimination with pivots, without any guarantee. */
final class ApproximateSystem {
  private ApproximateSystem() {}

  /** About the {@code x} with {@code ax = b}; empty if no pivot was found. */
  static Optional<double[]> solve(double[][] a, double[] b) {
    double[][] columns = new double[b.length][1];
    for (int i = 0; i < b.length; i++) {
      columns[i][0] = b[i];
    }
    return solve(a, columns)
        .map(
            solved -> {
              double[] x = new double[b.length];
              for (int i = 0; i < x.length; i++) {
                x[i] = solved[i][0];
              }
              return x;
            });
  }

  /** About the inverse of a matrix; empty if no pivot was found. */
  static Optional<double[][]> inverse(double[][] a) {
    double[][] one = new double[a.length][a.length];
    for (int i = 0; i < a.length; i++) {
      one[i][i] = 1;
    }
    return solve(a, one);
  }

  private static Optional<double[][]> solve(double[][] a, double[][] right) {
    int n = a.length;
    double[][] rows = new double[n][];
    for (int i = 0; i < n; i++) {
      rows[i] = new double[n + right[i].length];
      System.arraycopy(a[i], 0, rows[i], 0, n);
      System.arraycopy(right[i], 0, rows[i], n, right[i].length);
    }
    for (int k = 0; k < n; k++) {
      int pivot = pivot(rows, k);
      double[] row = rows[pivot];
      rows[pivot] = rows[k];
      rows[k] = row;
      if (row[k] == 0 || !Double.isFinite(row[k])) {
        return Optional.empty();
      }
      divide(row, row[k]);
      for (int i = 0; i < n; i++) {
        if (i != k && rows[i][k] != 0) {
          subtract(rows[i], rows[i][k], row);
        }
      }
    }
    double[][] solved = new double[n][];
    for (int i = 0; i < n; i++) {
      solved[i] = Arrays.copyOfRange(rows[i], n, rows[i].length);
    }
    return Optional.of(solved);
  }

  private static int pivot(double[][] rows, int k) {
    int best = k;
    for (int i = k + 1; i < rows.length; i++) {
      best = Math.abs(rows[i][k]) > Math.abs(rows[best][k]) ? i : best;
    }
    return best;
  }

  private static void divide(double[] row, double factor) {
    for (int j = 0; j < row.length; j++) {
      row[j] /= factor;
    }
  }

  private static void subtract(double[] from, double factor, double[] row) {
    for (int j = 0; j < row.length; j++) {
      from[j] -= factor * row[j];
    }
  }
}
