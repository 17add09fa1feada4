package org.plumbline.enclosure.ball;

import org.plumbline.number.Magnitude;

/**
 * A sum of products of series balls, cut at an order and at a unit; it contains every sum of
 * products of series in the balls.
 *
 * <p>Products in the column below the lowest are rounded, by less than a unit each; those of lower
 * columns are left out, less than a quarter of a unit each and, for all columns below that, a part
 * in {@code 2^50} of it. They are counted, and become radius with the tails of the products and
 * what the factors' radii make (proofs-notes/verifier.md, V2).
 */
public final class SeriesSum {
  private final int order;
  private final long unit;
  private final LimbColumns columns;
  private long lost;
  private Magnitude radius = Magnitude.ZERO;

  /** An empty sum up to {@code order}, in multiples of {@code 2^(50 unit)} up to {@code top}. */
  public SeriesSum(int order, long unit, long top) {
    if (order > SeriesBall.MOST_ORDER) {
      throw new IllegalArgumentException("series of more than " + SeriesBall.MOST_ORDER + " terms");
    }
    this.order = order;
    this.unit = unit;
    this.columns = new LimbColumns(order, Math.toIntExact(top - unit) + 2);
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
  public void addProduct(SeriesBall a, SeriesBall b) {
    radius = radius.add(SeriesSizes.tailUpper(a.sizes(), b.sizes(), order)).add(cross(a, b));
    boolean isInOrder = a.length() <= b.length();
    addCentres(isInOrder ? a : b, isInOrder ? b : a);
  }

  private void addCentres(SeriesBall shorter, SeriesBall longer) {
    LimbRow[] left = shorter.limbRows();
    LimbRow[] right = longer.limbRows();
    for (int sum = 0; sum < left.length + right.length - 1; sum++) {
      long column = shorter.unit() + longer.unit() + sum - unit;
      if (column < 0) {
        lost += products(shorter, longer, sum);
      }
      if (column >= -1) {
        columns.add(left, right, sum, (int) column);
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

  /** Adds {@code a}, or subtracts it. */
  public void add(SeriesBall a, boolean isNegative) {
    radius = radius.add(a.radius());
    for (int i = 0; i < a.rows(); i++) {
      long column = a.unit() + i - unit;
      long[] row = a.row(i);
      if (column < 0) {
        lost += row.length;
      } else {
        for (int k = 0; k < row.length; k++) {
          columns.settle((int) column, k, isNegative ? -row[k] : row[k]);
        }
      }
    }
  }

  /** The sum as a ball. */
  public SeriesBall ball() {
    Magnitude rounding = Magnitude.enclosingAbove((double) lost).scale(SeriesBall.BITS * unit);
    return SeriesBall.ofLimbs(unit, columns.balanced(), radius.add(rounding));
  }
}
