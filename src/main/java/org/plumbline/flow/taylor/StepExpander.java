package org.plumbline.flow.taylor;

import java.util.List;
import java.util.Optional;
import org.plumbline.field.SeriesScale;
import org.plumbline.flow.state.Expandable;
import org.plumbline.flow.state.NaturalUnit;
import org.plumbline.flow.state.StepSeries;
import org.plumbline.flow.state.StepSize;
import org.plumbline.flow.state.WorkingPrecision;
import org.plumbline.number.Dyadic;

/**
 * Expands the flow at successive points, in a unit of time foreseen from the last step.
 *
 * <p>The unit is a little less than the radius of convergence, so that coefficients neither grow
 * nor fall and each needs a fixed number of bits less than the one before. Where they turn out to
 * grow the expansion is made again in a smaller unit, and where they fall the next unit is larger;
 * a step is never so long that a coefficient would lack the bits it was spared. What happens to
 * coefficients is read off all orders, because the last ones are the first to suffer from a unit
 * that is wrong.
 */
final class StepExpander {
  /** How much below the radius the unit is kept, as a binary logarithm. */
  private static final double UNIT_MARGIN = 0.2;

  /** The growth by order, as a binary logarithm, that is put up with. */
  private static final double GROWTH_ALLOWED = 0.1;

  /**
   * The growth by order up to which it is measured well. What grows faster has pushed other
   * coefficients out of fixed point, and the unit is looked for anew as at the start.
   */
  private static final double GROWTH_MEASURED = 2;

  /** The growth of an expansion that could not be made. */
  private static final double UNKNOWN = Double.POSITIVE_INFINITY;

  /**
   * How much larger than {@code 2^-toleranceBits/order} of the unit a step may be, as a binary
   * logarithm.
   */
  private static final double STEP_MARGIN = 0.3;

  private static final double MOST_CHANGE = 1;

  /** What the unit is raised by at most because the radius grew, as a binary logarithm. */
  private static final double MOST_TREND = 0.2;

  /** How much longer than the rest of the run the unit is at most, as a binary logarithm. */
  private static final double MOST_LEFT = 4000;

  private static final int SCOUT_ORDER = 12;
  private static final int SCOUT_ROUNDS = 2;
  private static final int ATTEMPTS = 8;

  /** How often a unit is made smaller at most in which numbers outgrow their scales. */
  private static final int MOST_OUTGROWN = 40;

  /** Orders from which the end of a step is foreseen, in double arithmetic. */
  private static final int FIRST_ORDERS = 14;

  /** How far beyond its foreseen end a step may go, as a binary logarithm. */
  private static final double END_MARGIN = 0.05;

  /** Orders added while those there are do not reach the end. */
  private static final int MORE_ORDERS = 2;

  private final WorkingPrecision precision;
  private Optional<Double> logUnit = Optional.empty();

  /** By how many bits an order numbers outgrew their scales in the last expansion that failed. */
  private double outgrowth;

  /**
   * The unit in which the coefficients of the last expansion would neither have grown nor fallen.
   */
  private double lastLogRadius = Double.POSITIVE_INFINITY;

  StepExpander(WorkingPrecision precision) {
    this.precision = precision;
  }

  /**
   * An expansion and the step it allows.
   *
   * @param <S> the form of the series
   * @param expansion the series
   * @param logStep the binary logarithm of the step in time; infinite if nothing moves
   */
  record Expanded<S extends StepSeries>(S expansion, double logStep) {}

  /**
   * Foresees the end of a step.
   *
   * <p>A step that is cut short, by an event or by the end of the run, needs fewer orders.
   *
   * @param <S> the form of the series
   */
  interface Foresight<S extends StepSeries> {
    /**
     * Where a step that may be {@code length} long will probably end, in the unit of time of an
     * expansion whose first orders are known; an error costs time, nothing else.
     */
    double end(S beginning, double length);
  }

  /**
   * The expansion at a point; empty if no slopes hold the pinned pairs.
   *
   * @param logMost the binary logarithm of the longest step that may be taken, in time
   */
  <S extends StepSeries> Optional<Expanded<S>> expand(
      Expandable<S> field, double logMost, Foresight<S> foresight) {
    boolean isScouted = logUnit.isEmpty();
    if (isScouted && !scout(field)) {
      return Optional.empty();
    }
    for (int attempt = 1; ; attempt++) {
      double unit = Math.min(logUnit.orElse(0.0), logMost + MOST_LEFT);
      Optional<Expanded<S>> expanded = inUnit(field, foresight, unit);
      if (expanded.filter(e -> e.logStep() == Double.POSITIVE_INFINITY).isPresent()) {
        return expanded;
      }
      double growth =
          expanded
              .map(e -> StepSize.growth(e.expansion()))
              .orElse(outgrowth > 0 ? outgrowth : UNKNOWN);
      if (!isScouted && growth > GROWTH_MEASURED) {
        isScouted = true;
        if (!scout(field)) {
          return Optional.empty();
        }
      } else if (expanded.isEmpty() && (outgrowth == 0 || attempt >= MOST_OUTGROWN)) {
        return expanded;
      } else if (expanded.isEmpty()) {
        logUnit = Optional.of(unit - growth - UNIT_MARGIN);
      } else {
        logUnit = Optional.of(nextUnit(unit, growth));
        if (growth <= GROWTH_ALLOWED || attempt >= ATTEMPTS) {
          return expanded;
        }
      }
      expanded.ifPresent(e -> e.expansion().release());
    }
  }

