package org.plumbline.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.claim.Quantity;
import org.plumbline.number.Decimals;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/**
 * How reports write numbers: exact ones as a text, long exact ones and enclosed ones as a ball,
 * measured ones marked as such.
 */
final class Numbers {
  /** Exact texts beyond this length are written as an enclosure. */
  private static final int LONGEST_EXACT = 40;

  private static final int ENCLOSED_DIGITS = 30;
  private static final int SHOWN_DIGITS = 6;
  private static final int RANGE_DIGITS = 12;
  private static final int SHOWN_RANGE_DIGITS = 3;

  private Numbers() {}

  /** A JSON value: a text, {@code {mid, rad}} or {@code {approximate}}. */
  static Object json(Quantity quantity) {
    if (quantity instanceof Quantity.Measured measured) {
      return approximate(measured.value(), measured.digits());
    }
    if (quantity instanceof Quantity.Enclosed enclosed) {
      return json(enclosed.value());
    }
    return json(((Quantity.Exact) quantity).value());
  }

  /** The ends of an interval, rounded outwards. */
  static List<String> range(DyadicInterval interval) {
    return List.of(
        Decimals.rounded(interval.lower(), RANGE_DIGITS, RoundingMode.FLOOR),
        Decimals.rounded(interval.upper(), RANGE_DIGITS, RoundingMode.CEILING));
  }

  /** The ends of an interval in a few digits, rounded outwards. */
  static String shownRange(DyadicInterval interval) {
    return Decimals.rounded(interval.lower(), SHOWN_RANGE_DIGITS, RoundingMode.FLOOR)
        + " … "
        + Decimals.rounded(interval.upper(), SHOWN_RANGE_DIGITS, RoundingMode.CEILING)
        + " throughout";
  }

  /** A ball that contains the interval. */
  static Map<String, String> json(DyadicInterval interval) {
    DecimalBall ball = DecimalBall.sharp(interval);
    return ball(
        Decimals.text(ball.middle(), ball.power()), Decimals.text(ball.radius(), ball.power()));
  }

  static Object json(Rational value) {
    String exact = value.toString();
    if (exact.length() <= LONGEST_EXACT) {
      return exact;
    }
    String mid = Decimals.nearest(value, ENCLOSED_DIGITS);
    BigDecimal written = new BigDecimal(mid);
    Rational error = value.subtract(Decimals.rational(written)).abs();
    return ball(mid, Decimals.rounded(error, 2, RoundingMode.UP));
  }

  /** The two in this order, which a report keeps from run to run. */
  private static Map<String, String> ball(String mid, String rad) {
    Map<String, String> ball = new LinkedHashMap<>();
    ball.put("mid", mid);
    ball.put("rad", rad);
    return ball;
  }

  static Map<String, String> approximate(Dyadic value, int digits) {
    return Map.of("approximate", Decimals.nearest(value, digits));
  }

  /**
   * A short decimal for the table; measured numbers carry a tilde, enclosed ones the uncertainty of
   * their last digit.
   */
  static String shown(Quantity quantity) {
    if (quantity instanceof Quantity.Measured measured) {
      return "~" + Decimals.nearest(measured.value(), Math.min(measured.digits(), SHOWN_DIGITS));
    }
    return quantity instanceof Quantity.Enclosed enclosed
        ? DecimalBall.shortened(enclosed.value(), SHOWN_DIGITS).text()
        : shown(((Quantity.Exact) quantity).value());
  }

  /** A short decimal of an exact number. */
  static String decimal(Rational value) {
    return Decimals.nearest(value, SHOWN_DIGITS);
  }

  static String shown(Rational value) {
    String exact = value.toString();
    return exact.length() <= 2 * SHOWN_DIGITS ? exact : decimal(value);
  }
}
