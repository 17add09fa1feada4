package org.plumbline.number;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Decimal texts of exact numbers, rounded in a stated direction.
 *
 * <p>The text is a plain decimal while its exponent is moderate and scientific otherwise; {@link
 * Rational#parse} reads every text back whose exponent it accepts.
 */
public final class Decimals {
  private static final int PLAIN_LIMIT = 6;

  private Decimals() {}

  /**
   * The decimal with {@code digits} significant digits nearest to {@code value}; trailing zeros
   * after the point are dropped.
   */
  public static String nearest(Rational value, int digits) {
    return rounded(value, digits, RoundingMode.HALF_EVEN);
  }

  /**
   * The decimal with {@code digits} significant digits nearest to {@code value}; next to the
   * nearest, perhaps, if its exponent is far from 0.
   */
  public static String nearest(Dyadic value, int digits) {
    return rounded(value, digits, RoundingMode.HALF_EVEN);
  }

  /**
   * The decimal with {@code digits} significant digits next to {@code value} in the given
   * direction.
   */
  public static String rounded(Rational value, int digits, RoundingMode mode) {
    BigDecimal quotient =
        new BigDecimal(value.numerator())
            .divide(new BigDecimal(value.denominator()), new MathContext(digits, mode));
    return text(quotient);
  }

  /**
   * The decimal with {@code digits} significant digits next to {@code value} in the given
   * direction; not the next one, perhaps, but one in that direction, if its exponent is far from 0.
   */
  public static String rounded(Dyadic value, int digits, RoundingMode mode) {
    return PowerOfTen.isNear(value)
        ? text(decimal(value, new MathContext(digits, mode)))
        : far(value, digits, mode);
  }

  private static String far(Dyadic value, int digits, RoundingMode mode) {
    long power = PowerOfTen.below(value);
    DyadicInterval scaled = PowerOfTen.divided(DyadicInterval.of(value), power, digits);
    MathContext context = new MathContext(digits, mode);
    BigDecimal lower = decimal(scaled.lower(), context);
    BigDecimal upper = decimal(scaled.upper(), context);
    boolean isTowardsLower = (mode == RoundingMode.DOWN) == upper.signum() > 0;
    boolean isLower =
        mode == RoundingMode.FLOOR || (mode != RoundingMode.CEILING && isTowardsLower);
    return text(isLower ? lower : upper, power);
  }

  /** The same number as a decimal, all digits of it; the exponent must be moderate. */
  public static BigDecimal exact(Dyadic value) {
    return decimal(value, MathContext.UNLIMITED);
  }

  private static BigDecimal decimal(Dyadic value, MathContext context) {
    BigDecimal significand = new BigDecimal(value.significand());
    int power = Math.toIntExact(Math.abs(value.exponent()));
    BigDecimal scale = new BigDecimal(BigInteger.ONE.shiftLeft(power));
    return value.exponent() >= 0
        ? significand.multiply(scale).round(context)
        : significand.divide(scale, context);
  }

  /** The decimal {@code value · 10^power}, as {@link #text(BigDecimal)} if the power is 0. */
  public static String text(BigDecimal value, long power) {
    BigDecimal stripped = value.stripTrailingZeros();
    return power == 0 || value.signum() == 0
        ? text(value)
        : scientific(stripped, power + stripped.precision() - stripped.scale() - 1);
  }

  /** The same number as a rational, whatever its exponent. */
  public static Rational rational(BigDecimal value) {
    BigInteger power = BigInteger.TEN.pow(Math.abs(value.scale()));
    return value.scale() >= 0
        ? Rational.of(value.unscaledValue(), power)
        : Rational.of(value.unscaledValue().multiply(power));
  }

  /** All digits of a decimal, without trailing zeros after the point. */
  public static String text(BigDecimal value) {
    if (value.signum() == 0) {
      return "0";
    }
    BigDecimal stripped = value.stripTrailingZeros();
    int leading = stripped.precision() - stripped.scale();
    boolean plain = leading > -PLAIN_LIMIT && leading <= Math.max(PLAIN_LIMIT, value.precision());
    return plain ? stripped.toPlainString() : scientific(stripped, leading - 1);
  }

  private static String scientific(BigDecimal stripped, long exponent) {
    String digits = stripped.unscaledValue().abs().toString();
    String sign = stripped.signum() < 0 ? "-" : "";
    String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
    return sign + digits.charAt(0) + fraction + "e" + exponent;
  }
}
