package org.plumbline.report;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.plumbline.number.Decimals;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.PowerOfTen;

/**
 * A decimal {@code (middle ± radius) 10^power} that contains an interval for certain.
 *
 * <p>The middle is rounded to a multiple of a power of ten; the radius is the larger distance from
 * there to an end of the interval, so it holds the rounding error, and is rounded up.
 *
 * @param middle a multiple of {@code 10^unit}
 * @param radius not negative
 * @param unit the place of the middle's last digit
 * @param power 0 unless the interval lies so near to 0, or so far from it, that its ends would be
 *     long to write out
 */
record DecimalBall(BigDecimal middle, BigDecimal radius, int unit, long power) {
  private static final MathContext THREE_DIGITS_UP = new MathContext(3, RoundingMode.UP);
  private static final BigDecimal MOST_UNITS = BigDecimal.valueOf(9);

  /** Digits of a point. */
  private static final int POINT_DIGITS = 30;

  /** Digits to which ends are known that are too long to write out. */
  private static final int FAR_DIGITS = 40;

  /** Parts of the larger end below {@code 2^-KEPT_BITS} of it are rounded outwards. */
  private static final int KEPT_BITS = 1 << 16;

  /** From this many zeros after the point on a text is scientific. */
  private static final int MOST_ZEROS = 6;

  /** A ball wider than the interval by less than one part in fifty; points get 30 digits. */
  static DecimalBall sharp(DyadicInterval interval) {
    return Scaled.of(interval).sharp();
  }

  /**
   * The ball of at most {@code digits} digits, as many as leave it a radius of at most 9 units of
   * the last.
   */
  static DecimalBall shortened(DyadicInterval interval, int digits) {
    Scaled scaled = Scaled.of(interval);
    DecimalBall sharp = scaled.sharp();
    DecimalBall ball = scaled.around(exponent(sharp.middle) - digits + 1);
    if (sharp.middle.signum() == 0 || ball.units().compareTo(MOST_UNITS) > 0) {
      ball = scaled.around(exponent(sharp.radius));
    }
    return ball.units().compareTo(MOST_UNITS) > 0 ? scaled.around(ball.unit + 1) : ball;
  }

  /** The interval {@code [lower, upper] 10^power}, which contains the one it was made of. */
  private record Scaled(BigDecimal lower, BigDecimal upper, long power) {
    static Scaled of(DyadicInterval interval) {
      Dyadic largest = interval.magnitude();
      if (largest.signum() == 0) {
        return new Scaled(BigDecimal.ZERO, BigDecimal.ZERO, 0);
      }
      long unit = largest.magnitudeExponent() - KEPT_BITS;
      DyadicInterval kept =
          new DyadicInterval(
              floor(interval.lower(), unit), floor(interval.upper().negate(), unit).negate());
      if (PowerOfTen.isNear(largest)) {
        return new Scaled(Decimals.exact(kept.lower()), Decimals.exact(kept.upper()), 0);
      }
      long power = PowerOfTen.below(largest);
      DyadicInterval near = PowerOfTen.divided(kept, power, FAR_DIGITS);
      return new Scaled(Decimals.exact(near.lower()), Decimals.exact(near.upper()), power);
    }

    /** The largest multiple of {@code 2^unit} that is not above a number; itself if it is short. */
    private static Dyadic floor(Dyadic value, long unit) {
      if (value.signum() == 0 || value.exponent() >= unit) {
        return value;
      }
      int shift = (int) Math.min(unit - value.exponent(), Integer.MAX_VALUE);
      return Dyadic.of(value.significand().shiftRight(shift), unit);
    }

    DecimalBall sharp() {
      BigDecimal width = upper.subtract(lower);
      return width.signum() == 0
          ? around(exponent(lower) - POINT_DIGITS + 1)
          : around(exponent(width) - 3);
    }

    DecimalBall around(int unit) {
      BigDecimal half = new BigDecimal("0.5");
      BigDecimal middle = lower.add(upper).multiply(half).setScale(-unit, RoundingMode.HALF_EVEN);
      BigDecimal radius = middle.subtract(lower).max(upper.subtract(middle));
      return new DecimalBall(middle, radius.round(THREE_DIGITS_UP), unit, power);
    }
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
    long leading = power + unit + text.length() - 1;
    String uncertain = "(" + units() + ")";
    if (power == 0 && unit <= 0 && leading > -MOST_ZEROS) {
      return middle.toPlainString() + uncertain;
    }
    String fraction = text.length() > 1 ? "." + text.substring(1) : "";
    String sign = digits.signum() < 0 ? "-" : "";
    return sign + text.charAt(0) + fraction + uncertain + "e" + leading;
  }
}
