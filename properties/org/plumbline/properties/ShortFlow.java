package org.plumbline.properties;

import org.plumbline.field.FlowProblem;
import org.plumbline.flow.FlowResult;
import org.plumbline.flow.Horizon;
import org.plumbline.flow.Precision;
import org.plumbline.flow.Progress;
import org.plumbline.flow.TaylorFlow;
import org.plumbline.number.Rational;
import org.plumbline.series.LimbSeries;

/** A flow to time 1 with few digits. */
final class ShortFlow {
  private ShortFlow() {}

  static FlowResult of(FlowProblem problem, int digits) {
    Precision precision = Precision.forDigits(digits);
    return TaylorFlow.integrate(
        problem,
        Horizon.atTime(Rational.ONE),
        precision,
        LimbSeries.withBits(precision.bits()),
        Progress.SILENT);
  }

  /**
   * What a weight that is right to {@code digits} digits may be off: {@code 10^-digits max(1,
   * |w|)}.
   */
  static Rational error(Rational weight, int digits) {
    return Rational.parse("1e-" + digits).multiply(weight.abs().max(Rational.ONE));
  }
}
