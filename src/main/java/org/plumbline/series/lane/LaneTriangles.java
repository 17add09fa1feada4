package org.plumbline.series.lane;

/**
 * The leading part of products of numbers in lanes: {@code x_p y_q} for {@code p + q < n}, all
 * limbs of some lanes in one loop.
 *
 * <p>Each loop takes every limb from memory once for all its products, and each column once: with
 * one product a loop, memory would take three times as long as arithmetic. HotSpot puts such loops
 * into vector registers if it may unroll bodies of their size ({@code -XX:LoopUnrollLimit=300}; by
 * default two limbs are the most). Measured for a product of 24 bits by 24, in nanoseconds ({@code
 * mvn -q -Pbenchmark test-compile exec:exec -Dbenchmark=LaneTriangles}): 0.15 with two limbs, 0.10
 * with four, 0.07 to 0.08 from six on, with AVX2 as with AVX-512; 0.16 to 0.2 in scalar registers;
 * 0.21 with one product a loop. The same loops on limbs of 28 bits in {@code long} need 0.07 to
 * 0.11 with AVX-512 and 0.27 with AVX2, which has no multiplication of 64 bits.
 */
final class LaneTriangles {
  /** The most limbs for which there is a loop. */
  private static final int WHOLE = 8;

  private LaneTriangles() {}

  /**
   * Adds products of limbs to columns.
   *
   * @param x at least {@code n} limbs from index {@code left} on
   * @param y at least {@code n} limbs
   * @param c the columns; {@code x_p y_q} goes to index {@code first + p + q}
   */
  static void add(double[][] x, int left, double[][] y, double[][] c, int first, int n, int lanes) {
    addWhole(x, left, y, c, first, Math.min(n, WHOLE), lanes);
    for (int column = WHOLE; column < n; column += LaneRows.ROWS) {
      int width = Math.min(LaneRows.ROWS, n - column);
      for (int p = 0; p < column; p += LaneRows.ROWS) {
        LaneRows.add(x, left + p, y, column - p, c, first + column, width, lanes);
      }
      addWhole(x, left + column, y, c, first + column, width, lanes);
    }
  }

  private static void addWhole(
      double[][] x, int left, double[][] y, double[][] c, int first, int n, int lanes) {
    switch (n) {
      case 1 -> add1(x, left, y, c, first, lanes);
      case 2 -> add2(x, left, y, c, first, lanes);
      case 3 -> add3(x, left, y, c, first, lanes);
      case 4 -> add4(x, left, y, c, first, lanes);
      case 5 -> add5(x, left, y, c, first, lanes);
      case 6 -> add6(x, left, y, c, first, lanes);
      case 7 -> add7(x, left, y, c, first, lanes);
      case 8 -> add8(x, left, y, c, first, lanes);
      default -> throw new IllegalArgumentException(n + " limbs");
    }
  }

  private static void add1(
      double[][] x, int left, double[][] y, double[][] c, int first, int lanes) {
    double[] x0 = x[left];
    double[] y0 = y[0];
    double[] c0 = c[first];
    for (int s = 0; s < lanes; s++) {
      double a0 = x0[s];
      double b0 = y0[s];
      c0[s] += a0 * b0;
    }
  }

  private static void add2(
      double[][] x, int left, double[][] y, double[][] c, int first, int lanes) {
    double[] x0 = x[left];
    double[] x1 = x[left + 1];
    double[] y0 = y[0];
    double[] y1 = y[1];
    double[] c0 = c[first];
    double[] c1 = c[first + 1];
    for (int s = 0; s < lanes; s++) {
      double a0 = x0[s];
      double a1 = x1[s];
      double b0 = y0[s];
      double b1 = y1[s];
      c0[s] += a0 * b0;
      c1[s] += a0 * b1 + a1 * b0;
    }
  }

  private static void add3(
      double[][] x, int left, double[][] y, double[][] c, int first, int lanes) {
    double[] x0 = x[left];
    double[] x1 = x[left + 1];
    double[] x2 = x[left + 2];
    double[] y0 = y[0];
    double[] y1 = y[1];
    double[] y2 = y[2];
    double[] c0 = c[first];
    double[] c1 = c[first + 1];
    double[] c2 = c[first + 2];
    for (int s = 0; s < lanes; s++) {
      double a0 = x0[s];
      double a1 = x1[s];
      double a2 = x2[s];
      double b0 = y0[s];
      double b1 = y1[s];
      double b2 = y2[s];
      c0[s] += a0 * b0;
      c1[s] += a0 * b1 + a1 * b0;
      c2[s] += a0 * b2 + a1 * b1 + a2 * b0;
    }
  }

