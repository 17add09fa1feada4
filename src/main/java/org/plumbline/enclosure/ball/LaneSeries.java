package org.plumbline.enclosure.ball;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.plumbline.field.Polynomial;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;

/**
 * Series balls side by side, one a lane: in lane {@code s} all series within the lane's radius of
 * {@code Σ_k c_k τ^k}, where {@code c_k = Σ_p digits(k)[p][s] 2^(24 (unit + p))} with balanced
 * digits, integers of absolute value at most {@code 2^23} in doubles.
 *
 * <p><b>Why lanes.</b> The field of a network does the same to every edge of the first layer and to
 * every sample. With one digit of all of them in one array, sums of products of digits are loops
 * that processors run eight lanes at a time; they are exact, since they stay below {@code 2^53}. A
 * digit that is zero in all lanes is not stored, so that coefficients that fall cost less.
 *
 * <p>Sizes and radii are doubles in units of {@code 2^(24 top)}, above which no coefficient is. All
 * are sums, products and quotients of numbers that are not negative; each is multiplied by {@link
 * #UPWARD} in the end, which outweighs two million roundings, and what underflow takes is less than
 * the part of it that a unit has (proofs-notes/verifier.md, V17). Immutable once built; arrays are
 * shared and not written to.
 */
public final class LaneSeries {
  /** The bits of a digit. */
  static final int BITS = 24;

  /** A digit that is zero in all lanes. */
  static final double[] NONE = {};

  /** Rows from the unit to the top at most: a unit is then at least {@code 2^-960} of the top. */
  static final int MOST_ROWS = 40;

  /** More than what two million operations on numbers that are not negative lose by rounding. */
  static final double UPWARD = 1 + 0x1p-30;

  private static final long DIGIT = (1L << BITS) - 1;

  private final int lanes;
  private final long unit;
  private final long top;
  private final double[][][] digits;
  private final double[] radius;
  private double @Nullable [][] sizes;
  private double @Nullable [] norms;

  /** The series with balanced digits below {@code top}, and radii in units of that. */
  LaneSeries(int lanes, long unit, long top, double[][][] digits, double[] radius) {
    this.lanes = lanes;
    this.unit = unit;
    this.top = top;
    this.digits = digits;
    this.radius = radius;
  }

  /**
   * Contains the given balls, lane by lane; digits lie on {@code rows} rows below the largest.
   *
   * <p>What is cut off a coefficient is less than one unit.
   */
  public static LaneSeries enclosing(List<SeriesBall> balls, int rows) {
    long top = top(balls);
    long unit = top - rows;
    int length = balls.stream().mapToInt(SeriesBall::length).max().orElse(0);
    LaneColumns columns = new LaneColumns(balls.size(), unit, rows);
    double[][][] digits = new double[length][][];
    for (int k = 0; k < length; k++) {
      columns.clear();
      for (int s = 0; s < balls.size(); s++) {
        write(balls.get(s), k, s, columns);
      }
      columns.settle();
      digits[k] = columns.digits();
    }
    double[] radius = new double[balls.size()];
    double cut = length * unit(rows);
    Arrays.setAll(radius, s -> (relative(balls.get(s).radius(), top) + cut) * UPWARD);
    return new LaneSeries(balls.size(), unit, top, digits, radius);
  }

  /** A row such that all coefficients are below a quarter of {@code 2^(24 top)}. */
  private static long top(List<SeriesBall> balls) {
    long top = Long.MIN_VALUE;
    for (SeriesBall ball : balls) {
      if (!ball.isZero()) {
        top = Math.max(top, above(ball.sizes().normUpper()));
      }
    }
    return top == Long.MIN_VALUE ? 0 : top;
  }

  /** A {@code t} with {@code size < 2^(24 t - 2)}. */
  static long above(Magnitude size) {
    return Math.floorDiv(size.exponent() + 3, BITS) + 1;
  }

  /** Adds the limbs of a coefficient, cut at the digits' places. */
  private static void write(SeriesBall ball, int k, int lane, LaneColumns columns) {
    for (int i = 0; i < ball.rows(); i++) {
      long[] row = ball.row(i);
      if (k < row.length && row[k] != 0) {
        long place = SeriesBall.BITS * (ball.unit() + i);
        write(row[k], Math.floorDiv(place, (long) BITS), Math.floorMod(place, BITS), lane, columns);
      }
    }
  }

  private static void write(long limb, long position, int shift, int lane, LaneColumns columns) {
    int sign = limb < 0 ? -1 : 1;
    long rest = Math.abs(limb);
    long first = rest & DIGIT >> shift;
    columns.add(position, lane, sign * (double) (first << shift));
    rest >>= BITS - shift;
    for (long at = position + 1; rest != 0; at++) {
      columns.add(at, lane, sign * (double) (rest & DIGIT));
      rest >>= BITS;
    }
  }

