package org.plumbline.flow.taylor;

import java.util.List;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.SeriesArithmetic;
import org.plumbline.flow.FlowResult;
import org.plumbline.flow.Horizon;
import org.plumbline.flow.KinkDriver;
import org.plumbline.flow.Progress;
import org.plumbline.flow.Standing;
import org.plumbline.flow.state.WorkingPrecision;
import org.plumbline.number.Dyadic;

/** Integrates a flow problem by Taylor steps, from kink to kink. */
public final class TaylorFlow {
  private TaylorFlow() {}

  /** Integrates {@code problem} from time 0 to {@code horizon}. */
  public static FlowResult integrate(
      FlowProblem problem,
      Horizon horizon,
      WorkingPrecision precision,
      SeriesArithmetic.Factory arithmetic,
      Progress progress) {
    List<Dyadic> weights =
        problem.initialWeights().stream()
            .map(w -> Dyadic.approximate(w, precision.bits()))
            .toList();
    TaylorStepper stepper = new TaylorStepper(problem, precision, arithmetic);
    return KinkDriver.integrate(problem, horizon, weights, stepper, progress);
  }

  /** Goes on from where an integration of the same problem in the same numbers stood. */
  public static FlowResult resume(
      FlowProblem problem,
      Horizon horizon,
      WorkingPrecision precision,
      SeriesArithmetic.Factory arithmetic,
      Standing standing,
      Progress progress) {
    TaylorStepper stepper = new TaylorStepper(problem, precision, arithmetic);
    return KinkDriver.resume(problem, horizon, standing, stepper, progress);
  }
}
