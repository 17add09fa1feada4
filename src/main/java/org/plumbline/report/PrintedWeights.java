package org.plumbline.report;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.plumbline.number.Decimals;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/**
 * Weights as decimals.
 *
 * @param texts one for each weight
 * @param rounding at least the Euclidean distance of these decimals from the weights
 */
record PrintedWeights(List<String> texts, Magnitude rounding) {
  PrintedWeights {
    texts = List.copyOf(texts);
  }

  /** The weights in so many digits. */
  static PrintedWeights of(List<Dyadic> weights, int digits) {
    return enclosing(weights.stream().map(w -> DyadicInterval.of(w)).toList(), digits);
  }

  /** Weights that are somewhere in intervals, by their middles. */
  static PrintedWeights enclosing(List<DyadicInterval> weights, int digits) {
    List<String> texts = new ArrayList<>();
    Magnitude squares = Magnitude.ZERO;
    Printed last = Printed.of("0");
    for (DyadicInterval weight : weights) {
      String text = Decimals.nearest(weight.middle(), digits);
      last = last.next(text);
      Magnitude size = last.distance(weight.lower()).max(last.distance(weight.upper()));
      squares = squares.add(size.multiply(size));
      texts.add(text);
    }
    return new PrintedWeights(texts, squares.sqrtUpper());
  }

  /**
   * The decimal {@code numerator / power}.
   *
   * @param scale the power is this one of ten, at least 0
   * @param power the power of ten
   * @param inverse at least {@code 1 / power}
   * @param numerator the numerator
   */
  private record Printed(int scale, Dyadic power, Magnitude inverse, Dyadic numerator) {
    static Printed of(String text) {
      BigDecimal value = new BigDecimal(text);
      int scale = Math.max(0, value.scale());
      BigInteger power = BigInteger.TEN.pow(scale);
      Magnitude inverse = Magnitude.enclosingAbove(Rational.of(BigInteger.ONE, power));
      return new Printed(scale, Dyadic.of(power, 0), inverse, numerator(value, scale));
    }

    private static Dyadic numerator(BigDecimal value, int scale) {
      return Dyadic.of(value.setScale(scale).unscaledValue(), 0);
    }

    /** Another decimal; most have the power of the one before. */
    Printed next(String text) {
      BigDecimal value = new BigDecimal(text);
      return Math.max(0, value.scale()) == scale
          ? new Printed(scale, power, inverse, numerator(value, scale))
          : of(text);
    }

    /** At least the distance from a number: no fraction has to be brought to lowest terms. */
    Magnitude distance(Dyadic number) {
      Dyadic times = number.multiply(power).subtract(numerator);
      return Magnitude.enclosingAbove(times).multiply(inverse);
    }
  }

  /** The radius around these decimals of a ball around the weights, rounded up. */
  String radius(Magnitude around) {
    return Decimals.rounded(around.add(rounding).toDyadic(), 2, RoundingMode.UP);
  }
}
