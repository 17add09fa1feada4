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

  /** Orders summed at once. */
  private static final int WIDTH = 4;

  /**
   * Zeros on either side of a row, so that every order of a block may read as far as the others.
   */
  private static final int PAD = WIDTH - 1;

  /** Products summed in a double: so many are off by less than a unit each. */
  private static final int TILE = 56;

  /** The units that products in the column below the lowest count. */
  private static final double UNITS = 0x1p-50;

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
    boolean isInOrder = a.length() <= b.length();
    addCentres(isInOrder ? a : b, isInOrder ? b : a);
  }

  private void addCentres(SeriesBall shorter, SeriesBall longer) {
    long[][] padded = new long[longer.rows()][];
    for (int i = 0; i < padded.length; i++) {
      padded[i] = padded(longer.row(i));
    }
    for (int sum = 0; sum < shorter.rows() + longer.rows() - 1; sum++) {
      long column = shorter.unit() + longer.unit() + sum - unit;
      if (column < 0) {
        lost += products(shorter, longer, sum);
      }
      if (column >= -1) {
        addColumn(shorter, padded, sum, (int) column);
      }
    }
  }

  /** The row between zeros, as many as make it needless to look for its ends. */
  private static long[] padded(long[] row) {
    long[] padded = new long[row.length + 2 * PAD];
    System.arraycopy(row, 0, padded, PAD, row.length);
    return padded;
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
  private void addColumn(SeriesBall a, long[][] padded, int sum, int column) {
    int highest = Math.min(sum, a.rows() - 1);
    for (int i = Math.max(0, sum - padded.length + 1); i <= highest; i++) {
      long[] x = a.row(i);
      long[] y = padded[sum - i];
      if (column < 0) {
        addHighs(doubles(x), doubles(y));
      } else {
        addRows(x, y, column);
      }
    }
  }

  /** The orders to which two rows have products, the second between zeros. */
  private int orders(int length, int paddedLength) {
    int second = paddedLength - 2 * PAD;
    return length == 0 || second == 0 ? 0 : Math.min(order + 1, length + second - 1);
  }

  private void addRows(long[] x, long[] y, int column) {
    int count = orders(x.length, y.length);
    for (int k = 0; k < count; k += WIDTH) {
      addFour(x, y, column, k);
    }
  }

  /**
   * Adds {@code x_j y_{i-j}} for {@code k <= i < k + 4}, at once since they read the same limbs.
   *
   * <p>{@code Σ L = Σ xy - 2^50 Σ H} is right modulo {@code 2^64}, and small enough to be right.
   */
  private void addFour(long[] x, long[] y, int column, int k) {
    int last = Math.min(k + PAD, x.length - 1);
    long h0 = 0;
    long h1 = 0;
    long h2 = 0;
    long h3 = 0;
    long p0 = 0;
    long p1 = 0;
    long p2 = 0;
    long p3 = 0;
    for (int j = Math.max(0, k + 1 + 2 * PAD - y.length); j <= last; j++) {
      int at = k - j + PAD;
      long factor = x[j];
      long shifted = factor << SHIFT;
      h0 += Math.multiplyHigh(shifted, y[at]);
      p0 += factor * y[at];
      h1 += Math.multiplyHigh(shifted, y[at + 1]);
      p1 += factor * y[at + 1];
      h2 += Math.multiplyHigh(shifted, y[at + 2]);
      p2 += factor * y[at + 2];
      h3 += Math.multiplyHigh(shifted, y[at + 3]);
      p3 += factor * y[at + 3];
    }
    settle(column, k, p0 - (h0 << SeriesBall.BITS), h0);
    settle(column, k + 1, p1 - (h1 << SeriesBall.BITS), h1);
    settle(column, k + 2, p2 - (h2 << SeriesBall.BITS), h2);
    settle(column, k + 3, p3 - (h3 << SeriesBall.BITS), h3);
  }

  private void settle(int column, int k, long low, long high) {
    if (k <= order) {
      settle(column, k, low);
      settle(column + 1, k, high);
    }
  }

  private static double[] doubles(long[] row) {
    double[] doubles = new double[row.length];
    for (int k = 0; k < row.length; k++) {
      doubles[k] = row[k];
    }
    return doubles;
  }

  /**
   * Adds the same for the column below the lowest, of which no more than the high halves count: to
   * within a unit for each product.
   */
  private void addHighs(double[] x, double[] y) {
    int count = orders(x.length, y.length);
    for (int k = 0; k < count; k += WIDTH) {
      int end = Math.min(k + PAD, x.length - 1) + 1;
      for (int j = Math.max(0, k + 1 + 2 * PAD - y.length); j < end; j += TILE) {
        addTile(x, y, k, j, Math.min(end, j + TILE));
      }
    }
  }

  private void addTile(double[] x, double[] y, int k, int start, int end) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    for (int j = start; j < end; j++) {
      int at = k - j + PAD;
      double factor = x[j];
      s0 += factor * y[at];
      s1 += factor * y[at + 1];
      s2 += factor * y[at + 2];
      s3 += factor * y[at + 3];
    }
    settleRounded(k, s0);
    settleRounded(k + 1, s1);
    settleRounded(k + 2, s2);
    settleRounded(k + 3, s3);
  }

  private void settleRounded(int k, double sum) {
    if (k <= order) {
      settle(0, k, (long) Math.rint(sum * UNITS));
    }
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
