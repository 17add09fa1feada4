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

  /**
   * Adds four products of two rows each. Four at a time, here and below: loops over more arrays are
   * not run several lanes at a time by common compilers.
   */
  static void addProducts(double[][] x, double[][] y, double[] out, int lanes) {
    addProducts(x[0], y[0], x[1], y[1], x[2], y[2], x[3], y[3], out, lanes);
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
    addFour(factors, first, rows, 0, out, lanes);
    addFour(factors, first + 4, rows, 4, out, lanes);
  }

  /** Adds the four rows from {@code row} on, times four factors. */
  static void addFour(
      double[] factors, int first, double[][] rows, int row, double[] out, int lanes) {
    double w = factors[first];
    double x = factors[first + 1];
    double y = factors[first + 2];
    double z = factors[first + 3];
    addFour(w, x, y, z, rows[row], rows[row + 1], rows[row + 2], rows[row + 3], out, lanes);
  }

  private static void addFour(
      double w,
      double x,
      double y,
      double z,
      double[] a,
      double[] b,
      double[] c,
      double[] d,
      double[] out,
      int lanes) {
    for (int s = 0; s < lanes; s++) {
      out[s] += (w * a[s] + x * b[s]) + (y * c[s] + z * d[s]);
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

  /** Adds the products of two rows. */
  static void addProduct(double[] a, double[] b, double[] out, int lanes) {
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
