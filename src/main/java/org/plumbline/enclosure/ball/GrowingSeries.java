package org.plumbline.enclosure.ball;

import java.util.Arrays;
import org.plumbline.number.Magnitude;

/**
 * A polynomial {@code f} found coefficient by coefficient, each from its products with a factor
 * {@code v} that come before, in multiples of one unit.
 *
 * <p>What is lost in rounding is counted in units of the last limb. The products with coefficients
 * known by then are summed for four orders at once; those that become known in between follow one
 * by one.
 */
final class GrowingSeries {
  private final long unit;
  private final SeriesBall factor;
  private final LimbRow[] rows;
  private final LimbColumns sums;
  private final FourSums four = new FourSums();

  /** The number of coefficients set. */
  private int known;

  /** The number of coefficients whose products are among the sums of the orders looked at. */
  private int summed;

  /** No coefficients yet, up to {@code order}, from {@code unit} up to {@code top}. */
  GrowingSeries(int order, long unit, long top, SeriesBall factor) {
    this.unit = unit;
    this.factor = factor;
    this.rows = new LimbRow[Math.toIntExact(top - unit) + 2];
    Arrays.setAll(rows, i -> LimbRow.growing(order + 1));
    this.sums = new LimbColumns(order, rows.length + 1);
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

  /** Sets coefficient {@code k}, the next one. */
  void set(int k, long[] digits) {
    for (int i = 0; i < digits.length; i++) {
      rows[i].set(k, digits[i]);
    }
    known = k + 1;
  }

  /**
   * The digits of {@code Σ_j v_j f_{k-j}}, {@code f} as far as it is set; rounded by at most {@link
   * #lost} units. To be asked for in order of {@code k}.
   */
  long[] convolution(int k) {
    if (k % FourSums.WIDTH == 0) {
      sumFour(k);
    }
    long[] digits = new long[rows.length + 1];
    for (int column = 0; column < digits.length; column++) {
      digits[column] = sums.digit(column, k);
    }
    for (int m = summed; m < Math.min(known, k + 1); m++) {
      addProduct(k - m, m, digits);
    }
    return balanced(digits);
  }

  /** Sums the products with all coefficients known for the orders {@code k … k + 3}. */
  private void sumFour(int k) {
    LimbRow[] left = factor.limbRows();
    for (int sum = 0; sum < left.length + highest(); sum++) {
      long column = factor.unit() + sum;
      if (column >= -1) {
        requireRoom(column);
        sums.addFour(left, rows, sum, (int) column, k, four);
      }
    }
    summed = known;
  }

  /** The number of rows up to the highest that is not zero. */
  private int highest() {
    int highest = rows.length;
    while (highest > 0 && rows[highest - 1].length() == 0) {
      highest--;
    }
    return highest;
  }

  private void requireRoom(long column) {
    if (column + 1 >= rows.length) {
      throw new ArithmeticException("a coefficient far larger than the first");
    }
  }

  /** Adds {@code v_j f_m}, in column -1 rounded down. */
  private void addProduct(int j, int m, long[] digits) {
    for (int i = 0; i < factor.rows(); i++) {
      long x = j < factor.row(i).length ? factor.row(i)[j] : 0;
      for (int row = 0; row < rows.length; row++) {
        long y = rows[row].limb(m);
        long column = factor.unit() + i + row;
        if (column >= -1 && x != 0 && y != 0) {
          requireRoom(column);
          if (column >= 0) {
            digits[(int) column] += (x * y) & SeriesBall.MASK;
          }
          digits[(int) column + 1] += Math.multiplyHigh(x << (64 - SeriesBall.BITS), y);
        }
      }
    }
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

  /** At most how many units {@link #convolution} is off at order {@code k}. */
  double lost(int k) {
    return (k + 1.0) * Math.min(factor.rows(), rows.length) * 2;
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
    return carried(quotient);
  }

  /** The difference of two numbers. */
  static long[] difference(long[] digits, long[] others) {
    long[] difference = new long[digits.length];
    for (int i = 0; i < digits.length; i++) {
      difference[i] = digits[i] - others[i];
    }
    return carried(difference);
  }

  static long[] negated(long[] digits) {
    long[] negated = new long[digits.length];
    for (int i = 0; i < digits.length; i++) {
      negated[i] = -digits[i];
    }
    return carried(negated);
  }

  private static long[] carried(long[] digits) {
    for (int i = 0; i + 1 < digits.length; i++) {
      long carry = (digits[i] + SeriesBall.HALF) >> SeriesBall.BITS;
      digits[i] -= carry << SeriesBall.BITS;
      digits[i + 1] += carry;
    }
    return digits;
  }

  /** The polynomial, exact. */
  SeriesBall polynomial() {
    return SeriesBall.ofLimbs(
        unit, Arrays.stream(rows).map(LimbRow::toArray).toArray(long[][]::new), Magnitude.ZERO);
  }

  /** The size of {@code units} units. */
  Magnitude size(double units) {
    return Magnitude.enclosingAbove(units).scale(SeriesBall.BITS * unit);
  }
}
