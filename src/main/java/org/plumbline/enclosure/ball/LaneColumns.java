package org.plumbline.enclosure.ball;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The digits of sums of products, lane by lane: the columns of one order, with a guard column below
 * the unit and room above the top.
 *
 * <p>A column holds at most {@value #MOST_PRODUCTS} products of digits, {@code 2^46} each, beside
 * what it carries; then it is settled. So all sums are below {@code 2^53}, and exact
 * (proofs-notes/verifier.md, V17).
 */
final class LaneColumns {
  /** Columns above the top: digits of numbers below it may reach there before they are settled. */
  private static final int ROOM = 3;

  private static final int MOST_PRODUCTS = 96;

  private static final int AT_ONCE = 4;

  /** What a product of digits two columns below the unit is at most, in units. */
  private static final double NEAR = 0x1p-2;

  /** What any product in a lower column is at most. */
  private static final double FAR = 0x1p-26;

  private final int lanes;
  private final long unit;
  private final double[][] columns;
  private final boolean[] isUsed;
  private final double[][] left = new double[AT_ONCE][];
  private final double[][] right = new double[AT_ONCE][];
  private final List<Factors> factors = new ArrayList<>();
  private int waiting;
  private int products;
  private double lost;

  /**
   * Columns from {@code unit - 1} up to {@code unit + rows}.
   *
   * @throws ArithmeticException if they are too many to be held
   */
  LaneColumns(int lanes, long unit, int rows) {
    if (rows > 4 * LaneSeries.MOST_ROWS) {
      throw new ArithmeticException("numbers of too many sizes");
    }
    this.lanes = lanes;
    this.unit = unit;
    this.columns = new double[1 + rows + ROOM][lanes];
    this.isUsed = new boolean[columns.length];
  }

  /** Makes all columns zero. */
  void clear() {
    for (int r = 0; r < columns.length; r++) {
      if (isUsed[r]) {
        Arrays.fill(columns[r], 0);
        isUsed[r] = false;
      }
    }
    lost = 0;
  }

  /** At least what was left out of the sums since the columns were cleared, in units. */
  double lost() {
    return lost;
  }

  /** Adds {@code value}, below {@code 2^24}, to a digit; what lies below the guard is dropped. */
  void add(long position, int lane, double value) {
    long r = position - unit + 1;
    if (r >= 0 && value != 0) {
      columns[Math.toIntExact(r)][lane] += value;
      isUsed[Math.toIntExact(r)] = true;
    }
  }

  /** Adds {@code m} times the digits of a coefficient, {@code |m| < 2^28}, but for lower ones. */
  void addMultiple(double m, double[][] digits, long from) {
    for (int p = 0; p < digits.length; p++) {
      long r = from + p - unit + 1;
      if (r >= 0 && digits[p].length > 0) {
        LaneLoops.addMultiple(m, digits[p], columns[Math.toIntExact(r)], lanes);
        isUsed[Math.toIntExact(r)] = true;
      }
    }
  }

  /**
   * Adds the digits of {@code Σ a_i b_(k-i)} over {@code first <= i <= last}, and settles all.
   *
   * <p>Digits that are there already are settled.
   */
  void addProducts(LaneSeries a, LaneSeries b, int k, int first, int last) {
    collect(a, b, k, first, last);
    addCollected();
  }

  /** The same of several pairs of series at once: {@code Σ_j Σ_i a_ji b_j(k-i)} over all i. */
  void addProducts(List<LaneSeries> a, List<LaneSeries> b, int k) {
    for (int j = 0; j < a.size(); j++) {
      int first = Math.max(0, k - b.get(j).length() + 1);
      collect(a.get(j), b.get(j), k, first, Math.min(k, a.get(j).length() - 1));
    }
    addCollected();
  }

  /** Notes the coefficients whose products reach the columns, and counts what does not. */
  private void collect(LaneSeries a, LaneSeries b, int k, int first, int last) {
    long base = a.unit() + b.unit();
    for (int i = first; i <= last; i++) {
      double[][] x = a.digits(i);
      double[][] y = b.digits(k - i);
      requireRoom(x, y, columns.length - 1 + unit - 1 - base);
      lost += lost(x, y, unit - 2 - base);
      int highest = Math.toIntExact(x.length + y.length - 2 + base - unit + 1);
      if (x.length > 0 && y.length > 0 && highest >= 0) {
        factors.add(new Factors(x, y, highest));
      }
    }
  }

  /** Coefficients to be multiplied. */
  private static final class Factors {
    private final double[][] x;
    private final double[][] y;

    /** The column that the highest digits of both meet in. */
    private final int highest;

    Factors(double[][] x, double[][] y, int highest) {
      this.x = x;
      this.y = y;
      this.highest = highest;
    }

    /** What the rows of two digits add up to that meet in a column. */
    int sum(int column) {
      return x.length + y.length - 2 - (highest - column);
    }
  }

  private void addCollected() {
    int highest = -1;
    for (Factors pair : factors) {
      highest = Math.max(highest, pair.highest);
    }
    int r = 0;
    for (; r <= highest && r < columns.length - 1; r++) {
      for (Factors pair : factors) {
        if (pair.highest >= r) {
          addColumn(pair.x, pair.y, pair.sum(r), r);
        }
      }
      flush(r);
      settle(r);
    }
    for (; r < columns.length - 1 && !LaneLoops.isZero(columns[r], lanes); r++) {
      settle(r);
    }
    factors.clear();
  }

  /** Digits whose rows add up to {@code sum} or more may not meet in any lane. */
  private void requireRoom(double[][] x, double[][] y, long sum) {
    if (sum > (long) x.length + y.length) {
      return;
    }
    for (int p = 0; p < x.length; p++) {
      for (int q = (int) Math.max(0, sum - p); q < y.length; q++) {
        boolean isEmpty = x[p].length == 0 || y[q].length == 0;
        for (int s = 0; !isEmpty && s < lanes; s++) {
          if (x[p][s] != 0 && y[q][s] != 0) {
            throw new ArithmeticException("digits beyond those there is room for");
          }
        }
      }
    }
  }

  private void addColumn(double[][] x, double[][] y, int sum, int r) {
    int from = Math.max(0, sum - y.length + 1);
    int to = Math.min(sum, x.length - 1);
    for (int p = from; p <= to; p++) {
      int q = sum - p;
      if (x[p].length > 0 && y[q].length > 0) {
        left[waiting] = x[p];
        right[waiting] = y[q];
        waiting++;
        if (waiting == AT_ONCE) {
          LaneLoops.addProducts(left, right, columns[r], lanes);
          count(r);
        }
      }
    }
  }

  private void flush(int r) {
    if (waiting > 0) {
      for (int j = 0; j < waiting; j++) {
        LaneLoops.addProduct(left[j], right[j], columns[r], lanes);
      }
      count(r);
    }
  }

  private void count(int r) {
    isUsed[r] = true;
    products += waiting;
    waiting = 0;
    if (products + AT_ONCE > MOST_PRODUCTS) {
      settle(r);
    }
  }

  /** Products left out: at the given sum of rows, and below. */
  private static double lost(double[][] x, double[][] y, long sum) {
    double lost = 0;
    for (int p = 0; p < x.length && p <= sum; p++) {
      long q = sum - p;
      lost += (q < y.length ? NEAR : 0) + FAR * Math.min(q, y.length);
    }
    return lost;
  }

  private void settle(int r) {
    products = 0;
    if (isUsed[r] && r + 1 < columns.length) {
      LaneLoops.carry(columns[r], columns[r + 1], lanes);
      isUsed[r + 1] = true;
    }
  }

  /** Settles all columns. */
  void settle() {
    for (int r = 0; r < columns.length; r++) {
      settle(r);
    }
  }

  /**
   * Divides by {@code m < 2^27}; what is left over is less than a unit of the guard column, and the
   * quotients are settled.
   */
  void divide(int m) {
    double[] rest = new double[lanes];
    boolean isNonZero = false;
    for (int r = columns.length - 1; r >= 0; r--) {
      isNonZero |= isUsed[r];
      if (isNonZero) {
        LaneLoops.divide(columns[r], rest, m, lanes);
        isUsed[r] = true;
      }
    }
    settle();
  }

  /**
   * The digits from the unit on; what the guard column holds, half a unit, is dropped.
   *
   * @throws ArithmeticException if there are digits above the top
   */
  double[][] digits() {
    int top = columns.length - 1;
    while (top > 0 && (!isUsed[top] || LaneLoops.isZero(columns[top], lanes))) {
      top--;
    }
    if (top > columns.length - 1 - ROOM) {
      throw new ArithmeticException("a coefficient larger than there is room for");
    }
    double[][] digits = new double[top][];
    for (int r = 1; r <= top; r++) {
      boolean isZero = !isUsed[r] || LaneLoops.isZero(columns[r], lanes);
      digits[r - 1] = isZero ? LaneSeries.NONE : columns[r].clone();
    }
    return digits;
  }
}
