package org.plumbline.report;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.plumbline.number.Decimals;
import org.plumbline.number.DyadicInterval;

/**
 * A decimal {@code middle ± radius} that contains an interval for certain.
 *
 * <p>The middle is rounded to a multiple of a power of ten; the radius is the larger distance from
 * there to an end of the interval, so it holds the rounding error, and is rounded up.
 *
 * @param middle a multiple of {@code 10^unit}
 * @param radius not negative
 * @param unit the place of the middle's last digit
 */
record DecimalBall(BigDecimal middle, BigDecimal radius, int unit) {
  private static final MathContext THREE_DIGITS_UP = new MathContext(3, RoundingMode.UP);
  private static final BigDecimal MOST_UNITS = BigDecimal.valueOf(9);

  /** Digits of a point. */
  private static final int POINT_DIGITS = 30;

  /** From this many zeros after the point on a text is scientific. */
  private static final int MOST_ZEROS = 6;

  /** A ball wider than the interval by less than one part in fifty; points get 30 digits. */
  static DecimalBall sharp(DyadicInterval interval) {
    BigDecimal lower = Decimals.exact(interval.lower());
    BigDecimal width = Decimals.exact(interval.upper()).subtract(lower);
    return width.signum() == 0
        ? around(interval, exponent(lower) - POINT_DIGITS + 1)
        : around(interval, exponent(width) - 3);
  }

  /**
   * The ball of at most {@code digits} digits, as many as leave it a radius of at most 9 units of
   * the last.
   */
  static DecimalBall shortened(DyadicInterval interval, int digits) {
    DecimalBall sharp = sharp(interval);
    DecimalBall ball = around(interval, exponent(sharp.middle) - digits + 1);
    if (sharp.middle.signum() == 0 || ball.units().compareTo(MOST_UNITS) > 0) {
      ball = around(interval, exponent(sharp.radius));
    }
    return ball.units().compareTo(MOST_UNITS) > 0 ? around(interval, ball.unit + 1) : ball;
  }

  private static DecimalBall around(DyadicInterval interval, int unit) {
    BigDecimal lower = Decimals.exact(interval.lower());
    BigDecimal upper = Decimals.exact(interval.upper());
    BigDecimal half = new BigDecimal("0.5");
    BigDecimal middle = lower.add(upper).multiply(half).setScale(-unit, RoundingMode.HALF_EVEN);
    BigDecimal radius = middle.subtract(lower).max(upper.subtract(middle));
    return new DecimalBall(middle, radius.round(THREE_DIGITS_UP), unit);
  }

  /** The {@code e} with {@code 10^e <= |value| < 10^(e+1)}; 0 for zero. */
  private static int exponent(BigDecimal value) {
    return value.signum() == 0 ? 0 : value.precision() - value.scale() - 1;
  }

  /** The radius in units of the last digit, rounded up. */
  private BigDecimal units() {
    return radius.scaleByPowerOfTen(-unit).setScale(0, RoundingMode.UP);
  }

  /**
   * The middle with the radius in units of its last digit: {@code 0.098288(3)} is {@code 0.098288 ±
   * 0.000003}.
   */
  String text() {
    BigInteger digits = middle.setScale(-unit).unscaledValue();
    String text = digits.abs().toString();
    int leading = unit + text.length() - 1;
    String uncertain = "(" + units() + ")";
    if (unit <= 0 && leading > -MOST_ZEROS) {
      return middle.toPlainString() + uncertain;
    }
    String fraction = text.length() > 1 ? "." + text.substring(1) : "";
    String sign = digits.signum() < 0 ? "-" : "";
    return sign + text.charAt(0) + fraction + uncertain + "e" + leading;
  }
}
