package org.plumbline.compare.training;

import java.math.BigDecimal;
import java.math.MathContext;
import org.plumbline.number.DoubleInterval;

/** The number of fewest digits in an interval. */
final class ShortestDecimal {
  private static final int MOST_DIGITS = 17;

  private ShortestDecimal() {}

  /** A number of fewest digits in an interval, the nearest to its middle; that if it has no end. */
  static double in(DoubleInterval interval) {
    double middle = interval.approximateMiddle();
    for (int digits = 1; digits < MOST_DIGITS && interval.isBounded(); digits++) {
      double candidate = new BigDecimal(middle).round(new MathContext(digits)).doubleValue();
      if (interval.contains(candidate)) {
        return candidate;
      }
    }
    return middle;
  }
}
