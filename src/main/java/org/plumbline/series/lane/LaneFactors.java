package org.plumbline.series.lane;

/**
 * The leading part of products of one number and numbers in lanes: {@code m_p x_q} for {@code p + q
 * < n}, all limbs in one loop as in {@link LaneTriangles}.
 *
 * <p>The number's limbs stay in registers of the processor, so that a product costs half of what
 * one of lanes does.
 */
final class LaneFactors {
  /** The most limbs for which there is a loop. */
  private static final int WHOLE = 6;

  private static final int ROWS = 4;

  private LaneFactors() {}

  /**
   * Adds products of limbs to columns.
   *
   * @param m at least {@code n} limbs, of which those of one lane are taken
   * @param x at least {@code n} limbs
   * @param c the columns; {@code m_p x_q} goes to index {@code first + p + q}
   */
  static void add(double[][] m, int lane, double[][] x, double[][] c, int first, int n, int lanes) {
    switch (Math.min(n, WHOLE)) {
      case 1 -> add1(m, lane, x, c, first, lanes);
      case 2 -> add2(m, lane, x, c, first, lanes);
      case 3 -> add3(m, lane, x, c, first, lanes);
      case 4 -> add4(m, lane, x, c, first, lanes);
      case 5 -> add5(m, lane, x, c, first, lanes);
      case 6 -> add6(m, lane, x, c, first, lanes);
      default -> throw new IllegalArgumentException(n + " limbs");
    }
    for (int column = WHOLE; column < n; column++) {
      addColumn(m, lane, x, column, c[first + column], lanes);
    }
  }

  /** Adds {@code Σ_p m_p x_(column-p)}, four products a loop. */
  private static void addColumn(
      double[][] m, int lane, double[][] x, int column, double[] sum, int lanes) {
    int p = 0;
    for (; p + ROWS <= column + 1; p += ROWS) {
      LaneLoops.addMultiples(
          m[p][lane],
          x[column - p],
          m[p + 1][lane],
          x[column - p - 1],
          m[p + 2][lane],
          x[column - p - 2],
          m[p + 3][lane],
          x[column - p - 3],
          sum,
          lanes);
    }
    for (; p <= column; p++) {
      LaneLoops.addMultiple(m[p][lane], x[column - p], sum, lanes);
    }
  }

  private static void add1(
      double[][] m, int lane, double[][] x, double[][] c, int first, int lanes) {
    double m0 = m[0][lane];
    double[] x0 = x[0];
    double[] c0 = c[first];
    for (int s = 0; s < lanes; s++) {
      double a0 = x0[s];
      c0[s] += m0 * a0;
    }
  }

  private static void add2(
      double[][] m, int lane, double[][] x, double[][] c, int first, int lanes) {
    double m0 = m[0][lane];
    double m1 = m[1][lane];
    double[] x0 = x[0];
    double[] x1 = x[1];
    double[] c0 = c[first];
    double[] c1 = c[first + 1];
    for (int s = 0; s < lanes; s++) {
      double a0 = x0[s];
      double a1 = x1[s];
      c0[s] += m0 * a0;
      c1[s] += m0 * a1 + m1 * a0;
    }
  }

  private static void add3(
      double[][] m, int lane, double[][] x, double[][] c, int first, int lanes) {
    double m0 = m[0][lane];
    double m1 = m[1][lane];
    double m2 = m[2][lane];
    double[] x0 = x[0];
    double[] x1 = x[1];
    double[] x2 = x[2];
    double[] c0 = c[first];
    double[] c1 = c[first + 1];
    double[] c2 = c[first + 2];
    for (int s = 0; s < lanes; s++) {
      double a0 = x0[s];
      double a1 = x1[s];
      double a2 = x2[s];
      c0[s] += m0 * a0;
      c1[s] += m0 * a1 + m1 * a0;
      c2[s] += m0 * a2 + m1 * a1 + m2 * a0;
    }
  }

  private static void add4(
      double[][] m, int lane, double[][] x, double[][] c, int first, int lanes) {
    double m0 = m[0][lane];
    double m1 = m[1][lane];
    double m2 = m[2][lane];
    double m3 = m[3][lane];
    double[] x0 = x[0];
    double[] x1 = x[1];
    double[] x2 = x[2];
    double[] x3 = x[3];
    double[] c0 = c[first];
    double[] c1 = c[first + 1];
    double[] c2 = c[first + 2];
    double[] c3 = c[first + 3];
    for (int s = 0; s < lanes; s++) {
      double a0 = x0[s];
      double a1 = x1[s];
      double a2 = x2[s];
      double a3 = x3[s];
      c0[s] += m0 * a0;
      c1[s] += m0 * a1 + m1 * a0;
      c2[s] += m0 * a2 + m1 * a1 + m2 * a0;
      c3[s] += m0 * a3 + m1 * a2 + m2 * a1 + m3 * a0;
    }
  }

  private static void add5(
      double[][] m, int lane, double[][] x, double[][] c, int first, int lanes) {
    double m0 = m[0][lane];
    double m1 = m[1][lane];
    double m2 = m[2][lane];
    double m3 = m[3][lane];
    double m4 = m[4][lane];
    double[] x0 = x[0];
    double[] x1 = x[1];
    double[] x2 = x[2];
    double[] x3 = x[3];
    double[] x4 = x[4];
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
      c0[s] += m0 * a0;
      c1[s] += m0 * a1 + m1 * a0;
      c2[s] += m0 * a2 + m1 * a1 + m2 * a0;
      c3[s] += m0 * a3 + m1 * a2 + m2 * a1 + m3 * a0;
      c4[s] += m0 * a4 + m1 * a3 + m2 * a2 + m3 * a1 + m4 * a0;
    }
  }

  private static void add6(
      double[][] m, int lane, double[][] x, double[][] c, int first, int lanes) {
    double m0 = m[0][lane];
    double m1 = m[1][lane];
    double m2 = m[2][lane];
    double m3 = m[3][lane];
    double m4 = m[4][lane];
    double m5 = m[5][lane];
    double[] x0 = x[0];
    double[] x1 = x[1];
    double[] x2 = x[2];
    double[] x3 = x[3];
    double[] x4 = x[4];
    double[] x5 = x[5];
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
      c0[s] += m0 * a0;
      c1[s] += m0 * a1 + m1 * a0;
      c2[s] += m0 * a2 + m1 * a1 + m2 * a0;
      c3[s] += m0 * a3 + m1 * a2 + m2 * a1 + m3 * a0;
      c4[s] += m0 * a4 + m1 * a3 + m2 * a2 + m3 * a1 + m4 * a0;
      c5[s] += m0 * a5 + m1 * a4 + m2 * a3 + m3 * a2 + m4 * a1 + m5 * a0;
    }
  }
}
