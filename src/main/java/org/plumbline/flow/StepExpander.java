package org.plumbline.flow;

import java.util.Optional;
import org.plumbline.field.FieldProgram;
import org.plumbline.field.SeriesArithmetic;
import org.plumbline.field.SeriesScale;
import org.plumbline.number.Dyadic;

/**
 * Expands the flow at successive points, in a unit of time foreseen from the last step.
 *
 * <p>The unit is a little less than the radius of convergence, so that coefficients neither grow nor fall and each
 * needs a fixed number of bits less than the one before. A step may not be longer than foreseen, beyond a small
 * allowance, since its coefficients would lack precision; where it turns out much shorter, coefficients grow, and the
 * expansion is made again with what was learnt.
 */
final class StepExpander {
  /** How much below the radius the unit is kept, as a binary logarithm. */
  private static final double UNIT_MARGIN = 0.25;

  /** How much longer than foreseen a step may be, as a binary logarithm. */
  private static final double STEP_MARGIN = 0.15;

  private static final int SCOUT_ORDER = 12;
  private static final int ATTEMPTS = 6;

  private final SeriesArithmetic.Factory arithmetic;
  private final Precision precision;
  private Optional<Double> foreseen = Optional.empty();

  StepExpander(SeriesArithmetic.Factory arithmetic, Precision precision) {
    this.arithmetic = arithmetic;
    this.precision = precision;
  }

  /**
   * An expansion and the step it allows.
   *
   * @param expansion the series
   * @param logStep the binary logarithm of the step in time; infinite if nothing moves
   */
  record Expanded(Expansion expansion, double logStep) {}

  /** The expansion at a point; empty if no slopes hold the pinned pairs. */
  Optional<Expanded> expand(Expansion.Point point, FieldProgram field) {
    if (foreseen.isEmpty() && !scout(point, field)) {
      return Optional.empty();
    }
    for (int attempt = 1; ; attempt++) {
      double expected = foreseen.orElse(0.0);
      SeriesScale scale = scale(expected);
      Optional<Expansion> expansion =
          Expansion.at(point, field, arithmetic, scale, precision.bits());
      if (expansion.isEmpty()) {
        return Optional.empty();
      }
      double actual =
          StepSize.logarithm(expansion.get(), precision.toleranceBits())
              + StepSize.logSize(scale.timeUnit());
      if (actual == Double.POSITIVE_INFINITY) {
        return Optional.of(new Expanded(expansion.get(), actual));
      }
      boolean grew = actual < expected - UNIT_MARGIN - STEP_MARGIN;
      foreseen = Optional.of(actual);
      if (!grew || attempt == ATTEMPTS) {
        return Optional.of(
            new Expanded(expansion.get(), Math.min(actual, expected + STEP_MARGIN)));
      }
    }
  }

  private double bitsPerOrder() {
    return (double) precision.toleranceBits() / precision.order();
  }

  private SeriesScale scale(double logStep) {
    Dyadic unit = StepSize.rounded(logStep + bitsPerOrder() - UNIT_MARGIN);
    return new SeriesScale(
        precision.order(), unit, bitsPerOrder() - UNIT_MARGIN - STEP_MARGIN);
  }

  /** Foresees the first step from a short expansion; false if there is none. */
  private boolean scout(Expansion.Point point, FieldProgram field) {
    Dyadic unit = Dyadic.ONE;
    for (int order : new int[] {2, SCOUT_ORDER, SCOUT_ORDER}) {
      SeriesScale scale = SeriesScale.uniform(order, unit);
      Optional<Expansion> expansion =
          Expansion.at(point, field, arithmetic, scale, precision.bits());
      if (expansion.isEmpty()) {
        return false;
      }
      if (order == 2) {
        unit = StepSize.naturalUnit(expansion.get());
      } else {
        double radius = StepSize.logarithm(expansion.get(), 0);
        double bounded = Double.isInfinite(radius) ? 0 : radius;
        foreseen = Optional.of(bounded + StepSize.logSize(unit) - bitsPerOrder());
        unit = StepSize.rounded(bounded + StepSize.logSize(unit));
      }
    }
    return true;
  }
}
