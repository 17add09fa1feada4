package org.plumbline.compare.training;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.plumbline.compare.finding.Numerals;

/**
 * A number that a method of training is run with.
 *
 * @param name what it is called
 * @param prefix the words before it, with a space at either end
 * @param scale in what it is short, and varies evenly
 * @param least the least that is tried
 * @param most the most that is tried
 */
record Parameter(String name, String prefix, Scale scale, double least, double most) {
  /** Ranges that are wider, in coordinates, are said. */
  static final double VAGUE = 0.02;

  /** In what a number is short, and varies evenly. */
  enum Scale {
    /** Its logarithm. */
    LOGARITHM,
    /** The logarithm of its difference from 1. */
    COMPLEMENT
  }

  /** A share of what was before. */
  static Parameter share(String name, String prefix) {
    return new Parameter(name, prefix, Scale.COMPLEMENT, 0, 1 - 0x1p-20);
  }

  /** The same without what is less. */
  Parameter atLeast(double other) {
    return new Parameter(name, prefix, scale, other, most);
  }

  /** A positive number of any size. */
  static Parameter size(String name, String prefix, double least, double most) {
    return new Parameter(name, prefix, Scale.LOGARITHM, least, most);
  }

  /** The coordinate of a value. */
  double coordinate(double value) {
    return switch (scale) {
      case LOGARITHM -> Math.log(value);
      case COMPLEMENT -> Math.log1p(-value);
    };
  }

  /** The value at a coordinate, within the range. */
  double value(double coordinate) {
    double value =
        switch (scale) {
          case LOGARITHM -> Math.exp(coordinate);
          case COMPLEMENT -> -Math.expm1(coordinate);
        };
    return Math.max(least, Math.min(most, value));
  }

  /** The value of so many digits that is nearest. */
  double shortened(double value, int digits) {
    MathContext context = new MathContext(digits, RoundingMode.HALF_EVEN);
    BigDecimal exact = new BigDecimal(value);
    return switch (scale) {
      case LOGARITHM -> exact.round(context).doubleValue();
      case COMPLEMENT ->
          BigDecimal.ONE.subtract(BigDecimal.ONE.subtract(exact).round(context)).doubleValue();
    };
  }

  /** Whether a range of values is so wide that the value says little. */
  boolean isVague(double low, double high) {
    return Math.abs(coordinate(high) - coordinate(low)) > VAGUE;
  }

  /** The words for a range of values. */
  String range(double low, double high) {
    boolean isOpen = low == least;
    boolean isAny = isOpen && high == most;
    return isAny
        ? "any " + name
        : name
            + (isOpen ? " up to " : " from " + Numerals.brief(low) + " to ")
            + Numerals.brief(high);
  }

  /** The words for a value. */
  String words(double value) {
    return prefix + Numerals.brief(value);
  }
}
