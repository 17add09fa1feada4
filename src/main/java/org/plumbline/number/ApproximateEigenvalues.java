package org.plumbline.number;

import java.util.Arrays;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix of doubles by cyclic Jacobi rotations: proposals, with no
 * guarantee, for bounds that are verified exactly.
 */
public final class ApproximateEigenvalues {
  private static final int MOST_SWEEPS = 40;

  private final double[][] matrix;
  private final double[][] vectors;

  private ApproximateEigenvalues(double[][] symmetric) {
    matrix = Arrays.stream(symmetric).map(double[]::clone).toArray(double[][]::new);
    vectors = new double[matrix.length][matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      vectors[i][i] = 1;
    }
  }

  /** The approximate eigenvalues and eigenvectors of {@code symmetric}. */
  public static ApproximateEigenvalues of(double[][] symmetric) {
    ApproximateEigenvalues jacobi = new ApproximateEigenvalues(symmetric);
    for (int sweep = 0; sweep < MOST_SWEEPS && jacobi.sweep(); sweep++) {}
    return jacobi;
  }

  /** Rotates every entry off the diagonal away once; false if none was large enough to matter. */
  private boolean sweep() {
    boolean rotated = false;
    for (int p = 0; p < matrix.length; p++) {
      for (int q = p + 1; q < matrix.length; q++) {
        double size = Math.abs(matrix[p][p]) + Math.abs(matrix[q][q]);
        if (size + Math.abs(matrix[p][q]) != size) {
          rotate(p, q);
          rotated = true;
        }
      }
    }
    return rotated;
  }

  private void rotate(int p, int q) {
    double theta = (matrix[q][q] - matrix[p][p]) / (2 * matrix[p][q]);
    double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.hypot(theta, 1));
    double c = 1 / Math.hypot(t, 1);
    double s = t * c;
    for (double[] row : matrix) {
      turn(row, p, q, c, s);
    }
    for (int k = 0; k < matrix.length; k++) {
      double x = matrix[p][k];
      double y = matrix[q][k];
      matrix[p][k] = c * x - s * y;
      matrix[q][k] = s * x + c * y;
    }
    for (double[] row : vectors) {
      turn(row, p, q, c, s);
    }
  }

  private static void turn(double[] row, int p, int q, double c, double s) {
    double x = row[p];
    double y = row[q];
    row[p] = c * x - s * y;
    row[q] = s * x + c * y;
  }

  /** The approximate smallest eigenvalue. */
  public double smallest() {
    double smallest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < matrix.length; i++) {
      smallest = Math.min(smallest, matrix[i][i]);
    }
    return smallest;
  }

  /** An approximate unit eigenvector of the largest eigenvalue. */
  public double[] topVector() {
    int top = 0;
    for (int i = 1; i < matrix.length; i++) {
      top = matrix[i][i] > matrix[top][top] ? i : top;
    }
    int column = top;
    return Arrays.stream(vectors).mapToDouble(row -> row[column]).toArray();
  }
}