  /** The expansion in the given unit; empty if no slopes are found in it. */
  private <S extends StepSeries> Optional<Expanded<S>> inUnit(
      Expandable<S> field, Foresight<S> foresight, double unit) {
    SeriesScale scale = new SeriesScale(precision.order(), StepSize.rounded(unit), decay());
    S expansion = field.beginning(scale);
    outgrowth = 0;
    if (!expansion.extend(Math.min(FIRST_ORDERS, scale.order()))) {
      outgrowth = expansion.outgrowth();
      expansion.release();
      return Optional.empty();
    }
    if (StepSize.isStationary(expansion)) {
      return Optional.of(new Expanded<>(expansion, Double.POSITIVE_INFINITY));
    }
    double limit = limit(foresight.end(expansion, StrictMath.pow(2, -decay())));
    if (!complete(expansion, limit)) {
      outgrowth = expansion.outgrowth();
      expansion.release();
      return Optional.empty();
    }
    double step = StepSize.logarithm(expansion, precision.toleranceBits());
    return Optional.of(new Expanded<>(expansion, unit + Math.min(step, limit)));
  }

  /** The binary logarithm of the longest step, in the unit, to be made ready for. */
  private double limit(double end) {
    double least = Math.max(end, Double.MIN_NORMAL);
    return Math.min(-decay(), StrictMath.log(least) / StrictMath.log(2) + END_MARGIN);
  }

  /**
   * Extends an expansion to the order at which it allows a step of {@code 2^limit} units, if there
   * is one; false if no slopes hold the pinned pairs.
   *
   * <p>What is certain to be multiplied by powers of so short a step needs fewer bits.
   */
  private boolean complete(StepSeries expansion, double limit) {
    expansion.narrow(-limit);
    double bitsAnOrder = Math.max(1, -limit - StepSize.growth(expansion));
    int order = (int) Math.ceil(precision.toleranceBits() / bitsAnOrder);
    while (expansion.extend(Math.min(precision.order(), order))) {
      boolean isLong = StepSize.logarithm(expansion, precision.toleranceBits()) >= limit;
      if (isLong || order >= precision.order()) {
        return true;
      }
      order = Math.max(order, expansion.order()) + MORE_ORDERS;
    }
    return false;
  }

  /** What the next expansion is foreseen by, as the bits of doubles; none before the first. */
  List<Long> memory() {
    return logUnit.map(unit -> List.of(bits(unit), bits(lastLogRadius))).orElseGet(List::of);
  }

  /** Foresees as was foreseen elsewhere. */
  void recall(List<Long> memory) {
    if (!memory.isEmpty()) {
      logUnit = Optional.of(Double.longBitsToDouble(memory.get(0)));
      lastLogRadius = Double.longBitsToDouble(memory.get(1));
    }
  }

  private static long bits(double value) {
    return Double.doubleToRawLongBits(value);
  }

  /** The unit of time of the next expansion, as far as it can be foreseen. */
  Optional<Dyadic> unit() {
    return logUnit.map(StepSize::rounded);
  }

  /** As the radius grew from the last step to this one, it will probably grow to the next. */
  private double nextUnit(double unit, double growth) {
    double change = -growth - UNIT_MARGIN;
    if (growth > GROWTH_ALLOWED) {
      return unit + change;
    }
    double trend = Math.max(0, Math.min(MOST_TREND, unit - growth - lastLogRadius));
    lastLogRadius = unit - growth;
    return unit + Math.max(-MOST_CHANGE, Math.min(MOST_CHANGE, change)) + trend;
  }

  /**
   * The bits by which each further coefficient may lack precision, for steps that are long enough.
   */
  private double decay() {
    return (double) precision.toleranceBits() / precision.order() - STEP_MARGIN;
  }

  private static boolean isStationary(Optional<? extends StepSeries> expansion) {
    return expansion.filter(StepSize::isStationary).isPresent();
  }

  /** Foresees the first unit from short expansions; false if there are none. */
  private <S extends StepSeries> boolean scout(Expandable<S> field) {
    Optional<S> expansion =
        NaturalUnit.beginning(field, SCOUT_ORDER).flatMap(first -> scouted(field, first));
    for (int round = 0; round < SCOUT_ROUNDS && !isStationary(expansion); round++) {
      if (expansion.isEmpty()) {
        return false;
      }
      double growth = StepSize.growth(expansion.get());
      Dyadic unit = expansion.get().scale().timeUnit();
      expansion = scouted(field, inUnit(field, StepSize.logSize(unit) - growth - UNIT_MARGIN));
    }
    logUnit = expansion.map(last -> StepSize.logSize(last.scale().timeUnit()));
    return expansion.isPresent();
  }

  private static <S extends StepSeries> S inUnit(Expandable<S> field, double logUnit) {
    return field.beginning(SeriesScale.uniform(SCOUT_ORDER, StepSize.rounded(logUnit)));
  }

  /** A short expansion, in a smaller unit of time if numbers outgrow their scales in this one. */
  private static <S extends StepSeries> Optional<S> scouted(Expandable<S> field, S beginning) {
    S expansion = beginning;
    for (int attempt = 0; attempt < MOST_OUTGROWN; attempt++) {
      if (expansion.extend(SCOUT_ORDER)) {
        return Optional.of(expansion);
      }
      if (expansion.outgrowth() == 0) {
        return Optional.empty();
      }
      double unit = StepSize.logSize(expansion.scale().timeUnit());
      expansion = inUnit(field, unit - expansion.outgrowth() - UNIT_MARGIN);
    }
    return Optional.empty();
  }
}
