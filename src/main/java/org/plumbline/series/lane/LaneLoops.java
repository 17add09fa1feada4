package org.plumbline.series.lane;

import org.plumbline.series.limb.NarrowLimbs;

/**
 * Sums of products of numbers in lanes: limbs of 24 bits, integers in {@code double}, the same limb
 * of many numbers side by side in one array.
 *
 * <p>A number is {@code Σ_p x_p 2^(-24(p+1))} with {@code |x_p| <= 2^23}, the first at most {@code
 * 2^22}, so that 127 products, at most {@code 2^46} each, may be added before carries are taken and
 * every intermediate result is an integer below {@code 2^53}: exact (proofs-notes/limb-series.md,
 * L6). The loops are of a form that the compiler of Java 17 puts into vector registers by itself:
 * whole arrays and one index.
 */
public final class LaneLoops {
  /** Products that may be added between carries. */
  public static final int PRODUCTS = 127;

  /** {@code 2^24}. */
  static final double RADIX = 0x1p24;

  private static final double INVERSE = 0x1p-24;

  /** What is added and subtracted to round a number below {@code 2^51} to an integer. */
  private static final double ROUNDING = 0x1.8p52;

  private LaneLoops() {}

  /** Adds {@code m} times each lane. */
  static void addMultiple(double m, double[] x, double[] sum, int lanes) {
    for (int s = 0; s < lanes; s++) {
      sum[s] += m * x[s];
    }
  }

  /** Adds {@code m} times each lane to those from {@code first} on. */
  static void addMultiple(double m, double[] x, double[] sum, int first, int lanes) {
    for (int s = 0; s < lanes; s++) {
      sum[first + s] += m * x[s];
    }
  }

  /** Adds multiples of four numbers. */
  static void addMultiples(
      double m0,
      double[] x0,
      double m1,
      double[] x1,
      double m2,
      double[] x2,
      double m3,
      double[] x3,
      double[] sum,
      int lanes) {
    for (int s = 0; s < lanes; s++) {
      sum[s] += m0 * x0[s] + m1 * x1[s] + m2 * x2[s] + m3 * x3[s];
    }
  }

  /**
   * The sums over at most 128 lanes of the products of limbs {@code x} with up to four numbers
   * {@code y[first] …}.
   */
  static void dots(double[][] y, int first, double[] x, double[] sums, int lanes) {
    int last = y.length - 1;
    double[] y0 = y[first];
    double[] y1 = y[Math.min(first + 1, last)];
    double[] y2 = y[Math.min(first + 2, last)];
    double[] y3 = y[Math.min(first + 3, last)];
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    for (int s = 0; s < lanes; s++) {
      a += x[s] * y0[s];
      b += x[s] * y1[s];
      c += x[s] * y2[s];
      d += x[s] * y3[s];
    }
    sums[0] = a;
    sums[1] = b;
    sums[2] = c;
    sums[3] = d;
  }

  /**
   * Leaves limbs in {@code column} and adds what exceeds them to the column {@code above}; exact.
   */
  static void carry(double[] column, double[] above, int lanes) {
    for (int s = 0; s < lanes; s++) {
      double carry = (column[s] * INVERSE + ROUNDING) - ROUNDING;
      column[s] -= carry * RADIX;
      above[s] += carry;
    }
  }

  /** Puts {@code (sum + x) scale} into the sum. */
  static void addScaled(double[] x, double[] sum, double scale, int lanes) {
    for (int s = 0; s < lanes; s++) {
      sum[s] = (sum[s] + x[s]) * scale;
    }
  }

  /** Multiplies each lane. */
  static void scale(double[] x, double m, int lanes) {
    for (int s = 0; s < lanes; s++) {
      x[s] *= m;
    }
  }

  /** Multiplies each lane by a number of its own. */
  static void multiply(double[] x, double[] m, int lanes) {
    for (int s = 0; s < lanes; s++) {
      x[s] *= m[s];
    }
  }

