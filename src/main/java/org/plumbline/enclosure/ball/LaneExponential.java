package org.plumbline.enclosure.ball;

import java.math.BigInteger;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;

/**
 * Exponentials and logistic functions of series side by side; each lane contains the function of
 * every series in the lane of the argument, as functions on {@code [0, 1]}
 * (proofs-notes/verifier.md, V17).
 */
public final class LaneExponential {
  /** With more rows the least radius would not be above what products of sizes underflow by. */
  private static final int MOST_ROWS = 33;

  private final int rows;
  private final int bits;
  private final TabledExponential exponential;

  /** Functions with {@code rows} rows of digits. */
  public LaneExponential(int rows) {
    if (rows > MOST_ROWS) {
      throw new IllegalArgumentException("more rows than the bounds of lanes allow: " + rows);
    }
    this.rows = rows;
    this.bits = LaneSeries.BITS * (rows + 1);
    this.exponential = TabledExponential.withBits(bits);
  }

  /** The rows of digits of results. */
  public int rows() {
    return rows;
  }

  /**
   * The exponential {@code e^u}: V3 in each lane.
   *
   * @throws ArithmeticException if digits would be lost because an argument changes much
   */
  public LaneSeries exp(LaneSeries u, int order) {
    int lanes = u.lanes();
    Dyadic[] first = new Dyadic[lanes];
    double[] change = new double[lanes];
    double[] changes = u.sum(u.sizes(), 1);
    Magnitude largest = Magnitude.ONE.scale(-BIT_LIMIT);
    Magnitude highest = largest;
    for (int s = 0; s < lanes; s++) {
      first[s] = exponential.exp(u.length() == 0 ? Dyadic.ZERO : u.coefficient(0, s));
      change[s] = u.absolute(changes[s]).doubleUpper();
      Magnitude size = Magnitude.enclosingAbove(first[s]);
      largest = largest.max(size);
      highest = highest.max(size.multiply(Magnitude.expUpper(change[s])));
    }
    long unit = LaneSeries.above(largest) - rows;
    long top = LaneSeries.above(highest);
    if (highest.isInfinite() || top - unit > LaneSeries.MOST_ROWS) {
      throw new ArithmeticException("an argument of exponentials that changes by much");
    }
    return exp(u, order, first, change, unit, top);
  }

  /** Exponentials are not counted in units of less than this power of two, negated. */
  private static final long BIT_LIMIT = 1L << 50;

  private LaneSeries exp(
      LaneSeries u, int order, Dyadic[] first, double[] change, long unit, long top) {
    int lanes = u.lanes();
    int width = Math.toIntExact(top - unit);
    double[][][] digits = new double[order + 1][][];
    LaneSeries e = new LaneSeries(lanes, unit, top, digits, new double[lanes]);
    LaneSeries slope = slope(u);
    LaneColumns columns = new LaneColumns(lanes, unit, width);
    digits[0] = digits(first, unit, columns);
    double lost = 0;
    for (int k = 1; k <= order; k++) {
      columns.clear();
      columns.addProducts(slope, e, k - 1, 0, Math.min(k, slope.length()) - 1);
      columns.divide(k);
      digits[k] = columns.digits();
      lost += columns.lost() / k + 1;
    }
    double[] residual = LaneProduct.tail(slope.sizes(), e.sizes(), order - 1, lanes);
    double scale = Math.scalb(1.0, Math.toIntExact(LaneSeries.BITS * slope.top())) / (order + 1);
    for (int s = 0; s < lanes; s++) {
      double size = LaneSeries.relative(Magnitude.enclosingAbove(first[s]), top);
      double start = size * Math.scalb(1.0, -bits) + LaneSeries.unit(width);
      double rest = lost * LaneSeries.unit(width) + residual[s] * scale;
      double source = u.absolute(u.radius()[s]).doubleUpper();
      e.radius()[s] = error(start, size, rest, change[s], source);
    }
    return e;
  }

  /** At least {@code start e^S + rest e^(2S) + (size + start) e^S ρ e^ρ}. */
  private static double error(
      double start, double size, double rest, double change, double source) {
    double growth = StrictMath.exp(change) * LaneSeries.UPWARD;
    double ofSource = source * StrictMath.exp(source) * LaneSeries.UPWARD;
    double sum = start * growth + rest * growth * growth + (size + start) * growth * ofSource;
    return sum * LaneSeries.UPWARD;
  }

  /** The derivatives, exact. */
  private static LaneSeries slope(LaneSeries u) {
    double[][][] digits = new double[Math.max(0, u.length() - 1)][][];
    LaneColumns columns = new LaneColumns(u.lanes(), u.unit(), u.rows() + 1);
    for (int k = 0; k < digits.length; k++) {
      columns.clear();
      columns.addMultiple(k + 1, u.digits(k + 1), u.unit());
      columns.settle();
      digits[k] = columns.digits();
    }
    return new LaneSeries(u.lanes(), u.unit(), u.top() + 1, digits, new double[u.lanes()]);
  }

  /** The digits of positive numbers, each cut by less than a unit. */
  private static double[][] digits(Dyadic[] values, long unit, LaneColumns columns) {
    columns.clear();
    for (int s = 0; s < values.length; s++) {
      write(floor(values[s], -LaneSeries.BITS * unit), unit, s, columns);
    }
    columns.settle();
    return columns.digits();
  }

  /** {@code ⌊2^width x⌋}. */
  static BigInteger floor(Dyadic x, long width) {
    long shift = Math.max(x.exponent() + width, Integer.MIN_VALUE / 2);
    return x.significand().shiftLeft(Math.toIntExact(shift));
  }

  /** Adds the digits of a number that is not negative. */
  static void write(BigInteger value, long unit, int lane, LaneColumns columns) {
    BigInteger rest = value;
    for (long at = unit; rest.signum() != 0; at++) {
      columns.add(at, lane, rest.intValue() & (1 << LaneSeries.BITS) - 1);
      rest = rest.shiftRight(LaneSeries.BITS);
    }
  }

  /**
   * The logistic function {@code 1/(1 + e^-u)}.
   *
   * <p>It is {@code N/(1 + e)} with {@code e = e^u} and {@code N = e} in lanes that begin at 0 or
   * below, and {@code e = e^-u}, {@code N = 1} in the others. If {@code (1 + E) Y = N + R}, then
   * {@code Y} is off by at most {@code |R|}, since {@code 1 + e > 1} wherever the argument is real.
   *
   * @throws ArithmeticException if digits would be lost because an argument changes much
   */
  public LaneSeries logistic(LaneSeries u, int order) {
    boolean[] isFlipped = new boolean[u.lanes()];
    for (int s = 0; s < isFlipped.length; s++) {
      isFlipped[s] = u.length() > 0 && u.coefficient(0, s).signum() > 0;
    }
    LaneSeries e = exp(signed(u, isFlipped), order);
    return new LaneQuotient(e, isFlipped, rows).found();
  }

  /** The series, with the opposite sign in some lanes. */
  private static LaneSeries signed(LaneSeries u, boolean[] isNegative) {
    double[][][] digits = new double[u.length()][][];
    for (int k = 0; k < digits.length; k++) {
      digits[k] = new double[u.digits(k).length][];
      for (int p = 0; p < digits[k].length; p++) {
        digits[k][p] = u.digits(k)[p].clone();
        for (int s = 0; s < digits[k][p].length; s++) {
          digits[k][p][s] *= isNegative[s] ? -1 : 1;
        }
      }
    }
    return new LaneSeries(u.lanes(), u.unit(), u.top(), digits, u.radius());
  }
}
