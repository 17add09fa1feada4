package org.plumbline.enclosure;

import org.plumbline.number.Magnitude;

/**
 * A polynomial found coefficient by coefficient, each from those before, in multiples of one unit.
 *
 * <p>What is lost in rounding is counted in units of the last limb.
 */
final class GrowingSeries {
  private final long unit;
  private final long[][] rows;
  private final int[] lengths;

  /** No coefficients yet, up to {@code order}, from {@code unit} up to {@code top}. */
  GrowingSeries(int order, long unit, long top) {
    this.unit = unit;
    this.rows = new long[Math.toIntExact(top - unit) + 2][order + 1];
    this.lengths = new int[rows.length];
  }

  /** Sets coefficient 0 to that of a polynomial. */
  void start(SeriesBall constant) {
    long[] digits = new long[rows.length];
    for (int i = 0; i < constant.rows(); i++) {
      digits[Math.toIntExact(constant.unit() + i - unit)] =
          constant.row(i).length > 0 ? constant.row(i)[0] : 0;
    }
    set(0, digits);
  }

  /** Sets coefficient {@code k}. */
  void set(int k, long[] digits) {
    for (int i = 0; i < digits.length; i++) {
      rows[i][k] = digits[i];
      if (digits[i] != 0) {
        lengths[i] = k + 1;
      }
    }
  }

  /**
   * The digits of {@code Σ_j v_j f_{k-j}}, {@code f} being this polynomial as far as it is known;
   * rounded by at most {@link #lost} units.
   */
  long[] convolution(SeriesBall v, int k) {
    long[] digits = new long[rows.length + 1];
    for (int i = 0; i < v.rows(); i++) {
      for (int j = 0; j < rows.length; j++) {
        long column = v.unit() + i + j;
        if (column >= -1 && lengths[j] > 0) {
          requireRoom(column, digits);
          add(v.row(i), j, k, (int) column, digits);
        }
      }
    }
    return balanced(digits);
  }

  private static void requireRoom(long column, long[] digits) {
    if (column + 2 >= digits.length) {
      throw new ArithmeticException("a coefficient far larger than the first");
    }
  }

  private void add(long[] v, int row, int k, int column, long[] digits) {
    long[] f = rows[row];
    int first = Math.max(0, k - lengths[row] + 1);
    int last = Math.min(k, v.length - 1);
    long high = 0;
    long low = 0;
    for (int j = first; j <= last; j++) {
      long x = v[j];
      long y = f[k - j];
      high += Math.multiplyHigh(x << (64 - SeriesBall.BITS), y);
      low += (x * y) & SeriesBall.MASK;
    }
    if (column >= 0) {
      settle(digits, column, low);
    }
    settle(digits, column + 1, high);
  }

  private static void settle(long[] digits, int column, long value) {
    long total = digits[column] + value;
    digits[column] = total & SeriesBall.MASK;
    digits[column + 1] += total >> SeriesBall.BITS;
  }

  private long[] balanced(long[] digits) {
    for (int i = 0; i + 1 < digits.length; i++) {
      long carry = (digits[i] + SeriesBall.HALF) >> SeriesBall.BITS;
      digits[i] -= carry << SeriesBall.BITS;
      digits[i + 1] += carry;
    }
    long[] fitting = new long[rows.length];
    System.arraycopy(digits, 0, fitting, 0, fitting.length);
    if (digits[rows.length] != 0) {
      throw new ArithmeticException("a coefficient far larger than the first");
    }
    return fitting;
  }

  /** At most how many units {@link #convolution} with {@code v} is off at order {@code k}. */
  double lost(SeriesBall v, int k) {
    return (k + 1.0) * Math.min(v.rows(), rows.length) * 2;
  }

  /** The quotient by {@code 1 <= k < 2^12}, rounded down by less than one unit. */
  static long[] divided(long[] digits, int k) {
    long[] quotient = new long[digits.length];
    long rest = 0;
    for (int i = digits.length - 1; i >= 0; i--) {
      long value = (rest << SeriesBall.BITS) + digits[i];
      quotient[i] = Math.floorDiv(value, (long) k);
      rest = value - quotient[i] * k;
    }
    for (int i = 0; i + 1 < quotient.length; i++) {
      long carry = (quotient[i] + SeriesBall.HALF) >> SeriesBall.BITS;
      quotient[i] -= carry << SeriesBall.BITS;
      quotient[i + 1] += carry;
    }
    return quotient;
  }

  static long[] negated(long[] digits) {
    long[] negated = new long[digits.length];
    for (int i = 0; i < digits.length; i++) {
      negated[i] = -digits[i];
    }
    for (int i = 0; i + 1 < negated.length; i++) {
      long carry = (negated[i] + SeriesBall.HALF) >> SeriesBall.BITS;
      negated[i] -= carry << SeriesBall.BITS;
      negated[i + 1] += carry;
    }
    return negated;
  }

  /** The polynomial, exact. */
  SeriesBall polynomial() {
    return SeriesBall.ofLimbs(unit, rows, Magnitude.ZERO);
  }

  /** The size of {@code units} units. */
  Magnitude size(double units) {
    return Magnitude.enclosingAbove(units).scale(SeriesBall.BITS * unit);
  }
}
