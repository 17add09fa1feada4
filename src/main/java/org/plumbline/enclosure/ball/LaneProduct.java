package org.plumbline.enclosure.ball;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.plumbline.number.Magnitude;

/** Products of series side by side. */
public final class LaneProduct {
  /** Products are not counted in units of less than this. */
  private static final double LEAST = 0x1p-200;

  private LaneProduct() {}

  /**
   * Contains all products of series in the balls, lane by lane, cut at {@code order} and at {@code
   * rows} rows below the largest.
   *
   * @throws ArithmeticException if a factor is not bounded
   */
  public static LaneSeries of(LaneSeries a, LaneSeries b, int order, int rows) {
    long top = top(a, b);
    long unit = top - rows;
    LaneColumns columns = new LaneColumns(a.lanes(), unit, rows);
    int length = a.length() == 0 || b.length() == 0 ? 0 : a.length() + b.length() - 1;
    double[][][] digits = new double[Math.min(order + 1, length)][][];
    double lost = digits.length;
    for (int k = 0; k < digits.length; k++) {
      columns.clear();
      int first = Math.max(0, k - b.length() + 1);
      columns.addProducts(a, b, k, first, Math.min(k, a.length() - 1));
      lost += columns.lost();
      digits[k] = columns.digits();
    }
    double[] radius = radius(a, b, order, Math.scalb(1.0, shift(a, b, top)));
    double cut = lost * LaneSeries.unit(rows);
    for (int s = 0; s < radius.length; s++) {
      radius[s] = (radius[s] + cut) * LaneSeries.UPWARD;
    }
    return new LaneSeries(a.lanes(), unit, top, digits, radius);
  }

  /** The exponent of the product of the tops in units of the given one. */
  private static int shift(LaneSeries a, LaneSeries b, long top) {
    return Math.toIntExact(LaneSeries.BITS * (a.top() + b.top() - top));
  }

  /** A row such that no coefficient of a product is above a quarter of its power. */
  private static long top(LaneSeries a, LaneSeries b) {
    double largest = 0;
    for (double size : sizes(a, b)) {
      largest = Math.max(largest, size);
    }
    return a.top() + b.top() + above(largest);
  }

  /** At least {@code ‖a‖‖b‖} for the polynomials of each lane, in units of the product of tops. */
  static double[] sizes(LaneSeries a, LaneSeries b) {
    double[] sizes = new double[a.lanes()];
    for (int s = 0; s < sizes.length; s++) {
      sizes[s] = a.norms()[s] * b.norms()[s] * LaneSeries.UPWARD;
    }
    return sizes;
  }

  /** A {@code t} with {@code size < 2^(24 t - 2)}, not far below 0. */
  static long above(double size) {
    if (!(size < Double.POSITIVE_INFINITY)) {
      throw new ArithmeticException("a product of series that are not bounded");
    }
    return Math.floorDiv(Math.getExponent(Math.max(size, LEAST)) + 3, LaneSeries.BITS) + 1L;
  }

  /** {@code Σ_(i+j>order) |a_i||b_j| + ‖a‖σ + ρ(‖b‖ + σ)}, times {@code scale}. */
  static double[] radius(LaneSeries a, LaneSeries b, int order, double scale) {
    double[] radius = tail(a.sizes(), b.sizes(), order, a.lanes());
    for (int s = 0; s < radius.length; s++) {
      double ofB = b.radius()[s];
      double cross = a.norms()[s] * ofB + a.radius()[s] * (b.norms()[s] + ofB);
      radius[s] = (radius[s] + cross) * scale;
    }
    return radius;
  }

  /** At least {@code Σ_(i+j>order) a_i b_j} in each lane. */
  static double[] tail(double[][] a, double[][] b, int order, int lanes) {
    double[] tail = new double[lanes];
    double[] rest = new double[lanes];
    int next = b.length - 1;
    for (int i = Math.max(0, order + 1 - next); i < a.length; i++) {
      for (; next > order - i && next >= 0; next--) {
        LaneLoops.addMultiple(1, b[next], rest, lanes);
      }
      LaneLoops.addProduct(a[i], rest, tail, lanes);
    }
    LaneLoops.scale(tail, LaneSeries.UPWARD, lanes);
    return tail;
  }

