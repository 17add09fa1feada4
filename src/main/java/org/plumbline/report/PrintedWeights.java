package org.plumbline.report;

import java.math.BigDecimal;
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
    for (DyadicInterval weight : weights) {
      String text = Decimals.nearest(weight.middle(), digits);
      Rational printed = Decimals.rational(new BigDecimal(text));
      Magnitude size = distance(weight.lower(), printed).max(distance(weight.upper(), printed));
      squares = squares.add(size.multiply(size));
      texts.add(text);
    }
    return new PrintedWeights(texts, squares.sqrtUpper());
  }

  private static Magnitude distance(Dyadic weight, Rational printed) {
    return Magnitude.enclosingAbove(weight.toRational().subtract(printed));
  }

  /** The radius around these decimals of a ball around the weights, rounded up. */
  String radius(Magnitude around) {
    return Decimals.rounded(around.add(rounding).toDyadic(), 2, RoundingMode.UP);
  }
}
