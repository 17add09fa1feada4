package org.plumbline.engine.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.number.Rational;

/**
 * Numbers on the wire, exact in both directions: JSON numbers, decimals, hexadecimal floats and
 * {@code p/q}.
 */
final class ExactNumbers {
  private static final Pattern HEXADECIMAL =
      Pattern.compile("([+-]?)0[xX]([0-9a-fA-F]*)(?:\\.([0-9a-fA-F]*))?(?:[pP]([+-]?[0-9]{1,6}))?");
  private static final int LARGEST_POWER = 100_000;
  private static final int LONGEST = 100_000;
  private static final int BITS_PER_DIGIT = 4;

  private ExactNumbers() {}

  /**
   * The list of numbers at a node.
   *
   * @param place what messages call the node
   * @throws EngineException if it is no list of finite numbers
   */
  static List<Rational> list(JsonNode node, String place) {
    if (!node.isArray()) {
      throw meaningless(place + " is " + kind(node) + "; expected a list of numbers");
    }
    List<Rational> numbers = new ArrayList<>(node.size());
    for (int k = 0; k < node.size(); k++) {
      numbers.add(number(node.path(k), place + "[" + k + "]"));
    }
    return Collections.unmodifiableList(numbers);
  }

  /**
   * The number at a node.
   *
   * @throws EngineException if it is no finite number
   */
  static Rational number(JsonNode node, String place) {
    if (!node.isNumber() && !node.isTextual()) {
      throw meaningless(place + " is " + kind(node) + "; expected a number");
    }
    try {
      return parse(node.asText());
    } catch (NumberFormatException e) {
      throw meaningless(place + ": " + e.getMessage() + "; expected a finite number");
    }
  }

  /**
   * The number a text stands for.
   *
   * @throws NumberFormatException with a reason in one line if it stands for none
   */
  static Rational parse(String text) {
    if (text.length() > LONGEST) {
      throw new NumberFormatException("a number of " + text.length() + " characters");
    }
    Matcher hexadecimal = HEXADECIMAL.matcher(text.strip());
    return hexadecimal.matches() ? hexadecimal(hexadecimal, text) : Rational.parse(text);
  }

  private static Rational hexadecimal(Matcher parts, String text) {
    String fraction = group(parts, 3);
    String digits = group(parts, 2) + fraction;
    String exponent = group(parts, 4);
    long power = exponent.isEmpty() ? 0 : Long.parseLong(exponent);
    power -= (long) BITS_PER_DIGIT * fraction.length();
    if (digits.isEmpty() || Math.abs(power) > LARGEST_POWER) {
      throw new NumberFormatException("'" + text + "' cannot be read as a number");
    }
    BigInteger significand = new BigInteger(digits, 16);
    BigInteger signed = group(parts, 1).equals("-") ? significand.negate() : significand;
    return power >= 0
        ? Rational.of(signed.shiftLeft((int) power))
        : Rational.of(signed, BigInteger.ONE.shiftLeft((int) -power));
  }

  private static String group(Matcher parts, int index) {
    String found = parts.group(index);
    return found == null ? "" : found;
  }

  /**
   * A text for a number that every reader of decimals takes: an exact decimal where there is one,
   * otherwise {@code p/q}.
   */
  static String text(Rational number) {
    BigInteger denominator = number.denominator();
    boolean isDyadic = denominator.bitCount() == 1;
    return isDyadic
        ? new BigDecimal(number.numerator()).divide(new BigDecimal(denominator)).toString()
        : number.toString();
  }

  private static String kind(JsonNode node) {
    return node.isMissingNode() ? "missing" : EngineException.oneLine(node.toString());
  }

  static EngineException meaningless(String message) {
    return new EngineException(EngineException.Kind.MEANINGLESS, message);
  }
}