  private static void add4(
      double[][] x, int left, double[][] y, double[][] c, int first, int lanes) {
    double[] x0 = x[left];
    double[] x1 = x[left + 1];
    double[] x2 = x[left + 2];
    double[] x3 = x[left + 3];
    double[] y0 = y[0];
    double[] y1 = y[1];
    double[] y2 = y[2];
    double[] y3 = y[3];
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
      c0[s] += a0 * b0;
      c1[s] += a0 * b1 + a1 * b0;
      c2[s] += a0 * b2 + a1 * b1 + a2 * b0;
      c3[s] += a0 * b3 + a1 * b2 + a2 * b1 + a3 * b0;
    }
  }

  private static void add5(
      double[][] x, int left, double[][] y, double[][] c, int first, int lanes) {
    double[] x0 = x[left];
    double[] x1 = x[left + 1];
    double[] x2 = x[left + 2];
    double[] x3 = x[left + 3];
    double[] x4 = x[left + 4];
    double[] y0 = y[0];
    double[] y1 = y[1];
    double[] y2 = y[2];
    double[] y3 = y[3];
    double[] y4 = y[4];
    double[] c0 = c[first];
    double[] c1 = c[first + 1];
    double[] c2 = c[first + 2];
    double[] c3 = c[first + 3];
    double[] c4 = c[first + 4];
    for (int s = 0; s < lanes; s++) {
      double a0 = x0[s];
      double a1 = x1[s];
      double a2 = x2[s];
      double a3 = x3[s];
      double a4 = x4[s];
      double b0 = y0[s];
      double b1 = y1[s];
      double b2 = y2[s];
      double b3 = y3[s];
      double b4 = y4[s];
      c0[s] += a0 * b0;
      c1[s] += a0 * b1 + a1 * b0;
      c2[s] += a0 * b2 + a1 * b1 + a2 * b0;
      c3[s] += a0 * b3 + a1 * b2 + a2 * b1 + a3 * b0;
      c4[s] += a0 * b4 + a1 * b3 + a2 * b2 + a3 * b1 + a4 * b0;
    }
  }

  private static void add6(
      double[][] x, int left, double[][] y, double[][] c, int first, int lanes) {
    double[] x0 = x[left];
    double[] x1 = x[left + 1];
    double[] x2 = x[left + 2];
    double[] x3 = x[left + 3];
    double[] x4 = x[left + 4];
    double[] x5 = x[left + 5];
    double[] y0 = y[0];
    double[] y1 = y[1];
    double[] y2 = y[2];
    double[] y3 = y[3];
    double[] y4 = y[4];
    double[] y5 = y[5];
    double[] c0 = c[first];
    double[] c1 = c[first + 1];
    double[] c2 = c[first + 2];
    double[] c3 = c[first + 3];
    double[] c4 = c[first + 4];
    double[] c5 = c[first + 5];
    for (int s = 0; s < lanes; s++) {
      double a0 = x0[s];
      double a1 = x1[s];
      double a2 = x2[s];
      double a3 = x3[s];
      double a4 = x4[s];
      double a5 = x5[s];
      double b0 = y0[s];
      double b1 = y1[s];
      double b2 = y2[s];
      double b3 = y3[s];
      double b4 = y4[s];
      double b5 = y5[s];
      c0[s] += a0 * b0;
      c1[s] += a0 * b1 + a1 * b0;
      c2[s] += a0 * b2 + a1 * b1 + a2 * b0;
      c3[s] += a0 * b3 + a1 * b2 + a2 * b1 + a3 * b0;
      c4[s] += a0 * b4 + a1 * b3 + a2 * b2 + a3 * b1 + a4 * b0;
      c5[s] += a0 * b5 + a1 * b4 + a2 * b3 + a3 * b2 + a4 * b1 + a5 * b0;
    }
  }

  private static void add7(
      double[][] x, int left, double[][] y, double[][] c, int first, int lanes) {
    double[] x0 = x[left];
    double[] x1 = x[left + 1];
    double[] x2 = x[left + 2];
    double[] x3 = x[left + 3];
    double[] x4 = x[left + 4];
    double[] x5 = x[left + 5];
    double[] x6 = x[left + 6];
    double[] y0 = y[0];
    double[] y1 = y[1];
    double[] y2 = y[2];
    double[] y3 = y[3];
    double[] y4 = y[4];
    double[] y5 = y[5];
    double[] y6 = y[6];
    double[] c0 = c[first];
    double[] c1 = c[first + 1];
    double[] c2 = c[first + 2];
    double[] c3 = c[first + 3];
    double[] c4 = c[first + 4];
    double[] c5 = c[first + 5];
    double[] c6 = c[first + 6];
    for (int s = 0; s < lanes; s++) {
      double a0 = x0[s];
      double a1 = x1[s];
      double a2 = x2[s];
      double a3 = x3[s];
      double a4 = x4[s];
      double a5 = x5[s];
      double a6 = x6[s];
      double b0 = y0[s];
      double b1 = y1[s];
      double b2 = y2[s];
      double b3 = y3[s];
      double b4 = y4[s];
      double b5 = y5[s];
      double b6 = y6[s];
      c0[s] += a0 * b0;
      c1[s] += a0 * b1 + a1 * b0;
      c2[s] += a0 * b2 + a1 * b1 + a2 * b0;
      c3[s] += a0 * b3 + a1 * b2 + a2 * b1 + a3 * b0;
      c4[s] += a0 * b4 + a1 * b3 + a2 * b2 + a3 * b1 + a4 * b0;
      c5[s] += a0 * b5 + a1 * b4 + a2 * b3 + a3 * b2 + a4 * b1 + a5 * b0;
      c6[s] += a0 * b6 + a1 * b5 + a2 * b4 + a3 * b3 + a4 * b2 + a5 * b1 + a6 * b0;
    }
  }

  private static void add8(
      double[][] x, int left, double[][] y, double[][] c, int first, int lanes) {
    double[] x0 = x[left];
    double[] x1 = x[left + 1];
    double[] x2 = x[left + 2];
    double[] x3 = x[left + 3];
    double[] x4 = x[left + 4];
    double[] x5 = x[left + 5];
    double[] x6 = x[left + 6];
    double[] x7 = x[left + 7];
    double[] y0 = y[0];
    double[] y1 = y[1];
    double[] y2 = y[2];
    double[] y3 = y[3];
    double[] y4 = y[4];
    double[] y5 = y[5];
    double[] y6 = y[6];
    double[] y7 = y[7];
    double[] c0 = c[first];
    double[] c1 = c[first + 1];
    double[] c2 = c[first + 2];
    double[] c3 = c[first + 3];
    double[] c4 = c[first + 4];
    double[] c5 = c[first + 5];
    double[] c6 = c[first + 6];
    double[] c7 = c[first + 7];
    for (int s = 0; s < lanes; s++) {
      double a0 = x0[s];
      double a1 = x1[s];
      double a2 = x2[s];
      double a3 = x3[s];
      double a4 = x4[s];
      double a5 = x5[s];
      double a6 = x6[s];
      double a7 = x7[s];
      double b0 = y0[s];
      double b1 = y1[s];
      double b2 = y2[s];
      double b3 = y3[s];
      double b4 = y4[s];
      double b5 = y5[s];
      double b6 = y6[s];
      double b7 = y7[s];
      c0[s] += a0 * b0;
      c1[s] += a0 * b1 + a1 * b0;
      c2[s] += a0 * b2 + a1 * b1 + a2 * b0;
      c3[s] += a0 * b3 + a1 * b2 + a2 * b1 + a3 * b0;
      c4[s] += a0 * b4 + a1 * b3 + a2 * b2 + a3 * b1 + a4 * b0;
      c5[s] += a0 * b5 + a1 * b4 + a2 * b3 + a3 * b2 + a4 * b1 + a5 * b0;
      c6[s] += a0 * b6 + a1 * b5 + a2 * b4 + a3 * b3 + a4 * b2 + a5 * b1 + a6 * b0;
      c7[s] += a0 * b7 + a1 * b6 + a2 * b5 + a3 * b4 + a4 * b3 + a5 * b2 + a6 * b1 + a7 * b0;
    }
  }
}
