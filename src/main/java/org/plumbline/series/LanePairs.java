package org.plumbline.series;

/**
 * The leading parts of two products of numbers in lanes at once: as {@link LaneTriangles}, but with
 * few limbs columns are taken from memory half as often.
 */
final class LanePairs {
  /** The most limbs for which there is a loop. */
  private static final int WHOLE = 6;

  private LanePairs() {}

  /** How many products of numbers of {@code n} limbs are best computed at once: 1 or 2. */
  static int atOnce(int n) {
    return n <= WHOLE ? 2 : 1;
  }

  /**
   * Adds products of limbs, {@code x_p y_q} and {@code u_p v_q} with {@code p + q < n}.
   *
   * @param n the limbs, so few that {@link #atOnce} says 2
   * @param c the columns; the products go to index {@code first + p + q}
   */
  static void add(
      double[][] x,
      double[][] y,
      double[][] u,
      double[][] v,
      double[][] c,
      int first,
      int n,
      int lanes) {
    switch (n) {
      case 1 -> add1(x, y, u, v, c, first, lanes);
      case 2 -> add2(x, y, u, v, c, first, lanes);
      case 3 -> add3(x, y, u, v, c, first, lanes);
      case 4 -> add4(x, y, u, v, c, first, lanes);
      case 5 -> add5(x, y, u, v, c, first, lanes);
      case 6 -> add6(x, y, u, v, c, first, lanes);
      default -> throw new IllegalArgumentException(n + " limbs");
    }
  }

  private static void add1(
      double[][] x, double[][] y, double[][] u, double[][] v, double[][] c, int first, int lanes) {
    double[] x0 = x[0];
    double[] y0 = y[0];
    double[] u0 = u[0];
    double[] v0 = v[0];
    double[] c0 = c[first];
    for (int s = 0; s < lanes; s++) {
      double a0 = x0[s];
      double b0 = y0[s];
      double d0 = u0[s];
      double e0 = v0[s];
      c0[s] += a0 * b0 + d0 * e0;
    }
  }

  private static void add2(
      double[][] x, double[][] y, double[][] u, double[][] v, double[][] c, int first, int lanes) {
    double[] x0 = x[0];
    double[] x1 = x[1];
    double[] y0 = y[0];
    double[] y1 = y[1];
    double[] u0 = u[0];
    double[] u1 = u[1];
    double[] v0 = v[0];
    double[] v1 = v[1];
    double[] c0 = c[first];
    double[] c1 = c[first + 1];
    for (int s = 0; s < lanes; s++) {
      double a0 = x0[s];
      double a1 = x1[s];
      double b0 = y0[s];
      double b1 = y1[s];
      double d0 = u0[s];
      double d1 = u1[s];
      double e0 = v0[s];
      double e1 = v1[s];
      c0[s] += a0 * b0 + d0 * e0;
      c1[s] += a0 * b1 + a1 * b0 + d0 * e1 + d1 * e0;
    }
  }

