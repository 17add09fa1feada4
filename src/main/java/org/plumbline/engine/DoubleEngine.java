package org.plumbline.engine;

import org.plumbline.field.FlowProblem;
import org.plumbline.flow.FlowResult;
import org.plumbline.flow.Horizon;
import org.plumbline.flow.Progress;
import org.plumbline.flow.Standing;
import org.plumbline.flow.dormandprince.DoubleFlow;

/**
 * The Dormand-Prince integrator in double precision: a method of another kind to compare with,
 * right to about 10 digits whatever number is asked for.
 */
public final class DoubleEngine implements Engine {
  @Override
  public String name() {
    return "double";
  }

  @Override
  public FlowResult integrate(FlowProblem problem, Horizon horizon, int digits, Progress progress) {
    return DoubleFlow.integrate(problem, horizon, progress);
  }

  @Override
  public FlowResult resume(
      FlowProblem problem, Horizon horizon, int digits, Standing standing, Progress progress) {
    return DoubleFlow.resume(problem, horizon, standing, progress);
  }
}
