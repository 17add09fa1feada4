package org.plumbline.flow.dormandprince;

import java.util.Arrays;
import java.util.List;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Trajectory;
import org.plumbline.flow.FlowResult;
import org.plumbline.flow.Horizon;
import org.plumbline.flow.KinkDriver;
import org.plumbline.flow.Progress;
import org.plumbline.flow.Standing;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/** Integrates a flow problem in double precision, from kink to kink. */
public final class DoubleFlow {
  private DoubleFlow() {}

  /** Integrates {@code problem} from time 0 to {@code horizon}. */
  public static FlowResult integrate(FlowProblem problem, Horizon horizon, Progress progress) {
    double[] weights =
        problem.initialWeights().stream().mapToDouble(Rational::approximateDouble).toArray();
    if (!Arrays.stream(weights).allMatch(Double::isFinite)) {
      List<Dyadic> exact =
          problem.initialWeights().stream()
              .map(w -> Dyadic.approximate(w, DoubleStepper.WORKING_BITS))
              .toList();
      return new FlowResult.Stopped(
          new Trajectory(problem, List.of(), List.of(), DoubleStepper.WORKING_BITS, exact),
          "the initial weights are beyond the range of double arithmetic");
    }
    return KinkDriver.integrate(
        problem, horizon, DoubleStep.dyadics(weights), new DoubleStepper(problem), progress);
  }

  /** Goes on from where an integration of the same problem stood. */
  public static FlowResult resume(
      FlowProblem problem, Horizon horizon, Standing standing, Progress progress) {
    return KinkDriver.resume(problem, horizon, standing, new DoubleStepper(problem), progress);
  }
}
