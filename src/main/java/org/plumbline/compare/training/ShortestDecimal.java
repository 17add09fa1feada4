package org.plumbline.compare.training;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.DoublePredicate;
import org.plumbline.number.DoubleInterval;

/** The number of fewest digits that will do. */
final class ShortestDecimal {
  private static final int MOST_DIGITS = 16;

  /** What is fitted is not known to more. */
  private static final int MOST_FITTED_DIGITS = 10;

  private ShortestDecimal() {}

  /** A number of fewest digits in an interval, the nearest to its middle; that if it has no end. */
  static double in(DoubleInterval interval) {
    double middle = interval.approximateMiddle();
    return interval.isBounded() ? near(middle, MOST_DIGITS, interval::contains) : middle;
  }

  /** A number of few digits near a fitted one, if it fits as well; otherwise that. */
  static double near(double fitted, DoublePredicate fits) {
    return near(fitted, MOST_FITTED_DIGITS, fits);
  }

  private static double near(double value, int mostDigits, DoublePredicate fits) {
    for (int digits = 1; digits <= mostDigits && Double.isFinite(value); digits++) {
      double candidate = new BigDecimal(value).round(new MathContext(digits)).doubleValue();
      if (fits.test(candidate)) {
        return candidate;
      }
    }
    return value;
  }
}
