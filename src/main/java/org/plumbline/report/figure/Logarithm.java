package org.plumbline.report.figure;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.plumbline.number.Decimals;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/** Decimal logarithms, for figures, of numbers that may be far outside the range of double. */
final class Logarithm {
  private static final int KEPT_BITS = 64;
  private static final double LOG10_OF_2 = StrictMath.log10(2);
  private static final MathContext SHOWN = new MathContext(4, RoundingMode.HALF_EVEN);

  /** Beyond this a double has no digits left for the mantissa. */
  private static final double COARSE = 1e10;

  private static final int PLAIN = 4;

  private Logarithm() {}

  /** About {@code log10 |value|}; minus infinity for 0. */
  static double approximate(Dyadic value) {
    return value.signum() == 0
        ? Double.NEGATIVE_INFINITY
        : approximate(value.significand()) + value.exponent() * LOG10_OF_2;
  }

  /** About {@code log10 |value|}; minus infinity for 0. */
  static double approximate(Rational value) {
    return value.signum() == 0
        ? Double.NEGATIVE_INFINITY
        : approximate(value.numerator()) - approximate(value.denominator());
  }

  private static double approximate(BigInteger value) {
    BigInteger size = value.abs();
    int dropped = Math.max(0, size.bitLength() - KEPT_BITS);
    return StrictMath.log10(size.shiftRight(dropped).doubleValue()) + dropped * LOG10_OF_2;
  }

  /** The number {@code mantissa · 10^power}, plain where that is short. */
  static String text(BigDecimal mantissa, long power) {
    return Math.abs(power) <= PLAIN
        ? Decimals.text(mantissa.scaleByPowerOfTen((int) power))
        : Decimals.text(mantissa, power);
  }

  /** A number of double in a few digits. */
  static String signed(double value) {
    return (value < 0 ? "-" : "") + text(StrictMath.log10(Math.abs(value)));
  }

  /** The number in a few digits, given its logarithm. */
  static String text(double log10) {
    if (log10 == Double.NEGATIVE_INFINITY) {
      return "0";
    }
    if (!Double.isFinite(log10)) {
      return "unknown";
    }
    if (Math.abs(log10) >= COARSE) {
      return "10^" + Decimals.text(new BigDecimal(String.valueOf(log10)).round(SHOWN));
    }
    double whole = Math.floor(log10);
    BigDecimal mantissa =
        new BigDecimal(String.valueOf(StrictMath.pow(10, log10 - whole))).round(SHOWN);
    return text(mantissa, (long) whole);
  }
}
