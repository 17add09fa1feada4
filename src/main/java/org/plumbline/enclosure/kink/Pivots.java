package org.plumbline.enclosure.kink;

import java.util.Arrays;
import java.util.Optional;

/** Elimination in doubles, whose results are proposals: whoever uses them verifies. */
final class Pivots {
  private Pivots() {}

  /**
   * As many columns as there are rows, on which the rows look independent; fewer if they do not.
   *
   * @param rows the matrix, which is overwritten
   * @param sizes the size of each row
   * @param least the part of its row's size below which a pivot is taken for zero
   */
  static int[] columns(double[][] rows, double[] sizes, double least) {
    int m = rows.length;
    int[] columns = new int[m];
    for (int step = 0; step < m; step++) {
      int row = step;
      int column = -1;
      double best = least;
      for (int q = step; q < m; q++) {
        for (int p = 0; p < rows[q].length; p++) {
          double part = Math.abs(rows[q][p]) / sizes[q];
          if (part > best) {
            best = part;
            row = q;
            column = p;
          }
        }
      }
      if (column < 0) {
        return Arrays.copyOf(columns, step);
      }
      swap(rows, sizes, step, row);
      columns[step] = column;
      eliminate(rows, step, column, step + 1);
    }
    return columns;
  }

  private static void swap(double[][] rows, double[] sizes, int a, int b) {
    double[] row = rows[a];
    rows[a] = rows[b];
    rows[b] = row;
    double size = sizes[a];
    sizes[a] = sizes[b];
    sizes[b] = size;
  }

  private static void eliminate(double[][] rows, int pivot, int column, int first) {
    for (int q = first; q < rows.length; q++) {
      double factor = rows[q][column] / rows[pivot][column];
      for (int p = 0; p < rows[q].length && factor != 0 && q != pivot; p++) {
        rows[q][p] -= factor * rows[pivot][p];
      }
    }
  }

  /** A matrix near the inverse of the given one, if one is found. */
  static Optional<double[][]> inverse(double[][] matrix) {
    int m = matrix.length;
    double[][] work = new double[m][2 * m];
    for (int q = 0; q < m; q++) {
      System.arraycopy(matrix[q], 0, work[q], 0, m);
      work[q][m + q] = 1;
    }
    for (int step = 0; step < m; step++) {
      int row = step;
      for (int q = step + 1; q < m; q++) {
        row = Math.abs(work[q][step]) > Math.abs(work[row][step]) ? q : row;
      }
      double[] other = work[row];
      work[row] = work[step];
      work[step] = other;
      if (work[step][step] == 0) {
        return Optional.empty();
      }
      eliminate(work, step, step, 0);
    }
    double[][] inverse = new double[m][m];
    for (int q = 0; q < m; q++) {
      for (int r = 0; r < m; r++) {
        inverse[q][r] = work[q][m + r] / work[q][q];
        if (!Double.isFinite(inverse[q][r])) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(inverse);
  }
}
