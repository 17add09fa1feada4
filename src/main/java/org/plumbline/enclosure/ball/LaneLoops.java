package org.plumbline.enclosure.ball;

/**
 * Loops over digits of many numbers side by side; all results are integers that doubles hold
 * exactly as long as they stay below {@code 2^53} (proofs-notes/verifier.md, V17).
 */
final class LaneLoops {
  /** The base of digits. */
  static final double BASE = 0x1p24;

  private static final double INVERSE = 0x1p-24;

  /** Added and subtracted it rounds a number below {@code 2^51} to an integer. */
  private static final double ROUNDER = 0x1.8p52;

  private LaneLoops() {}

  /** Moves multiples of the base to the column above; what stays is at most half the base. */
  static void carry(double[] column, double[] above, int lanes) {
    for (int s = 0; s < lanes; s++) {
      double carry = (column[s] * INVERSE + ROUNDER) - ROUNDER;
      column[s] -= carry * BASE;
      above[s] += carry;
    }
  }

  /**
   * Divides by {@code m < 2^27}: {@code column} becomes the quotient of {@code rest · base +
   * column}, and {@code rest} what it leaves, at most {@code m}.
   */
  static void divide(double[] column, double[] rest, double m, int lanes) {
    double inverse = 1 / m;
    for (int s = 0; s < lanes; s++) {
      double dividend = rest[s] * BASE + column[s];
      double quotient = (dividend * inverse + ROUNDER) - ROUNDER;
      rest[s] = dividend - quotient * m;
      column[s] = quotient;
    }
  }

  /** Adds eight products of two rows each. */
  static void addProducts(double[][] x, double[][] y, double[] out, int lanes) {
    addProducts(x[0], y[0], x[1], y[1], x[2], y[2], x[3], y[3], out, lanes);
    addProducts(x[4], y[4], x[5], y[5], x[6], y[6], x[7], y[7], out, lanes);
  }

  private static void addProducts(
      double[] a,
      double[] b,
      double[] c,
      double[] d,
      double[] e,
      double[] f,
      double[] g,
      double[] h,
      double[] out,
      int lanes) {
    for (int s = 0; s < lanes; s++) {
      out[s] += (a[s] * b[s] + c[s] * d[s]) + (e[s] * f[s] + g[s] * h[s]);
    }
  }

  /** Adds eight rows from {@code first} on, times the entries of {@code factors} there. */
  static void addMultiples(double[] factors, int first, double[][] rows, double[] out, int lanes) {
    addMultiples(factors, first, rows[0], rows[1], rows[2], rows[3], rows, out, lanes);
  }

  private static void addMultiples(
      double[] w,
      int o,
      double[] a,
      double[] b,
      double[] c,
      double[] d,
      double[][] rows,
      double[] out,
      int lanes) {
    double[] e = rows[4];
    double[] f = rows[5];
    double[] g = rows[6];
    double[] h = rows[7];
    double w0 = w[o];
    double w1 = w[o + 1];
    double w2 = w[o + 2];
    double w3 = w[o + 3];
    double w4 = w[o + 4];
    double w5 = w[o + 5];
    double w6 = w[o + 6];
    double w7 = w[o + 7];
    for (int s = 0; s < lanes; s++) {
      out[s] +=
          ((w0 * a[s] + w1 * b[s]) + (w2 * c[s] + w3 * d[s]))
              + ((w4 * e[s] + w5 * f[s]) + (w6 * g[s] + w7 * h[s]));
    }
  }

  /** Adds a row times a number. */
  static void addMultiple(double factor, double[] row, double[] out, int lanes) {
    for (int s = 0; s < lanes; s++) {
      out[s] += factor * row[s];
    }
  }

  /** Adds a row times the absolute value of another. */
  static void addAbsolute(double factor, double[] row, double[] out, int lanes) {
    for (int s = 0; s < lanes; s++) {
      out[s] += factor * Math.abs(row[s]);
    }
  }

  /** Adds products of numbers that are not negative. */
  static void addSizes(double[] a, double[] b, double[] out, int lanes) {
    for (int s = 0; s < lanes; s++) {
      out[s] += a[s] * b[s];
    }
  }

  /** Multiplies by a number. */
  static void scale(double[] row, double factor, int lanes) {
    for (int s = 0; s < lanes; s++) {
      row[s] *= factor;
    }
  }

  static boolean isZero(double[] row, int lanes) {
    for (int s = 0; s < lanes; s++) {
      if (row[s] != 0) {
        return false;
      }
    }
    return true;
  }
}
