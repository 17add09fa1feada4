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
    for (int i = 0; i < a.rows(); i++) {
      for (int j = 0; j < b.rows(); j++) {
        long column = a.unit() + b.unit() + i + j - unit;
        if (column >= -1) {
          addRows(a.row(i), b.row(j), (int) column);
        }
        if (column < 0) {
          lost += (long) a.row(i).length * b.row(j).length;
        }
      }
    }
  }

  /** What the radii of two factors make of the radius of their product. */
  private static Magnitude cross(SeriesBall a, SeriesBall b) {
    if (a.radius().isZero() && b.radius().isZero()) {
      return Magnitude.ZERO;
    }
    Magnitude left = a.sizes().normUpper().multiply(b.radius());
    return left.add(a.radius().multiply(b.normUpper()));
  }

  private void addRows(long[] a, long[] b, int column) {
    int last = Math.min(order, a.length + b.length - 2);
    for (int k = 0; k <= last; k++) {
      addCoefficient(a, b, column, k);
    }
  }

  /** Adds {@code Σ_j a_j b_{k-j}} to coefficient {@code k}. */
  private void addCoefficient(long[] a, long[] b, int column, int k) {
    int first = Math.max(0, k - b.length + 1);
    int last = Math.min(k, a.length - 1);
    long high = 0;
    long low = 0;
    for (int j = first; j <= last; j++) {
      long x = a[j];
      long y = b[k - j];
      high += Math.multiplyHigh(x << SHIFT, y);
      low += (x * y) & SeriesBall.MASK;
    }
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