  private static void add3(
      double[][] x, double[][] y, double[][] u, double[][] v, double[][] c, int first, int lanes) {
    double[] x0 = x[0];
    double[] x1 = x[1];
    double[] x2 = x[2];
    double[] y0 = y[0];
    double[] y1 = y[1];
    double[] y2 = y[2];
    double[] u0 = u[0];
    double[] u1 = u[1];
    double[] u2 = u[2];
    double[] v0 = v[0];
    double[] v1 = v[1];
    double[] v2 = v[2];
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
      double d0 = u0[s];
      double d1 = u1[s];
      double d2 = u2[s];
      double e0 = v0[s];
      double e1 = v1[s];
      double e2 = v2[s];
      c0[s] += a0 * b0 + d0 * e0;
      c1[s] += a0 * b1 + a1 * b0 + d0 * e1 + d1 * e0;
      c2[s] += a0 * b2 + a1 * b1 + a2 * b0 + d0 * e2 + d1 * e1 + d2 * e0;
    }
  }

  private static void add4(
      double[][] x, double[][] y, double[][] u, double[][] v, double[][] c, int first, int lanes) {
    double[] x0 = x[0];
    double[] x1 = x[1];
    double[] x2 = x[2];
    double[] x3 = x[3];
    double[] y0 = y[0];
    double[] y1 = y[1];
    double[] y2 = y[2];
    double[] y3 = y[3];
    double[] u0 = u[0];
    double[] u1 = u[1];
    double[] u2 = u[2];
    double[] u3 = u[3];
    double[] v0 = v[0];
    double[] v1 = v[1];
    double[] v2 = v[2];
    double[] v3 = v[3];
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
      double d0 = u0[s];
      double d1 = u1[s];
      double d2 = u2[s];
      double d3 = u3[s];
      double e0 = v0[s];
      double e1 = v1[s];
      double e2 = v2[s];
      double e3 = v3[s];
      c0[s] += a0 * b0 + d0 * e0;
      c1[s] += a0 * b1 + a1 * b0 + d0 * e1 + d1 * e0;
      c2[s] += a0 * b2 + a1 * b1 + a2 * b0 + d0 * e2 + d1 * e1 + d2 * e0;
      c3[s] += a0 * b3 + a1 * b2 + a2 * b1 + a3 * b0 + d0 * e3 + d1 * e2 + d2 * e1 + d3 * e0;
    }
  }

  private static void add5(
      double[][] x, double[][] y, double[][] u, double[][] v, double[][] c, int first, int lanes) {
    double[] x0 = x[0];
    double[] x1 = x[1];
    double[] x2 = x[2];
    double[] x3 = x[3];
    double[] x4 = x[4];
    double[] y0 = y[0];
    double[] y1 = y[1];
    double[] y2 = y[2];
    double[] y3 = y[3];
    double[] y4 = y[4];
    double[] u0 = u[0];
    double[] u1 = u[1];
    double[] u2 = u[2];
    double[] u3 = u[3];
    double[] u4 = u[4];
    double[] v0 = v[0];
    double[] v1 = v[1];
    double[] v2 = v[2];
    double[] v3 = v[3];
    double[] v4 = v[4];
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
      double d0 = u0[s];
      double d1 = u1[s];
      double d2 = u2[s];
      double d3 = u3[s];
      double d4 = u4[s];
      double e0 = v0[s];
      double e1 = v1[s];
      double e2 = v2[s];
      double e3 = v3[s];
      double e4 = v4[s];
      c0[s] += a0 * b0 + d0 * e0;
      c1[s] += a0 * b1 + a1 * b0 + d0 * e1 + d1 * e0;
      c2[s] += a0 * b2 + a1 * b1 + a2 * b0 + d0 * e2 + d1 * e1 + d2 * e0;
      c3[s] += a0 * b3 + a1 * b2 + a2 * b1 + a3 * b0 + d0 * e3 + d1 * e2 + d2 * e1 + d3 * e0;
      c4[s] +=
          a0 * b4 + a1 * b3 + a2 * b2 + a3 * b1 + a4 * b0 + d0 * e4 + d1 * e3 + d2 * e2 + d3 * e1
              + d4 * e0;
    }
  }

  private static void add6(
      double[][] x, double[][] y, double[][] u, double[][] v, double[][] c, int first, int lanes) {
    double[] x0 = x[0];
    double[] x1 = x[1];
    double[] x2 = x[2];
    double[] x3 = x[3];
    double[] x4 = x[4];
    double[] x5 = x[5];
    double[] y0 = y[0];
    double[] y1 = y[1];
    double[] y2 = y[2];
    double[] y3 = y[3];
    double[] y4 = y[4];
    double[] y5 = y[5];
    double[] u0 = u[0];
    double[] u1 = u[1];
    double[] u2 = u[2];
    double[] u3 = u[3];
    double[] u4 = u[4];
    double[] u5 = u[5];
    double[] v0 = v[0];
    double[] v1 = v[1];
    double[] v2 = v[2];
    double[] v3 = v[3];
    double[] v4 = v[4];
    double[] v5 = v[5];
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
      double d0 = u0[s];
      double d1 = u1[s];
      double d2 = u2[s];
      double d3 = u3[s];
      double d4 = u4[s];
      double d5 = u5[s];
      double e0 = v0[s];
      double e1 = v1[s];
      double e2 = v2[s];
      double e3 = v3[s];
      double e4 = v4[s];
      double e5 = v5[s];
      c0[s] += a0 * b0 + d0 * e0;
      c1[s] += a0 * b1 + a1 * b0 + d0 * e1 + d1 * e0;
      c2[s] += a0 * b2 + a1 * b1 + a2 * b0 + d0 * e2 + d1 * e1 + d2 * e0;
      c3[s] += a0 * b3 + a1 * b2 + a2 * b1 + a3 * b0 + d0 * e3 + d1 * e2 + d2 * e1 + d3 * e0;
      c4[s] +=
          a0 * b4 + a1 * b3 + a2 * b2 + a3 * b1 + a4 * b0 + d0 * e4 + d1 * e3 + d2 * e2 + d3 * e1
              + d4 * e0;
      c5[s] +=
          a0 * b5 + a1 * b4 + a2 * b3 + a3 * b2 + a4 * b1 + a5 * b0 + d0 * e5 + d1 * e4 + d2 * e3
              + d3 * e2 + d4 * e1 + d5 * e0;
    }
  }
}
