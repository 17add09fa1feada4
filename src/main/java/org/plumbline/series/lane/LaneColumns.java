package org.plumbline.series.lane;

import java.util.Arrays;
import org.plumbline.series.limb.NarrowLimbs;

/**
 * Numbers under construction in lanes: {@code 2^E Σ_{-1<=p<=last} x_p 2^(-24(p+1))} with columns
 * {@code x_p} that may be larger than limbs until they are settled.
 */
final class LaneColumns {
  /** No lane differs from zero. */
  static final long NOTHING = Long.MIN_VALUE / 4;

  private final double[][] columns;

  LaneColumns(int limbs, int lanes) {
    this.columns = new double[limbs + 1][lanes];
  }

  /** Column {@code p}. */
  double[] at(int p) {
    return columns[p + 1];
  }

  /**
   * Adds the products of limbs {@code x_p y_q} with {@code p + q < n} to the columns {@code first +
   * p + q}.
   */
  void addTriangle(double[][] x, double[][] y, int first, int n, int lanes) {
    LaneTriangles.add(x, 0, y, columns, first + 1, n, lanes);
  }

  /** The same with the columns {@code 0 …} of other numbers in place of limbs {@code x_p}. */
  void addTriangle(LaneColumns x, double[][] y, int first, int n, int lanes) {
    LaneTriangles.add(x.columns, 1, y, columns, first + 1, n, lanes);
  }

  /** Adds the same numbers in all lanes to the columns {@code 0 … last}. */
  void addEverywhere(double[] numbers, int last, int lanes) {
    for (int p = 0; p <= last; p++) {
      double[] column = at(p);
      for (int s = 0; s < lanes; s++) {
        column[s] += numbers[p];
      }
    }
  }

  /** Column {@code p} in exchange for another array. */
  double[] exchange(int p, double[] other) {
    double[] column = columns[p + 1];
    columns[p + 1] = other;
    return column;
  }

  /** Sets the columns to zero. */
  void clear(int last, int lanes) {
    for (int p = -1; p <= last; p++) {
      Arrays.fill(at(p), 0, lanes, 0);
    }
  }

  /** Carries from the last column as far as column {@code first}, which takes what is left. */
  void settle(int first, int last, int lanes) {
    for (int p = last; p > first; p--) {
      LaneLoops.carry(at(p), at(p - 1), lanes);
    }
  }

  /** An {@code m} with {@code |value| < 2^m} in all lanes, the columns settled. */
  long magnitude(long exponent, int last, int lanes) {
    for (int p = -1; p <= last; p++) {
      double largest = LaneLoops.largest(at(p), lanes);
      if (largest != 0) {
        // Limbs below the first that is not zero add at most 0.51 of its unit.
        int length = Math.getExponent(largest) + 2;
        return exponent - (long) NarrowLimbs.BITS * (p + 1) + length;
      }
    }
    return NOTHING;
  }
}
