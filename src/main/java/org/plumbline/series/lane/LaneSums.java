package org.plumbline.series.lane;

import java.util.Arrays;
import org.plumbline.series.limb.NarrowLimbs;

/**
 * Numbers under construction in lanes: {@code 2^E Σ_{p<=last} c_p 2^(-24(p+1))}, columns that may
 * be larger than limbs until they are settled.
 *
 * <p>Products of two banks go to columns 1 and after, under the sum of their exponents; column 0
 * takes what is carried. All is exact as long as no column exceeds {@code 2^53}.
 */
public final class LaneSums {
  private final double[][] columns;
  private final double[] spare;
  private final double[] remainder;
  private int lanes;
  private int last;
  private int exponent;

  /** Room for numbers of so many limbs. */
  public LaneSums(int limbs, int lanes) {
    this.columns = new double[limbs + 3][lanes];
    this.spare = new double[lanes];
    this.remainder = new double[lanes];
  }

  /** Begins sums of columns {@code 0 … newLast} that are zero. */
  public void begin(int newExponent, int newLast, int newLanes) {
    exponent = newExponent;
    last = newLast;
    lanes = newLanes;
    for (int p = 0; p <= last; p++) {
      Arrays.fill(columns[p], 0, lanes, 0);
    }
  }

  /** Column {@code p}. */
  public double[] column(int p) {
    return columns[p];
  }

  /** The last column. */
  public int last() {
    return last;
  }

  /** The number of lanes. */
  public int lanes() {
    return lanes;
  }

  /** The exponent {@code E}. */
  public int exponent() {
    return exponent;
  }

  /** Says under which exponent the columns are to be read. */
  public void setExponent(int newExponent) {
    exponent = newExponent;
  }

  /** Begins with {@code Σ_{first<=j<=k} x_j y_(k-j)}, the leading {@code n} limbs, settled. */
  public void convolve(LaneBank x, LaneBank y, int first, int k, int n) {
    begin(x.exponent() + y.exponent(), n, x.lanes());
    int pending = 0;
    for (int j = first; j <= k; j++) {
      if (pending + n > LaneLoops.PRODUCTS) {
        settle();
        pending = 0;
      }
      LaneTriangles.add(x.at(j), 0, y.at(k - j), columns, 1, n, lanes);
      pending += n;
    }
    settle();
  }

  /**
   * Adds {@code Σ_{0<=j<=k} x_j y_(k-j)}, {@code x} one lane of a bank and {@code y} all lanes of
   * another, the leading {@code n} limbs; for sums begun under the sum of their exponents.
   *
   * @param pending the products in a column since carries were taken
   * @return the same afterwards
   */
  public int addMultiples(LaneBank x, int lane, LaneBank y, int k, int n, int pending) {
    int products = pending;
    for (int j = 0; j <= k; j++) {
      if (products + n > LaneLoops.PRODUCTS) {
        settle();
        products = 0;
      }
      LaneFactors.add(x.at(j), lane, y.at(k - j), columns, 1, n, lanes);
      products += n;
    }
    return products;
  }

  /** Begins with coefficient {@code k} of a bank, each lane times an integer below {@code 2^28}. */
  public void set(LaneBank bank, int k, double[] factors) {
    double[][] x = bank.at(k);
    begin(bank.exponent(), bank.limbs(k) - 1, bank.lanes());
    for (int p = 0; p <= last; p++) {
      LaneLoops.addProducts(x[p], factors, columns[p], lanes);
    }
  }

  /** Adds other settled numbers lane by lane, cut off below the last column. */
  public void add(LaneSums x) {
    add(x, 0);
  }

  /** Adds other settled numbers to lanes from {@code first} on, cut off below the last column. */
  public void add(LaneSums x, int first) {
    int shift = exponent - x.exponent;
    int words = -Math.floorDiv(-shift, NarrowLimbs.BITS);
    double factor = Math.scalb(1.0, NarrowLimbs.BITS * words - shift);
    for (int p = Math.min(x.last, last - words); p >= 0; p--) {
      int target = p + words;
      double above = target < 0 ? Math.scalb(1.0, -NarrowLimbs.BITS * target) : 1;
      double[] sum = columns[Math.max(0, target)];
      if (first == 0) {
        LaneLoops.addMultiple(factor * above, x.columns[p], sum, x.lanes);
      } else {
        LaneLoops.addMultiple(factor * above, x.columns[p], sum, first, x.lanes);
      }
    }
  }

