package org.plumbline.engine;

import org.plumbline.field.FlowProblem;
import org.plumbline.flow.FlowResult;
import org.plumbline.flow.Horizon;
import org.plumbline.flow.Progress;
import org.plumbline.flow.Standing;
import org.plumbline.flow.state.WorkingPrecision;
import org.plumbline.flow.taylor.TaylorFlow;
import org.plumbline.series.ApfloatSeries;

/**
 * The Taylor integrator on apfloat series: plain and slow, the reference for every other engine.
 */
public final class ReferenceEngine implements Engine {
  @Override
  public String name() {
    return "reference";
  }

  @Override
  public FlowResult integrate(FlowProblem problem, Horizon horizon, int digits, Progress progress) {
    WorkingPrecision precision = WorkingPrecision.forDigits(digits);
    return TaylorFlow.integrate(
        problem, horizon, precision, ApfloatSeries.withBits(precision.bits()), progress);
  }

  @Override
  public FlowResult resume(
      FlowProblem problem, Horizon horizon, int digits, Standing standing, Progress progress) {
    WorkingPrecision precision = WorkingPrecision.forDigits(digits);
    return TaylorFlow.resume(
        problem, horizon, precision, ApfloatSeries.withBits(precision.bits()), standing, progress);
  }
}
