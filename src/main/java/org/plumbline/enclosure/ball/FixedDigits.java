package org.plumbline.enclosure.ball;

import java.math.BigInteger;
import java.util.List;
import org.plumbline.field.LimbPolynomial;
import org.plumbline.field.Polynomial;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/** Conversion between dyadics and rows of balanced limbs. */
public final class FixedDigits {
  private FixedDigits() {}

  /**
   * A polynomial cut to a number of limbs.
   *
   * @param series the polynomial that is left, exact
   * @param lost at least the sum of the sizes of what was cut off its coefficients
   */
  public record Cut(SeriesBall series, Magnitude lost) {}

  /** A proposed polynomial cut to {@code count} limbs up to its largest coefficient. */
  public static Cut cut(Polynomial polynomial, int count) {
    if (polynomial instanceof LimbPolynomial limbs) {
      return cut(limbs, count);
    }
    List<Dyadic> coefficients = polynomial.coefficients();
    return new Cut(series(coefficients, count, Magnitude.ZERO), cutUpper(coefficients, count));
  }

  /**
   * The series with the given coefficients, each rounded down to a multiple of {@code 2^(50 unit)}
   * with {@code count} limbs up to the largest, and the given radius.
   */
  static SeriesBall series(List<Dyadic> coefficients, int count, Magnitude radius) {
    if (isZero(coefficients)) {
      return SeriesBall.ofLimbs(0, new long[0][], radius);
    }
    long unit = unit(coefficients, count);
    long[][] rows = new long[count + 1][coefficients.size()];
    for (int k = 0; k < coefficients.size(); k++) {
      write(coefficients.get(k), unit, rows, k);
    }
    balance(rows);
    return SeriesBall.ofLimbs(unit, rows, radius);
  }

  /** The same for a polynomial of limbs, digit by digit. */
  private static Cut cut(LimbPolynomial polynomial, int count) {
    long top = Long.MIN_VALUE;
    int terms = 0;
    for (int k = 0; k < polynomial.length(); k++) {
      if (!polynomial.isZero(k)) {
        top = Math.max(top, Math.floorDiv(polynomial.magnitude(k), SeriesBall.BITS) + 1);
        terms++;
      }
    }
    if (terms == 0) {
      return new Cut(SeriesBall.ZERO, Magnitude.ZERO);
    }
    long unit = top - count;
    long[][] rows = new long[count + 1][polynomial.length()];
    for (int k = 0; k < polynomial.length(); k++) {
      polynomial.writeDigits(k, SeriesBall.BITS * unit, SeriesBall.BITS, rows);
    }
    balance(rows);
    boolean isExact = polynomial.unit() >= SeriesBall.BITS * unit;
    return new Cut(
        SeriesBall.ofLimbs(unit, rows, Magnitude.ZERO),
        isExact ? Magnitude.ZERO : units(terms, unit));
  }

  /** The size of a number of units. */
  private static Magnitude units(long number, long unit) {
    return Magnitude.enclosingAbove((double) number).scale(SeriesBall.BITS * unit);
  }

  private static boolean isZero(List<Dyadic> coefficients) {
    return coefficients.stream().allMatch(c -> c.signum() == 0);
  }

  /** The unit of a series with {@code count} limbs up to the largest coefficient. */
  private static long unit(List<Dyadic> coefficients, int count) {
    long top = Long.MIN_VALUE;
    for (Dyadic c : coefficients) {
      if (c.signum() != 0) {
        top = Math.max(top, Math.floorDiv(c.magnitudeExponent(), SeriesBall.BITS) + 1);
      }
    }
    return top - count;
  }

  /** At least the sum of the sizes of what {@link #series} cuts off the coefficients. */
  private static Magnitude cutUpper(List<Dyadic> coefficients, int count) {
    if (isZero(coefficients)) {
      return Magnitude.ZERO;
    }
    long unit = unit(coefficients, count);
    return units(
        coefficients.stream().filter(c -> c.exponent() < SeriesBall.BITS * unit).count(), unit);
  }

  /**
   * Writes the digits of {@code ⌊value 2^(-50 unit)⌋} into column {@code k}, the highest signed.
   */
  private static void write(Dyadic value, long unit, long[][] rows, int k) {
    long shift = value.exponent() - SeriesBall.BITS * unit;
    int bounded = (int) Math.max(shift, -(1L << 30));
    BigInteger rest = value.significand().shiftLeft(bounded);
    for (int i = 0; i < rows.length; i++) {
      if (rest.bitLength() <= SeriesBall.BITS) {
        rows[i][k] = rest.longValue();
        return;
      }
      rows[i][k] = rest.longValue() & SeriesBall.MASK;
      rest = rest.shiftRight(SeriesBall.BITS);
    }
  }

  /**
   * Carries from the lowest row to the highest until every limb is balanced; the highest must fit.
   */
  static void balance(long[][] rows) {
    for (int i = 0; i + 1 < rows.length; i++) {
      long[] row = rows[i];
      long[] above = rows[i + 1];
      for (int k = 0; k < row.length; k++) {
        long carry = (row[k] + SeriesBall.HALF) >> SeriesBall.BITS;
        row[k] -= carry << SeriesBall.BITS;
        above[k] += carry;
      }
    }
  }

  /** Whether a dyadic and a rational are the same number. */
  static boolean isEqual(Dyadic dyadic, Rational rational) {
    if (Math.abs(dyadic.exponent()) > 1 << 20) {
      return false;
    }
    return dyadic.toRational().equals(rational);
  }
}