  /**
   * Adds the sum of all lanes of other settled numbers under the same exponent to a lane; exact for
   * less than {@code 2^28} lanes.
   */
  public void addTotal(LaneSums x, int lane) {
    for (int p = 0; p <= Math.min(last, x.last); p++) {
      columns[p][lane] += LaneLoops.sum(x.columns[p], x.lanes);
    }
  }

  /** Begins with products of settled columns of other sums and constants, settled. */
  public void multiply(LaneSums x, double[][] constants, int constantsExponent, int n) {
    begin(x.exponent + constantsExponent, n + 1, x.lanes);
    LaneTriangles.add(x.columns, 0, constants, columns, 1, n + 1, lanes);
    settle();
  }

  /** Carries until all columns but the first are limbs. */
  public void settle() {
    for (int p = last; p > 0; p--) {
      LaneLoops.carry(columns[p], columns[p - 1], lanes);
    }
  }

  /** Multiplies settled numbers by an integer below {@code 2^29}, and settles again. */
  public void scale(double m) {
    for (int p = 0; p <= last; p++) {
      LaneLoops.scale(columns[p], m, lanes);
    }
    settle();
  }

  /** Divides settled numbers by a positive integer below {@code 2^26}. */
  public void divide(double m) {
    Arrays.fill(remainder, 0, lanes, 0);
    for (int p = 0; p <= last; p++) {
      LaneLoops.divide(columns[p], remainder, m, lanes);
    }
  }

  /** Adds coefficient {@code k} of one lane of a bank to a lane, cut off below the last column. */
  public void add(LaneBank bank, int k, int from, int to) {
    int shift = exponent - bank.exponent();
    int words = -Math.floorDiv(-shift, NarrowLimbs.BITS);
    double factor = Math.scalb(1.0, NarrowLimbs.BITS * words - shift);
    double[][] x = bank.at(k);
    for (int p = Math.min(bank.limbs(k) - 1, last - words); p >= 0; p--) {
      int target = p + words;
      double above = target < 0 ? Math.scalb(1.0, -NarrowLimbs.BITS * target) : 1;
      columns[Math.max(0, target)][to] += x[p][from] * factor * above;
    }
  }

  /** The largest absolute value of settled numbers, about. */
  public double largest() {
    double largest = 0;
    for (int s = 0; s < lanes; s++) {
      largest = Math.max(largest, Math.abs(approximate(s)));
    }
    return largest;
  }

  /** A settled number in double arithmetic. */
  public double approximate(int lane) {
    double value = 0;
    for (int p = Math.min(3, last); p >= 0; p--) {
      value = (value + columns[p][lane]) / LaneLoops.RADIX;
    }
    return Math.scalb(value, exponent);
  }

  /**
   * Puts settled numbers, column 0 below {@code 2^28}, into coefficient {@code k} of a bank,
   * rounded to {@code n} limbs.
   *
   * @throws LaneOverflow if they do not fit
   */
  public void store(LaneBank bank, int k, int n) {
    int left = exponent - bank.exponent();
    int words = Math.floorDiv(left, NarrowLimbs.BITS);
    double factor = Math.scalb(1.0, Math.floorMod(left, NarrowLimbs.BITS));
    double[][] put = bank.prepare(k, n);
    for (int p = 0; p < n; p++) {
      int from = p + words;
      if (from < 0 || from > last) {
        Arrays.fill(put[p], 0, lanes, 0);
      } else {
        LaneLoops.putMultiple(factor, columns[from], put[p], lanes);
      }
    }
    for (int q = Math.min(words, last + 1) - 1; q >= 0; q--) {
      double unit = Math.scalb(factor, NarrowLimbs.BITS * (words - q));
      LaneLoops.addMultiple(unit, columns[q], put[0], lanes);
    }
    if (n + words >= 0 && n + words <= last) {
      LaneLoops.putMultiple(factor, columns[n + words], spare, lanes);
      LaneLoops.carry(spare, put[n - 1], lanes);
    }
    for (int p = n - 1; p > 0; p--) {
      LaneLoops.carry(put[p], put[p - 1], lanes);
    }
    if (!(LaneLoops.largest(put[0], lanes) <= LaneBank.LARGEST_FIRST)) {
      throw new LaneOverflow("coefficient " + k);
    }
  }
}
