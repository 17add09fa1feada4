package org.plumbline.enclosure.ball;

import java.util.Arrays;

/**
 * A row of limbs of a series, exact both as longs and as doubles, between {@link FourSums#PAD}
 * zeros on either side. Written to only by who makes it, one limb after the other.
 */
final class LimbRow {
  private int length;
  private final long[] limbs;
  private final double[] doubles;

  private LimbRow(int length, long[] limbs, double[] doubles) {
    this.length = length;
    this.limbs = limbs;
    this.doubles = doubles;
  }

  /** The row of limbs below {@code 2^53}. */
  static LimbRow of(long[] row) {
    long[] limbs = new long[row.length + 2 * FourSums.PAD];
    double[] doubles = new double[limbs.length];
    for (int k = 0; k < row.length; k++) {
      limbs[k + FourSums.PAD] = row[k];
      doubles[k + FourSums.PAD] = row[k];
    }
    return new LimbRow(row.length, limbs, doubles);
  }

  /** Zeros, and room for limbs of the orders below {@code capacity}. */
  static LimbRow growing(int capacity) {
    int padded = capacity + 2 * FourSums.PAD;
    return new LimbRow(0, new long[padded], new double[padded]);
  }

  /** Sets the limb of order {@code k}, none of a higher order being set yet. */
  void set(int k, long limb) {
    if (limb != 0) {
      limbs[k + FourSums.PAD] = limb;
      doubles[k + FourSums.PAD] = limb;
      length = k + 1;
    }
  }

  /** The limb of order {@code k}. */
  long limb(int k) {
    return limbs[k + FourSums.PAD];
  }

  /** The limbs without zeros around them. */
  long[] toArray() {
    return Arrays.copyOfRange(limbs, FourSums.PAD, FourSums.PAD + length);
  }

  /** The number of limbs, without the zeros around them. */
  int length() {
    return length;
  }

  /** Limbs and zeros; not to be written to. */
  long[] limbs() {
    return limbs;
  }

  /** The same as doubles; not to be written to. */
  double[] doubles() {
    return doubles;
  }
}
