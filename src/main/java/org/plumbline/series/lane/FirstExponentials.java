package org.plumbline.series.lane;

import org.plumbline.series.limb.NarrowLimbs;

/** Exponentials of numbers in lanes, any number of them: the first coefficients of their series. */
public final class FirstExponentials {
  private static final int LANES = LaneBlock.MOST_LANES;

  private final LaneExponential exponential;
  private final LaneColumns argument;
  private final double[][] result;
  private final double[] approximately = new double[LANES];

  /** For results of at most so many limbs. */
  public FirstExponentials(int limbs) {
    this.exponential = new LaneExponential(new LaneExponential.Tables(limbs));
    this.argument = new LaneColumns(limbs + 4, LANES);
    this.result = new double[limbs][LANES];
  }

  /**
   * Puts the exponentials of settled numbers, below {@code 2^30} in absolute value, into
   * coefficient 0 of a bank whose scale they fit.
   */
  public void put(LaneSums u, LaneBank bank, int n) {
    double[][] put = bank.prepare(0, n);
    for (int from = 0; from < u.lanes(); from += LANES) {
      int lanes = Math.min(LANES, u.lanes() - from);
      align(u, from, n + 3, lanes);
      for (int s = 0; s < lanes; s++) {
        approximately[s] = u.approximate(from + s);
        if (!(Math.abs(approximately[s]) < LaneExponential.LARGEST_ARGUMENT)) {
          throw new LaneOverflow("the argument of an exponential");
        }
      }
      exponential.put(argument, 0, approximately, n, bank.exponent(), lanes, result);
      for (int p = 0; p < n; p++) {
        System.arraycopy(result[p], 0, put[p], from, lanes);
      }
    }
    if (!(LaneLoops.largest(put[0], u.lanes()) <= LaneBank.LARGEST_FIRST)) {
      throw new LaneOverflow("exponentials");
    }
  }

  /** Brings numbers to columns {@code x_i} worth {@code 2^(24(1 - i))}. */
  private void align(LaneSums u, int from, int count, int lanes) {
    argument.clear(count, lanes);
    int left = u.exponent() - 2 * NarrowLimbs.BITS;
    int words = Math.floorDiv(left, NarrowLimbs.BITS);
    double factor = Math.scalb(1.0, Math.floorMod(left, NarrowLimbs.BITS));
    for (int q = 0; q <= u.last() && q - words <= count; q++) {
      int to = Math.max(0, q - words);
      double unit = q < words ? Math.scalb(factor, NarrowLimbs.BITS * (words - q)) : factor;
      double[] column = u.column(q);
      double[] sum = argument.at(to);
      for (int s = 0; s < lanes; s++) {
        sum[s] += unit * column[from + s];
      }
    }
    argument.settle(0, count, lanes);
  }
}