  /** Puts {@code m} times each lane into others. */
  static void putMultiple(double m, double[] x, double[] into, int lanes) {
    for (int s = 0; s < lanes; s++) {
      into[s] = m * x[s];
    }
  }

  /** Adds the products of lanes that are integers. */
  static void addProducts(double[] x, double[] y, double[] sum, int lanes) {
    for (int s = 0; s < lanes; s++) {
      sum[s] += x[s] * y[s];
    }
  }

  /**
   * One digit of a long division: replaces {@code column} by the nearest integers to {@code
   * (remainder 2^24 + column) / m} and leaves what remains; exact for {@code m < 2^26}.
   */
  static void divide(double[] column, double[] remainder, double m, int lanes) {
    double inverse = 1 / m;
    for (int s = 0; s < lanes; s++) {
      double whole = remainder[s] * RADIX + column[s];
      double quotient = (whole * inverse + ROUNDING) - ROUNDING;
      remainder[s] = whole - quotient * m;
      column[s] = quotient;
    }
  }

  /**
   * Adds eight rows times a number each.
   *
   * @param m the numbers, eight from index {@code at} on
   */
  static void addRows(double[] m, int at, double[][] rows, int first, double[] sum, int lanes) {
    double[] x0 = rows[first];
    double[] x1 = rows[first + 1];
    double[] x2 = rows[first + 2];
    double[] x3 = rows[first + 3];
    double[] x4 = rows[first + 4];
    double[] x5 = rows[first + 5];
    double[] x6 = rows[first + 6];
    double[] x7 = rows[first + 7];
    double m0 = m[at];
    double m1 = m[at + 1];
    double m2 = m[at + 2];
    double m3 = m[at + 3];
    double m4 = m[at + 4];
    double m5 = m[at + 5];
    double m6 = m[at + 6];
    double m7 = m[at + 7];
    for (int s = 0; s < lanes; s++) {
      sum[s] +=
          m0 * x0[s]
              + m1 * x1[s]
              + m2 * x2[s]
              + m3 * x3[s]
              + m4 * x4[s]
              + m5 * x5[s]
              + m6 * x6[s]
              + m7 * x7[s];
    }
  }

  /** The sum of integers that stays below {@code 2^53}, in four parts that do not wait. */
  static double sum(double[] x, int lanes) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int s = 0;
    for (; s + 4 <= lanes; s += 4) {
      a += x[s];
      b += x[s + 1];
      c += x[s + 2];
      d += x[s + 3];
    }
    for (; s < lanes; s++) {
      a += x[s];
    }
    return a + b + (c + d);
  }

  /** The largest absolute value. */
  static double largest(double[] x, int lanes) {
    double largest = 0;
    for (int s = 0; s < lanes; s++) {
      double size = Math.abs(x[s]);
      if (size > largest) {
        largest = size;
      }
    }
    return largest;
  }

  /**
   * Divides numbers of {@code n} limbs by {@code 2^shift}, what falls below their last limb rounded
   * down.
   */
  static void shiftRight(double[][] limbs, int n, int shift, int lanes) {
    int words = shift / NarrowLimbs.BITS;
    int rest = shift % NarrowLimbs.BITS;
    for (int s = 0; s < lanes; s++) {
      long carry = 0;
      for (int p = n - 1; p >= 0; p--) {
        long here = p >= words ? (long) limbs[p - words][s] >> rest : 0;
        long next = p > words ? (long) limbs[p - words - 1][s] : 0;
        long above = (next << (NarrowLimbs.BITS - rest)) & NarrowLimbs.MASK;
        long value = here + above + carry;
        carry = p > 0 ? (value + NarrowLimbs.HALF) >> NarrowLimbs.BITS : 0;
        limbs[p][s] = value - (carry << NarrowLimbs.BITS);
      }
    }
  }
}