  /** A unit in units of the top. */
  static double unit(int rows) {
    return Math.scalb(1.0, -BITS * rows);
  }

  /** At least a magnitude in units of {@code 2^(24 top)}; positive if it is. */
  static double relative(Magnitude size, long top) {
    return size.scale(-BITS * top).doubleUpper();
  }

  /** The number of lanes. */
  public int lanes() {
    return lanes;
  }

  /** The power of {@code 2^24} that the lowest digits count. */
  long unit() {
    return unit;
  }

  /** The power of {@code 2^24} that sizes and radii count. */
  long top() {
    return top;
  }

  /** The rows between unit and top. */
  int rows() {
    return Math.toIntExact(top - unit);
  }

  /** One more than the highest order. */
  public int length() {
    return digits.length;
  }

  /** The digits of coefficient {@code k}, the lowest first, each {@link #NONE} or a lane's. */
  double[][] digits(int k) {
    return digits[k];
  }

  /** The radii, in units of the top. */
  double[] radius() {
    return radius;
  }

  /** At least {@code |c_k|} for each order and lane, in units of the top. */
  double[][] sizes() {
    double[][] known = sizes;
    if (known == null) {
      known = new double[digits.length][];
      for (int k = 0; k < known.length; k++) {
        known[k] = size(digits[k]);
      }
      sizes = known;
    }
    return known;
  }

  /** The three highest digits, and one unit of the third for the rest, which is less. */
  private double[] size(double[][] column) {
    double[] size = new double[lanes];
    if (column.length == 0) {
      return size;
    }
    int highest = column.length - 1;
    for (int p = highest; p >= Math.max(0, highest - 2); p--) {
      if (column[p].length > 0) {
        LaneLoops.addMultiple(Math.scalb(1.0, BITS * (p - rows())), column[p], size, lanes);
      }
    }
    double rest = highest > 2 ? Math.scalb(1.0, BITS * (highest - 2 - rows())) : 0;
    for (int s = 0; s < lanes; s++) {
      size[s] = (Math.abs(size[s]) + rest) * UPWARD;
    }
    return size;
  }

  /** At least {@code Σ_k |c_k|} for each lane, in units of the top. */
  double[] norms() {
    double[] known = norms;
    if (known == null) {
      known = sum(sizes(), 0);
      norms = known;
    }
    return known;
  }

  /** At least the sums over the orders from {@code first} on. */
  double[] sum(double[][] sizes, int first) {
    double[] sum = new double[lanes];
    for (int k = first; k < sizes.length; k++) {
      LaneLoops.addMultiple(1, sizes[k], sum, lanes);
    }
    LaneLoops.scale(sum, UPWARD, lanes);
    return sum;
  }

  /** At least the sum of the sizes of all series of each lane's ball. */
  public Magnitude normUpper(int lane) {
    return absolute(norms()[lane]).add(absolute(radius[lane]));
  }

  /** A size in units of the top. */
  Magnitude absolute(double size) {
    return Magnitude.enclosingAbove(size).scale(BITS * top);
  }

  /** Coefficient {@code k} of a lane. */
  Dyadic coefficient(int k, int lane) {
    BigInteger value = BigInteger.ZERO;
    double[][] column = digits[k];
    for (int p = column.length - 1; p >= 0; p--) {
      long digit = column[p].length > 0 ? (long) column[p][lane] : 0;
      value = value.shiftLeft(BITS).add(BigInteger.valueOf(digit));
    }
    return Dyadic.of(value, BITS * unit);
  }

  /** The ball of a lane, with {@code count} limbs. */
  public SeriesBall ball(int lane, int count) {
    List<Dyadic> coefficients = new ArrayList<>();
    for (int k = 0; k < digits.length; k++) {
      coefficients.add(coefficient(k, lane));
    }
    Magnitude around = absolute(radius[lane]);
    if (coefficients.isEmpty()) {
      return SeriesBall.ZERO.widened(around);
    }
    FixedDigits.Cut cut = FixedDigits.cut(Polynomial.of(coefficients), count);
    return cut.series().widened(cut.lost().add(around));
  }

  /** The lanes {@code from[0], from[1], …} of these. */
  public LaneSeries spread(int[] from) {
    double[][][] spread = new double[digits.length][][];
    for (int k = 0; k < spread.length; k++) {
      spread[k] = new double[digits[k].length][];
      for (int p = 0; p < spread[k].length; p++) {
        spread[k][p] = spread(digits[k][p], from);
      }
    }
    return new LaneSeries(from.length, unit, top, spread, spread(radius, from));
  }

  private static double[] spread(double[] row, int[] from) {
    if (row.length == 0) {
      return NONE;
    }
    double[] spread = new double[from.length];
    for (int s = 0; s < spread.length; s++) {
      spread[s] = row[from[s]];
    }
    return spread;
  }
}
