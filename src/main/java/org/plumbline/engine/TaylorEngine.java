package org.plumbline.engine;

import org.plumbline.field.FlowProblem;
import org.plumbline.flow.FlowResult;
import org.plumbline.flow.Horizon;
import org.plumbline.flow.Precision;
import org.plumbline.flow.Progress;
import org.plumbline.flow.TaylorFlow;
import org.plumbline.series.LimbSeries;

/** The Taylor integrator on limb series: the fast engine, and the default. */
public final class TaylorEngine implements Engine {
  @Override
  public String name() {
    return "taylor";
  }

  @Override
  public FlowResult integrate(FlowProblem problem, Horizon horizon, int digits, Progress progress) {
    Precision precision = Precision.forDigits(digits);
    return TaylorFlow.integrate(
        problem, horizon, precision, LimbSeries.withBits(precision.bits()), progress);
  }
}