  /** Contains the sums of two series, exact. */
  public static LaneSeries sum(LaneSeries a, LaneSeries b) {
    long unit = Math.min(a.unit(), b.unit());
    long top = Math.max(a.top(), b.top()) + 1;
    LaneColumns columns = new LaneColumns(a.lanes(), unit, Math.toIntExact(top - unit));
    double[][][] digits = new double[Math.max(a.length(), b.length())][][];
    for (int k = 0; k < digits.length; k++) {
      columns.clear();
      for (LaneSeries summand : List.of(a, b)) {
        if (k < summand.length()) {
          columns.addMultiple(1, summand.digits(k), summand.unit());
        }
      }
      columns.settle();
      digits[k] = columns.digits();
    }
    double[] radius = new double[a.lanes()];
    for (LaneSeries summand : List.of(a, b)) {
      double scale = LaneSeries.unit(Math.toIntExact(top - summand.top()));
      LaneLoops.addMultiple(scale, summand.radius(), radius, radius.length);
    }
    LaneLoops.scale(radius, LaneSeries.UPWARD, radius.length);
    return new LaneSeries(a.lanes(), unit, top, digits, radius);
  }

  /**
   * At least {@code Σ_k |(k+1) a_(k+1) - b_k|} for the polynomials of each lane, in units of the
   * top of {@code b}, the digits of {@code a} being cut by less than a unit.
   */
  static double[] distances(LaneSeries a, LaneSeries b) {
    long unit = Math.min(a.unit(), b.unit());
    int rows = Math.toIntExact(Math.max(a.top(), b.top()) + 1 - unit);
    LaneColumns columns = new LaneColumns(a.lanes(), unit, rows);
    double[] distances = new double[a.lanes()];
    double cut = 0;
    for (int k = 0; k < Math.max(a.length() - 1, b.length()); k++) {
      columns.clear();
      if (k + 1 < a.length()) {
        columns.addMultiple(k + 1, a.digits(k + 1), a.unit());
        cut += k + 1;
      }
      if (k < b.length()) {
        columns.addMultiple(-1, b.digits(k), b.unit());
      }
      columns.settle();
      double[][] digits = columns.digits();
      for (int p = 0; p < digits.length; p++) {
        double digit = Math.scalb(1.0, Math.toIntExact(LaneSeries.BITS * (unit + p - b.top())));
        LaneLoops.addAbsolute(digit, digits[p], distances, digits[p].length);
      }
    }
    double lost = cut * Math.scalb(1.0, Math.toIntExact(LaneSeries.BITS * (a.unit() - b.top())));
    Arrays.setAll(distances, s -> (distances[s] + lost) * LaneSeries.UPWARD);
    return distances;
  }

  /**
   * At least {@code ‖a' - v‖} for the polynomial in each lane of {@code a}, whose radius does not
   * enter, and every series in the lane of {@code b}.
   */
  public static List<Magnitude> residuals(LaneSeries a, LaneSeries b) {
    double[] distances = distances(a, b);
    List<Magnitude> residuals = new ArrayList<>();
    for (int s = 0; s < distances.length; s++) {
      residuals.add(b.absolute(distances[s]).add(b.absolute(b.radius()[s])));
    }
    return residuals;
  }

  /**
   * Contains the sums of the lanes of each group, exact: lane {@code s} is in group {@code
   * groups[s]}, or in none if that is negative.
   */
  public static LaneSeries sums(LaneSeries a, int[] groups, int count) {
    LaneColumns columns = new LaneColumns(count, a.unit(), a.rows() + 1);
    double[][][] digits = new double[a.length()][][];
    for (int k = 0; k < digits.length; k++) {
      columns.clear();
      double[][] column = a.digits(k);
      for (int p = 0; p < column.length; p++) {
        for (int s = 0; s < column[p].length; s++) {
          if (groups[s] >= 0) {
            columns.add(a.unit() + p, groups[s], column[p][s]);
          }
        }
      }
      columns.settle();
      digits[k] = columns.digits();
    }
    double[] radius = new double[count];
    for (int s = 0; s < groups.length; s++) {
      if (groups[s] >= 0) {
        radius[groups[s]] += a.radius()[s];
      }
    }
    double scale = LaneSeries.unit(1) * LaneSeries.UPWARD;
    double[] scaled = Arrays.stream(radius).map(r -> r * scale).toArray();
    return new LaneSeries(count, a.unit(), a.top() + 1, digits, scaled);
  }
}
