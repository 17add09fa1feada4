package org.plumbline.flow.state;

import java.util.Optional;
import org.plumbline.number.Dyadic;

/**
 * Small dense linear systems by Gaussian elimination with partial pivoting, in floats of a given
 * length.
 */
public final class LinearSystem {
  private final Dyadic[][] matrix;
  private final int bits;

  private LinearSystem(Dyadic[][] matrix, int bits) {
    this.matrix = matrix;
    this.bits = bits;
  }

  /** The system with the given square matrix, which is copied. */
  public static LinearSystem approximate(Dyadic[][] matrix, int bits) {
    return new LinearSystem(matrix, bits);
  }

  /**
   * A solution {@code x} of {@code matrix · x = right}; empty if a pivot is below {@code
   * 2^-(bits/2)} of the largest entry of its column.
   */
  public Optional<Dyadic[]> solve(Dyadic[] right) {
    int n = right.length;
    Dyadic[][] a = new Dyadic[n][];
    for (int i = 0; i < n; i++) {
      a[i] = new Dyadic[n + 1];
      System.arraycopy(matrix[i], 0, a[i], 0, n);
      a[i][n] = right[i];
    }
    for (int column = 0; column < n; column++) {
      if (!pivot(a, column)) {
        return Optional.empty();
      }
      for (int row = column + 1; row < n; row++) {
        eliminate(a, column, row);
      }
    }
    return Optional.of(substituteBack(a));
  }

  private boolean pivot(Dyadic[][] a, int column) {
    int best = column;
    for (int row = column + 1; row < a.length; row++) {
      if (a[row][column].abs().compareTo(a[best][column].abs()) > 0) {
        best = row;
      }
    }
    Dyadic[] exchanged = a[column];
    a[column] = a[best];
    a[best] = exchanged;
    Dyadic largest = Dyadic.ZERO;
    for (Dyadic[] row : matrix) {
      largest = row[column].abs().compareTo(largest) > 0 ? row[column].abs() : largest;
    }
    return a[column][column].abs().compareTo(largest.scale(-bits / 2)) > 0;
  }

  private void eliminate(Dyadic[][] a, int column, int row) {
    if (a[row][column].signum() == 0) {
      return;
    }
    Dyadic factor = a[row][column].approximateQuotient(a[column][column], bits);
    for (int j = column; j <= a.length; j++) {
      a[row][j] = a[row][j].subtract(factor.multiply(a[column][j])).round(bits);
    }
  }

  private Dyadic[] substituteBack(Dyadic[][] a) {
    int n = a.length;
    Dyadic[] x = new Dyadic[n];
    for (int i = n - 1; i >= 0; i--) {
      Dyadic rest = a[i][n];
      for (int j = i + 1; j < n; j++) {
        rest = rest.subtract(a[i][j].multiply(x[j]));
      }
      x[i] = rest.approximateQuotient(a[i][i], bits);
    }
    return x;
  }
}
