package org.plumbline.enclosure.ball;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Sums over several series side by side: of products, lane by lane, and of lanes that are gathered
 * from wherever they lie (proofs-notes/verifier.md, V18).
 *
 * <p>The summands may be of very different sizes. So every radius has at least one unit of the
 * result in it, which is more than what sizes and radii of small summands lose by underflow.
 */
public final class LaneSums {
  /** Rows between the top and the least digits that are kept: a unit is then a normal double. */
  private static final int MOST_ROWS = 33;

  /** The number of products that may meet in one column, so that all they carry fits. */
  private static final long MOST_PRODUCTS = 1 << 24;

  private LaneSums() {}

  /**
   * Contains {@code Σ_j a_j b_j} for all series in the balls, lane by lane, cut at {@code order}
   * and at {@code rows} rows below the largest.
   *
   * @param a at least one series
   * @param b as many
   * @throws ArithmeticException if a factor is not bounded, or if products are too many
   */
  public static LaneSeries dot(List<LaneSeries> a, List<LaneSeries> b, int order, int rows) {
    requireFew(a, order);
    int lanes = a.get(0).lanes();
    long base = Long.MIN_VALUE;
    int length = 0;
    for (int j = 0; j < a.size(); j++) {
      base = Math.max(base, a.get(j).top() + b.get(j).top());
      length = Math.max(length, length(a.get(j), b.get(j), order));
    }
    double[] sizes = new double[lanes];
    double[] radius = new double[lanes];
    for (int j = 0; j < a.size(); j++) {
      double scale = scale(a.get(j).top() + b.get(j).top() - base);
      add(scale, LaneProduct.sizes(a.get(j), b.get(j)), sizes);
      add(scale, LaneProduct.radius(a.get(j), b.get(j), order, 1), radius);
    }
    double above = 0;
    for (double size : sizes) {
      above = Math.max(above, size * LaneSeries.UPWARD);
    }
    long top = base + LaneProduct.above(above);
    LaneColumns columns = new LaneColumns(lanes, top - rows, rows);
    double[][][] digits = new double[length][][];
    double lost = 1 + length;
    for (int k = 0; k < length; k++) {
      columns.clear();
      columns.addProducts(a, b, k);
      lost += columns.lost();
      digits[k] = columns.digits();
    }
    return new LaneSeries(
        lanes, top - rows, top, digits, counted(radius, scale(base - top), lost, rows));
  }

  private static void requireFew(List<LaneSeries> factors, int order) {
    long products = 0;
    for (LaneSeries factor : factors) {
      products += (order + 1L) * (factor.rows() + 1L);
    }
    if (products > MOST_PRODUCTS) {
      throw new ArithmeticException("more products than the columns of lanes hold");
    }
  }

  private static int length(LaneSeries a, LaneSeries b, int order) {
    boolean isZero = a.length() == 0 || b.length() == 0;
    return isZero ? 0 : Math.min(order + 1, a.length() + b.length() - 1);
  }

  private static void add(double scale, double[] row, double[] sum) {
    LaneLoops.addMultiple(scale, row, sum, sum.length);
  }

  /** At least the power of the base; one that is far below what units count for is raised. */
  private static double scale(long exponent) {
    long raised = Math.max(exponent, -LaneSeries.MOST_ROWS);
    return Math.scalb(1.0, Math.toIntExact(LaneSeries.BITS * raised));
  }

  /** Radii times {@code scale}, and so many units of {@code rows} rows below the top. */
  private static double[] counted(double[] radius, double scale, double lost, int rows) {
    double[] counted = new double[radius.length];
    for (int s = 0; s < counted.length; s++) {
      counted[s] = (radius[s] * scale + lost * LaneSeries.unit(rows)) * LaneSeries.UPWARD;
    }
    return counted;
  }

  /** Contains the sums of the series, lane by lane; at least one. */
  public static LaneSeries sum(List<LaneSeries> summands) {
    int[] each = new int[summands.get(0).lanes()];
    Arrays.setAll(each, s -> s);
    return gathered(summands, Collections.nCopies(summands.size(), each), each.length);
  }

  /**
   * Contains, in each of {@code count} lanes, the sum of all lanes of all parts that belong to it:
   * lane {@code s} of part {@code j} belongs to {@code targets.get(j)[s]}, or to none if that is
   * negative.
   *
   * @param parts at least one series
   */
  public static LaneSeries gathered(List<LaneSeries> parts, List<int[]> targets, int count) {
    long top = Long.MIN_VALUE;
    long lowest = Long.MAX_VALUE;
    int length = 0;
    for (LaneSeries part : parts) {
      top = Math.max(top, part.top() + 1);
      lowest = Math.min(lowest, part.unit());
      length = Math.max(length, part.length());
    }
    long unit = Math.max(lowest, top - MOST_ROWS);
    int rows = Math.toIntExact(top - unit);
    LaneColumns columns = new LaneColumns(count, unit, rows);
    double[][][] digits = new double[length][][];
    for (int k = 0; k < length; k++) {
      columns.clear();
      for (int j = 0; j < parts.size(); j++) {
        add(parts.get(j), targets.get(j), k, columns);
      }
      columns.settle();
      digits[k] = columns.digits();
    }
    double[] radius = new double[count];
    double terms = 0;
    for (int j = 0; j < parts.size(); j++) {
      addRadii(parts.get(j), targets.get(j), scale(parts.get(j).top() - top), radius);
      terms += parts.get(j).lanes();
    }
    double lost = lowest < unit ? length * (1 + terms) : 0;
    return new LaneSeries(count, unit, top, digits, counted(radius, 1, 1 + lost, rows));
  }

  private static void add(LaneSeries part, int[] targets, int k, LaneColumns columns) {
    double[][] column = k < part.length() ? part.digits(k) : new double[0][];
    for (int p = 0; p < column.length; p++) {
      for (int s = 0; s < column[p].length; s++) {
        if (targets[s] >= 0) {
          columns.add(part.unit() + p, targets[s], column[p][s]);
        }
      }
    }
  }

  private static void addRadii(LaneSeries part, int[] targets, double scale, double[] radius) {
    for (int s = 0; s < targets.length; s++) {
      if (targets[s] >= 0) {
        radius[targets[s]] += part.radius()[s] * scale;
      }
    }
  }
}
