package org.plumbline.series.lane;

/**
 * Products of four limbs of numbers in lanes with those that lead to the same few columns: what
 * {@link LaneTriangles} is made of beyond the limbs for which it has loops.
 */
final class LaneRows {
  /** So many limbs are multiplied by others in one loop, for at most as many columns. */
  static final int ROWS = 4;

  private LaneRows() {}

  /**
   * Adds {@code x_(p+i) y_(q+d-i)} to column {@code first + d}, {@code i < 4}, {@code d < width}.
   */
  static void add(
      double[][] x, int p, double[][] y, int q, double[][] c, int first, int width, int lanes) {
    switch (width) {
      case 1 -> add1(x, p, y, q, c, first, lanes);
      case 2 -> add2(x, p, y, q, c, first, lanes);
      case 3 -> add3(x, p, y, q, c, first, lanes);
      case 4 -> add4(x, p, y, q, c, first, lanes);
      default -> throw new IllegalArgumentException(width + " columns");
    }
  }

  private static void add1(
      double[][] x, int p, double[][] y, int q, double[][] c, int first, int lanes) {
    double[] x0 = x[p];
    double[] x1 = x[p + 1];
    double[] x2 = x[p + 2];
    double[] x3 = x[p + 3];
    double[] y0 = y[q - 3];
    double[] y1 = y[q - 2];
    double[] y2 = y[q - 1];
    double[] y3 = y[q];
    double[] c0 = c[first];
    for (int s = 0; s < lanes; s++) {
      double a0 = x0[s];
      double a1 = x1[s];
      double a2 = x2[s];
      double a3 = x3[s];
      double b0 = y0[s];
      double b1 = y1[s];
      double b2 = y2[s];
      double b3 = y3[s];
      c0[s] += a0 * b3 + a1 * b2 + a2 * b1 + a3 * b0;
    }
  }

  private static void add2(
      double[][] x, int p, double[][] y, int q, double[][] c, int first, int lanes) {
    double[] x0 = x[p];
    double[] x1 = x[p + 1];
    double[] x2 = x[p + 2];
    double[] x3 = x[p + 3];
    double[] y0 = y[q - 3];
    double[] y1 = y[q - 2];
    double[] y2 = y[q - 1];
    double[] y3 = y[q];
    double[] y4 = y[q + 1];
    double[] c0 = c[first];
    double[] c1 = c[first + 1];
    for (int s = 0; s < lanes; s++) {
      double a0 = x0[s];
      double a1 = x1[s];
      double a2 = x2[s];
      double a3 = x3[s];
      double b0 = y0[s];
      double b1 = y1[s];
      double b2 = y2[s];
      double b3 = y3[s];
      double b4 = y4[s];
      c0[s] += a0 * b3 + a1 * b2 + a2 * b1 + a3 * b0;
      c1[s] += a0 * b4 + a1 * b3 + a2 * b2 + a3 * b1;
    }
  }

  private static void add3(
      double[][] x, int p, double[][] y, int q, double[][] c, int first, int lanes) {
    double[] x0 = x[p];
    double[] x1 = x[p + 1];
    double[] x2 = x[p + 2];
    double[] x3 = x[p + 3];
    double[] y0 = y[q - 3];
    double[] y1 = y[q - 2];
    double[] y2 = y[q - 1];
    double[] y3 = y[q];
    double[] y4 = y[q + 1];
    double[] y5 = y[q + 2];
    double[] c0 = c[first];
    double[] c1 = c[first + 1];
    double[] c2 = c[first + 2];
    for (int s = 0; s < lanes; s++) {
      double a0 = x0[s];
      double a1 = x1[s];
      double a2 = x2[s];
      double a3 = x3[s];
      double b0 = y0[s];
      double b1 = y1[s];
      double b2 = y2[s];
      double b3 = y3[s];
      double b4 = y4[s];
      double b5 = y5[s];
      c0[s] += a0 * b3 + a1 * b2 + a2 * b1 + a3 * b0;
      c1[s] += a0 * b4 + a1 * b3 + a2 * b2 + a3 * b1;
      c2[s] += a0 * b5 + a1 * b4 + a2 * b3 + a3 * b2;
    }
  }

  private static void add4(
      double[][] x, int p, double[][] y, int q, double[][] c, int first, int lanes) {
    double[] x0 = x[p];
    double[] x1 = x[p + 1];
    double[] x2 = x[p + 2];
    double[] x3 = x[p + 3];
    double[] y0 = y[q - 3];
    double[] y1 = y[q - 2];
    double[] y2 = y[q - 1];
    double[] y3 = y[q];
    double[] y4 = y[q + 1];
    double[] y5 = y[q + 2];
    double[] y6 = y[q + 3];
    double[] c0 = c[first];
    double[] c1 = c[first + 1];
    double[] c2 = c[first + 2];
    double[] c3 = c[first + 3];
    for (int s = 0; s < lanes; s++) {
      double a0 = x0[s];
      double a1 = x1[s];
      double a2 = x2[s];
      double a3 = x3[s];
      double b0 = y0[s];
      double b1 = y1[s];
      double b2 = y2[s];
      double b3 = y3[s];
      double b4 = y4[s];
      double b5 = y5[s];
      double b6 = y6[s];
      c0[s] += a0 * b3 + a1 * b2 + a2 * b1 + a3 * b0;
      c1[s] += a0 * b4 + a1 * b3 + a2 * b2 + a3 * b1;
      c2[s] += a0 * b5 + a1 * b4 + a2 * b3 + a3 * b2;
      c3[s] += a0 * b6 + a1 * b5 + a2 * b4 + a3 * b3;
    }
  }
}
