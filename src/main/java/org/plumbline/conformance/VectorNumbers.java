package org.plumbline.conformance;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.number.Decimals;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Magnitude;

/** Numbers of test vectors as texts: exact ones as decimals, others as a middle and a radius. */
final class VectorNumbers {
  private static final MathContext MIDDLE = new MathContext(50, RoundingMode.HALF_EVEN);
  private static final MathContext UP = new MathContext(3, RoundingMode.UP);

  private VectorNumbers() {}

  /** An interval as an exact decimal, if it is a short one, or as what contains it for certain. */
  static Object number(DyadicInterval interval) {
    BigDecimal lower = Decimals.exact(interval.lower());
    BigDecimal upper = Decimals.exact(interval.upper());
    BigDecimal middle = middle(interval);
    if (lower.compareTo(upper) == 0 && lower.compareTo(middle) == 0) {
      return Decimals.text(middle);
    }
    Map<String, String> ball = new LinkedHashMap<>();
    ball.put("mid", Decimals.text(middle));
    ball.put("rad", Decimals.text(radius(interval).round(UP)));
    return ball;
  }

  private static BigDecimal middle(DyadicInterval interval) {
    return Decimals.exact(interval.lower())
        .add(Decimals.exact(interval.upper()))
        .multiply(new BigDecimal("0.5"))
        .round(MIDDLE);
  }

  private static BigDecimal radius(DyadicInterval interval) {
    BigDecimal middle = middle(interval);
    return middle
        .subtract(Decimals.exact(interval.lower()))
        .max(Decimals.exact(interval.upper()).subtract(middle));
  }

  /** Numbers. */
  static List<Object> numbers(List<DyadicInterval> intervals) {
    return intervals.stream().map(VectorNumbers::number).toList();
  }

  /**
   * For each number what a computed one may be from its middle, rounded up: if an engine that does
   * nothing fails by it wherever there is something to do.
   *
   * @param idle the numbers of an engine that does nothing
   * @return nothing if some tolerance reaches from a number to the idle one, which it is not
   */
  static Optional<List<String>> tolerances(
      List<DyadicInterval> intervals, List<Magnitude> errors, List<Dyadic> idle) {
    List<String> tolerances = new ArrayList<>();
    for (int p = 0; p < errors.size(); p++) {
      DyadicInterval interval = intervals.get(p);
      BigDecimal whole = Decimals.exact(errors.get(p).toDyadic()).add(radius(interval)).round(UP);
      BigDecimal away = middle(interval).subtract(Decimals.exact(idle.get(p))).abs();
      if (!interval.contains(idle.get(p)) && whole.compareTo(away) >= 0) {
        return Optional.empty();
      }
      tolerances.add(Decimals.text(whole));
    }
    return Optional.of(tolerances);
  }
}
