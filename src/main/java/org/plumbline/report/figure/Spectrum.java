package org.plumbline.report.figure;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Singular values of a matrix in double arithmetic, by one-sided Jacobi rotations, with the vectors
 * that belong to the largest.
 */
public final class Spectrum {
  private static final int SWEEPS = 30;
  private static final double SMALL = 1e-15;

  private final double[] values;
  private final double[] left;
  private final double[] right;

  private Spectrum(double[] values, double[] left, double[] right) {
    this.values = values;
    this.left = left;
    this.right = right;
  }

  /** The spectrum of a matrix given by its rows. */
  static Spectrum of(double[][] rows) {
    boolean isWide = rows.length < rows[0].length;
    double[][] vectors = isWide ? copy(rows) : transposed(rows);
    orthogonalize(vectors);
    Arrays.sort(vectors, Comparator.comparingDouble((double[] v) -> dot(v, v)).reversed());
    double[] values = Arrays.stream(vectors).mapToDouble(v -> Math.sqrt(dot(v, v))).toArray();
    double[] one = unit(vectors[0]);
    double[][] across = isWide ? rows : transposed(rows);
    double[] other = unit(Arrays.stream(across).mapToDouble(v -> dot(v, one)).toArray());
    return isWide ? new Spectrum(values, other, one) : new Spectrum(values, one, other);
  }

  /** {@code ‖W‖_F² / ‖W‖_2²} of a matrix given by its rows; not a number if it is 0. */
  public static double stableRank(double[][] rows) {
    Spectrum spectrum = of(rows);
    return spectrum.squaresFrom(0) / (spectrum.value(0) * spectrum.value(0));
  }

  /** The {@code k}-th singular value from the largest, from 0. */
  double value(int k) {
    return values[k];
  }

  /** How many there are. */
  int size() {
    return values.length;
  }

  /** The sum of squares of the singular values from the {@code k}-th on. */
  double squaresFrom(int k) {
    return Arrays.stream(values).skip(k).map(v -> v * v).sum();
  }

  /**
   * {@code 1 - ⟨u, v⟩²} for the left vector {@code u} here and the right vector {@code v} there.
   */
  double misalignment(Spectrum next) {
    double cosine = dot(left, next.right);
    double sum = 0;
    for (int j = 0; j < left.length; j++) {
      double rest = left[j] - cosine * next.right[j];
      sum += rest * rest;
    }
    return sum;
  }

  private static void orthogonalize(double[][] vectors) {
    boolean isDone = false;
    for (int sweep = 0; sweep < SWEEPS && !isDone; sweep++) {
      isDone = true;
      for (int p = 0; p < vectors.length; p++) {
        for (int q = p + 1; q < vectors.length; q++) {
          isDone &= !rotate(vectors[p], vectors[q]);
        }
      }
    }
  }

  /** Makes two vectors orthogonal; whether they were not. */
  private static boolean rotate(double[] a, double[] b) {
    double product = dot(a, b);
    double one = dot(a, a);
    double other = dot(b, b);
    if (!(Math.abs(product) > SMALL * Math.sqrt(one) * Math.sqrt(other))) {
      return false;
    }
    double zeta = (other - one) / (2 * product);
    double tangent = Math.copySign(1, zeta) / (Math.abs(zeta) + Math.hypot(1, zeta));
    double cosine = 1 / Math.hypot(1, tangent);
    double sine = cosine * tangent;
    for (int j = 0; j < a.length; j++) {
      double before = a[j];
      a[j] = cosine * before - sine * b[j];
      b[j] = sine * before + cosine * b[j];
    }
    return true;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += a[j] * b[j];
    }
    return sum;
  }

  private static double[] unit(double[] a) {
    double length = Math.sqrt(dot(a, a));
    return Arrays.stream(a).map(x -> x / length).toArray();
  }

  private static double[][] copy(double[][] rows) {
    return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
  }

  private static double[][] transposed(double[][] rows) {
    double[][] columns = new double[rows[0].length][rows.length];
    for (int r = 0; r < rows.length; r++) {
      for (int c = 0; c < columns.length; c++) {
        columns[c][r] = rows[r][c];
      }
    }
    return columns;
  }
}
