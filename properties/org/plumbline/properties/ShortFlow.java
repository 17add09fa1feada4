package org.plumbline.properties;

import org.plumbline.field.FlowProblem;
import org.plumbline.flow.FlowResult;
import org.plumbline.flow.Horizon;
import org.plumbline.flow.Progress;
import org.plumbline.flow.state.WorkingPrecision;
import org.plumbline.flow.taylor.TaylorFlow;
import org.plumbline.number.Rational;
import org.plumbline.series.program.LimbSeries;

/** A flow to time 1 with few digits, given up where it takes very many steps. */
final class ShortFlow {
  /** Losses beyond {@code 1e100}, which few layers suffice for, take some ten steps a digit. */
  private static final int MOST_STEPS = 800;

  /** Lets an integration go on for so many steps. */
  static final Progress BOUNDED = (steps, events, time, logRisk) -> steps < MOST_STEPS;

  private ShortFlow() {}

  static FlowResult of(FlowProblem problem, int digits) {
    WorkingPrecision precision = WorkingPrecision.forDigits(digits);
    return TaylorFlow.integrate(
        problem,
        Horizon.atTime(Rational.ONE),
        precision,
        LimbSeries.withBits(precision.bits()),
        BOUNDED);
  }

  /**
   * What a weight that is right to {@code digits} digits may be off: {@code 10^-digits max(1,
   * |w|)}.
   */
  static Rational error(Rational weight, int digits) {
    return Rational.parse("1e-" + digits).multiply(weight.abs().max(Rational.ONE));
  }
}
