package org.plumbline.enclosure;

/**
 * A row of limbs of a series, exact both as longs and as doubles, between {@link FourSums#PAD}
 * zeros on either side.
 */
final class LimbRow {
  private final int length;
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
