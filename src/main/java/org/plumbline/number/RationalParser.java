package org.plumbline.number;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads numbers digit by digit: integers, decimals with an optional exponent, and fractions {@code
 * p/q} of these.
 *
 * <p>No text passes through binary floating point. Sizes are bounded, so that a hostile file cannot
 * ask for gigabytes: at most {@value #MAX_DIGITS} characters and decimal exponents up to {@value
 * #MAX_EXPONENT} in absolute value.
 */
final class RationalParser {
  /** The longest text accepted for one number. */
  static final int MAX_DIGITS = 10_000;

  /** The largest absolute decimal exponent accepted. */
  static final int MAX_EXPONENT = 10_000;

  private static final Pattern DECIMAL =
      Pattern.compile("([+-]?)(\\d*)(?:\\.(\\d*))?(?:[eE]([+-]?\\d{1,9}))?");

  private RationalParser() {}

  static Rational parse(String text) {
    String trimmed = text.strip();
    if (trimmed.length() > MAX_DIGITS) {
      throw new NumberFormatException(
          "a number of " + trimmed.length() + " characters; at most " + MAX_DIGITS + " are read");
    }
    int slash = trimmed.indexOf('/');
    if (slash < 0) {
      return decimal(trimmed, trimmed);
    }
    Rational denominator = decimal(trimmed.substring(slash + 1).strip(), trimmed);
    if (denominator.signum() == 0) {
      throw new NumberFormatException("'" + trimmed + "' has a zero denominator");
    }
    return decimal(trimmed.substring(0, slash).strip(), trimmed).divide(denominator);
  }

  private static Rational decimal(String text, String whole) {
    Matcher matcher = DECIMAL.matcher(text);
    if (!matcher.matches() || (group(matcher, 2) + group(matcher, 3)).isEmpty()) {
      throw new NumberFormatException(
          "'" + abbreviate(whole) + "' is not a number; expected an integer, a decimal or p/q");
    }
    String fraction = group(matcher, 3);
    String exponentText = group(matcher, 4);
    int exponent = exponentText.isEmpty() ? 0 : Integer.parseInt(exponentText);
    if (Math.abs((long) exponent) > MAX_EXPONENT) {
      throw new NumberFormatException(
          "the exponent of '" + abbreviate(whole) + "' is beyond ±" + MAX_EXPONENT);
    }
    BigInteger digits = new BigInteger(group(matcher, 2) + fraction);
    BigInteger signed = group(matcher, 1).equals("-") ? digits.negate() : digits;
    int power = exponent - fraction.length();
    BigInteger scale = BigInteger.TEN.pow(Math.abs(power));
    return power >= 0 ? Rational.of(signed.multiply(scale)) : Rational.of(signed, scale);
  }

  private static String group(Matcher matcher, int index) {
    String found = matcher.group(index);
    return found == null ? "" : found;
  }

  private static String abbreviate(String text) {
    return text.length() <= 40 ? text : text.substring(0, 37) + "...";
  }
}
