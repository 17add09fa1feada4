package org.plumbline.enclosure;

import org.plumbline.number.Magnitude;

/**
 * A sum of products of series balls, cut at an order and at a unit; it contains every sum of
 * products of series in the balls.
 *
 * <p>Columns hold the digits of the coefficients, not yet balanced. The product of two limbs is
 * {@code H 2^50 + L} with {@code 0 <= L < 2^50}; {@code L} of the column below the lowest is left
 * out, less than one unit each, and so are the products of lower columns, less than a quarter of a
 * unit each and, for all columns below that, a part in {@code 2^50} of it. They are counted, and
 * become radius with the tails of the products and what the factors' radii make
 * (proofs-notes/verifier.md).
 */
final class SeriesSum {
  private static final int SHIFT = 64 - SeriesBall.BITS;

  private final int order;
  private final long unit;
  private final long[][] columns;
  private long lost;
  private Magnitude radius = Magnitude.ZERO;

  /** An empty sum up to {@code order}, in multiples of {@code 2^(50 unit)} up to {@code top}. */
  SeriesSum(int order, long unit, long top) {
    if (order > SeriesBall.MOST_ORDER) {
      throw new IllegalArgumentException("series of more than " + SeriesBall.MOST_ORDER + " terms");
    }
    this.order = order;
    this.unit = unit;
    this.columns = new long[Math.toIntExact(top - unit) + 2][order + 1];
  }

  /** The sum {@code Σ_j left_j right_j} to {@code order}, with {@code count} limbs at least. */
  static SeriesBall dot(SeriesBall[] left, SeriesBall[] right, int order, int count) {
    long top = Long.MIN_VALUE;
    long size = Long.MIN_VALUE;
    for (int j = 0; j < left.length; j++) {
      if (!left[j].isZero() && !right[j].isZero()) {
        top = Math.max(top, left[j].top() + right[j].top());
        size = Math.max(size, left[j].sizes().exponent() + right[j].sizes().exponent());
      }
    }
    long highest = Math.floorDiv(size, SeriesBall.BITS) + 1;
    SeriesSum sum =
        top == Long.MIN_VALUE
            ? new SeriesSum(order, 0, 0)
            : new SeriesSum(order, Math.min(top, highest) - count, top);
    for (int j = 0; j < left.length; j++) {
      sum.addProduct(left[j], right[j]);
    }
    return sum.ball();
  }

  /** The product of two balls. */
  static SeriesBall product(SeriesBall a, SeriesBall b, int order, int count) {
    return dot(new SeriesBall[] {a}, new SeriesBall[] {b}, order, count);
  }

  /** Adds {@code a b}. */
  void addProduct(SeriesBall a, SeriesBall b) {
    radius = radius.add(SeriesSizes.tailUpper(a.sizes(), b.sizes(), order)).add(cross(a, b));
    for (int sum = 0; sum < a.rows() + b.rows() - 1; sum++) {
      long column = a.unit() + b.unit() + sum - unit;
      if (column < 0) {
        lost += products(a, b, sum);
      }
      if (column >= -1) {
        addColumn(a, b, sum, (int) column);
      }
    }
  }

  /** How many products of limbs there are in rows whose numbers add up to {@code sum}. */
  private static long products(SeriesBall a, SeriesBall b, int sum) {
    long products = 0;
    for (int i = Math.max(0, sum - b.rows() + 1); i <= Math.min(sum, a.rows() - 1); i++) {
      products += (long) a.row(i).length * b.row(sum - i).length;
    }
    return products;
  }

  /** What the radii of two factors make of the radius of their product. */
  private static Magnitude cross(SeriesBall a, SeriesBall b) {
    if (a.radius().isZero() && b.radius().isZero()) {
      return Magnitude.ZERO;
    }
    Magnitude left = a.sizes().normUpper().multiply(b.radius());
    return left.add(a.radius().multiply(b.normUpper()));
  }

  /** Adds the products of rows whose numbers add up to {@code sum}: low halves into a column. */
  private void addColumn(SeriesBall a, SeriesBall b, int sum, int column) {
    int lowest = Math.max(0, sum - b.rows() + 1);
    int highest = Math.min(sum, a.rows() - 1);
    int length = 0;
    for (int i = lowest; i <= highest; i++) {
      length = Math.max(length, a.row(i).length + b.row(sum - i).length - 1);
    }
    int count = Math.min(order + 1, length);
    for (int k = 0; k < count; k += 2) {
      addTwo(a, b, sum, column, k);
    }
  }

