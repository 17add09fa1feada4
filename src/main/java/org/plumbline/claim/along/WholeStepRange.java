package org.plumbline.claim.along;

import java.util.Optional;
import java.util.function.Function;
import org.plumbline.enclosure.CertifiedTrajectory;
import org.plumbline.enclosure.FlowBoxes;
import org.plumbline.enclosure.box.WeightBox;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;
import org.plumbline.number.qual.Rigorous;

/**
 * Ranges of quantities at all times of an enclosed flow, steps in whole: hulls over boxes that the
 * weights stay in during parts of the steps.
 */
public final class WholeStepRange {
  /** Parts of a step; ranges are as much narrower as there are parts. */
  private static final int PARTS = 4;

  /** Multiplications of intervals that one range may take. */
  private static final long BUDGET = 100_000_000;

  private static final int BITS = 64;

  private final CertifiedTrajectory enclosure;

  WholeStepRange(CertifiedTrajectory enclosure) {
    this.enclosure = enclosure;
  }

  /**
   * An interval that contains a quantity of the flow's weights at all times from the start of a
   * step on; empty if that would take too long, or if there is no bound.
   *
   * @param cost the multiplications that one evaluation takes
   * @param quantity a range of the quantity over a box of weights
   */
  public Optional<@Rigorous DyadicInterval> from(
      int first, long cost, Function<WeightBox, DoubleInterval> quantity) {
    int steps = enclosure.steps().size() - first;
    long affordable = BUDGET / Math.max(1, cost * steps);
    if (steps < 1 || affordable < 1) {
      return Optional.empty();
    }
    int parts = (int) Math.min(PARTS, affordable);
    double lower = Double.POSITIVE_INFINITY;
    double upper = Double.NEGATIVE_INFINITY;
    for (int k = first; k < first + steps; k++) {
      for (WeightBox box : FlowBoxes.of(enclosure, k, parts)) {
        DoubleInterval range = quantity.apply(box);
        lower = Math.min(lower, range.lower());
        upper = Math.max(upper, range.upper());
      }
    }
    return Double.isFinite(lower) && Double.isFinite(upper)
        ? Optional.of(hull(lower, upper))
        : Optional.empty();
  }

  /** A range of a number that never turns back between its values at the ends of the interval. */
  public static @Rigorous DyadicInterval monotone(
      @Rigorous DyadicInterval start, @Rigorous DyadicInterval end) {
    return new DyadicInterval(start.lower().min(end.lower()), start.upper().max(end.upper()));
  }

  /** A range of a number that is known to be at most a bound. */
  public static @Rigorous DyadicInterval below(
      @Rigorous DyadicInterval range, @Rigorous Rational bound) {
    Dyadic most = DyadicInterval.enclosing(bound, BITS).upper();
    return range.upper().compareTo(most) <= 0 || range.lower().compareTo(most) > 0
        ? range
        : new DyadicInterval(range.lower(), most);
  }

  /** A range of a number that is known to be at least a bound. */
  public static @Rigorous DyadicInterval above(
      @Rigorous DyadicInterval range, @Rigorous Rational bound) {
    Dyadic least = DyadicInterval.enclosing(bound, BITS).lower();
    return range.lower().compareTo(least) >= 0 || range.upper().compareTo(least) < 0
        ? range
        : new DyadicInterval(least, range.upper());
  }

  @SuppressWarnings("rigorous") // ends of intervals that hold for all weights of the verifier's
  private static @Rigorous DyadicInterval hull(double lower, double upper) {
    return new DyadicInterval(Dyadic.of(lower), Dyadic.of(upper));
  }
}
