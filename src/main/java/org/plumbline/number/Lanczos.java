package org.plumbline.number;

/**
 * The largest eigenvalue of a symmetric matrix of doubles by the Lanczos iteration: a proposal,
 * with no guarantee, usually good to several digits after few products with the matrix.
 */
final class Lanczos {
  private static final int MOST_STEPS = 24;
  private static final int BISECTIONS = 60;

  /** The fractional part of the golden ratio: its multiples are spread evenly. */
  private static final double GOLDEN = 0.6180339887498949;

  private final double[][] matrix;
  private final double[][] basis;
  private final double[] diagonal;
  private final double[] beside;
  private int steps;

  private Lanczos(double[][] matrix) {
    this.matrix = matrix;
    int most = Math.min(MOST_STEPS, matrix.length);
    basis = new double[most][];
    diagonal = new double[most];
    beside = new double[most + 1];
  }

  /** An approximation of the largest eigenvalue; not a number if the entries are too large. */
  static double approximateLargest(double[][] symmetric) {
    Lanczos lanczos = new Lanczos(symmetric);
    lanczos.iterate();
    return lanczos.largestOfTridiagonal();
  }

  private void iterate() {
    double[] vector = start(matrix.length);
    double norm = norm(vector);
    double scale = 0;
    while (steps < basis.length && norm > scale * 0x1p-40) {
      basis[steps] = scaled(vector, 1 / norm);
      vector = product(basis[steps]);
      diagonal[steps] = dot(vector, basis[steps]);
      steps++;
      orthogonalise(vector);
      norm = norm(vector);
      beside[steps] = norm;
      scale = Math.max(scale, norm + Math.abs(diagonal[steps - 1]));
    }
  }

  private static double[] start(int n) {
    double[] start = new double[n];
    for (int i = 0; i < n; i++) {
      start[i] = (i + 1) * GOLDEN % 1 - 0.5;
    }
    return start;
  }

  private double[] product(double[] x) {
    double[] image = new double[x.length];
    for (int j = 0; j < x.length; j++) {
      addMultiple(image, x[j], matrix[j]);
    }
    return image;
  }

  private void orthogonalise(double[] vector) {
    for (int k = steps - 1; k >= 0; k--) {
      addMultiple(vector, -dot(vector, basis[k]), basis[k]);
    }
  }

  private static void addMultiple(double[] sums, double factor, double[] row) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += factor * row[i];
    }
  }

  private static double dot(double[] a, double[] b) {
    double even = 0;
    double odd = 0;
    int i = 0;
    for (; i + 1 < a.length; i += 2) {
      even += a[i] * b[i];
      odd += a[i + 1] * b[i + 1];
    }
    return i < a.length ? even + odd + a[i] * b[i] : even + odd;
  }

  private static double norm(double[] a) {
    return Math.sqrt(dot(a, a));
  }

  private static double[] scaled(double[] a, double factor) {
    double[] scaled = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      scaled[i] = factor * a[i];
    }
    return scaled;
  }

  /** Bisection with Sturm's count between the bounds of Gershgorin. */
  private double largestOfTridiagonal() {
    double low = Double.NEGATIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < steps; k++) {
      low = Math.max(low, diagonal[k]);
      double reach = (k > 0 ? beside[k] : 0) + (k + 1 < steps ? beside[k + 1] : 0);
      high = Math.max(high, diagonal[k] + reach);
    }
    for (int step = 0; step < BISECTIONS; step++) {
      double middle = low / 2 + high / 2;
      if (isAboveAll(middle)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  /** Whether {@code x I - T} has positive pivots only. */
  private boolean isAboveAll(double x) {
    double pivot = x - diagonal[0];
    for (int k = 1; k < steps && pivot > 0; k++) {
      pivot = x - diagonal[k] - beside[k] * beside[k] / pivot;
    }
    return pivot > 0;
  }
}