  /**
   * Adds coefficients {@code k} and {@code k + 1} of these products, at once since they read the
   * same limbs; sums of {@code MOST_ORDER} terms have room.
   */
  private void addTwo(SeriesBall a, SeriesBall b, int sum, int column, int k) {
    Pairs pairs = new Pairs(k);
    int terms = 0;
    for (int i = Math.max(0, sum - b.rows() + 1); i <= Math.min(sum, a.rows() - 1); i++) {
      int most = Math.min(a.row(i).length, b.row(sum - i).length);
      if (most == 0) {
        continue;
      }
      terms += most;
      if (terms > SeriesBall.MOST_ORDER) {
        settle(pairs, column, k);
        pairs = new Pairs(k);
        terms = most;
      }
      if (column < 0) {
        pairs.addHighs(a.row(i), b.row(sum - i));
      } else {
        pairs.add(a.row(i), b.row(sum - i));
      }
    }
    settle(pairs, column, k);
  }

  private void settle(Pairs pairs, int column, int k) {
    settleBoth(column, k, pairs.high, pairs.low);
    if (k < order) {
      settleBoth(column, k + 1, pairs.nextHigh, pairs.nextLow);
    }
  }

  /** Sums of high and low halves of products for two successive coefficients. */
  private static final class Pairs {
    private final int k;
    private long high;
    private long low;
    private long nextHigh;
    private long nextLow;

    Pairs(int k) {
      this.k = k;
    }

    /** Adds {@code x_j y_{k-j}} to the one and {@code x_j y_{k+1-j}} to the other. */
    void add(long[] x, long[] y) {
      int last = Math.min(k, x.length - 1);
      int start = Math.max(0, k + 2 - y.length);
      long h = 0;
      long l = 0;
      long nextH = 0;
      long nextL = 0;
      for (int j = start; j <= last; j++) {
        long shifted = x[j] << SHIFT;
        h += Math.multiplyHigh(shifted, y[k - j]);
        l += (x[j] * y[k - j]) & SeriesBall.MASK;
        nextH += Math.multiplyHigh(shifted, y[k + 1 - j]);
        nextL += (x[j] * y[k + 1 - j]) & SeriesBall.MASK;
      }
      int only = k + 1 - y.length;
      if (only >= 0 && only < x.length) {
        h += Math.multiplyHigh(x[only] << SHIFT, y[k - only]);
        l += (x[only] * y[k - only]) & SeriesBall.MASK;
      }
      if (k + 1 < x.length) {
        nextH += Math.multiplyHigh(x[k + 1] << SHIFT, y[0]);
        nextL += (x[k + 1] * y[0]) & SeriesBall.MASK;
      }
      high += h;
      low += l;
      nextHigh += nextH;
      nextLow += nextL;
    }

    /** The same for the high halves alone: those low are below the lowest column. */
    void addHighs(long[] x, long[] y) {
      int last = Math.min(k, x.length - 1);
      int start = Math.max(0, k + 2 - y.length);
      long h = 0;
      long nextH = 0;
      for (int j = start; j <= last; j++) {
        long shifted = x[j] << SHIFT;
        h += Math.multiplyHigh(shifted, y[k - j]);
        nextH += Math.multiplyHigh(shifted, y[k + 1 - j]);
      }
      int only = k + 1 - y.length;
      if (only >= 0 && only < x.length) {
        h += Math.multiplyHigh(x[only] << SHIFT, y[k - only]);
      }
      if (k + 1 < x.length) {
        nextH += Math.multiplyHigh(x[k + 1] << SHIFT, y[0]);
      }
      high += h;
      nextHigh += nextH;
    }
  }

  private void settleBoth(int column, int k, long high, long low) {
    if (column >= 0) {
      settle(column, k, low);
    }
    settle(column + 1, k, high);
  }

  private void settle(int column, int k, long value) {
    long total = columns[column][k] + value;
    columns[column][k] = total & SeriesBall.MASK;
    columns[column + 1][k] += total >> SeriesBall.BITS;
  }

  /** Adds {@code a}, or subtracts it. */
  void add(SeriesBall a, boolean isNegative) {
    radius = radius.add(a.radius());
    for (int i = 0; i < a.rows(); i++) {
      long column = a.unit() + i - unit;
      long[] row = a.row(i);
      if (column < 0) {
        lost += row.length;
      } else {
        for (int k = 0; k < row.length; k++) {
          settle((int) column, k, isNegative ? -row[k] : row[k]);
        }
      }
    }
  }

  /** The sum as a ball. */
  SeriesBall ball() {
    FixedDigits.balance(columns);
    Magnitude rounding = Magnitude.enclosingAbove((double) lost).scale(SeriesBall.BITS * unit);
    return SeriesBall.ofLimbs(unit, columns, radius.add(rounding));
  }
}
