package org.plumbline.compare.finding;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Short decimals for texts. */
public final class Numerals {
  private static final int SHOWN_DIGITS = 6;

  private Numerals() {}

  /** A number to some six digits. */
  public static String of(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e6) {
      return String.valueOf((long) value);
    }
    return String.format(Locale.ROOT, "%.6g", value);
  }

  /** A number as briefly as six digits allow, such as {@code 0.9} or {@code 1e-8}. */
  public static String brief(double value) {
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(SHOWN_DIGITS));
    BigDecimal plain = rounded.stripTrailingZeros();
    int exponent = plain.precision() - plain.scale() - 1;
    boolean isSmall = plain.signum() != 0 && (exponent < -4 || exponent > SHOWN_DIGITS);
    return isSmall
        ? plain.movePointLeft(exponent).toPlainString() + "e" + exponent
        : plain.toPlainString();
  }
}
