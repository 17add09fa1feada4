package org.plumbline.conformance;

import org.plumbline.engine.Engines;
import org.plumbline.experiment.Experiment;
import org.plumbline.flow.FlowResult;
import org.plumbline.flow.Horizon;
import org.plumbline.flow.Progress;

/**
 * Flows that any integrator follows that steps through kinks: unique, with few events, and not held
 * at a kink, where one that does not know of pinned pairs goes to and fro.
 */
final class PlainFlow {
  private static final int DIGITS = 15;
  private static final int MOST_STEPS = 40;

  private PlainFlow() {}

  /** Whether the flow of an experiment to its horizon is plain. */
  static boolean isPlain(Blueprint plan) {
    Experiment experiment = plan.experiment("flow");
    Progress briefly = (steps, events, time, logRisk) -> steps < MOST_STEPS;
    FlowResult result =
        Engines.standard()
            .integrate(
                Question.gradient(experiment).problem(),
                Horizon.atTime(plan.until()),
                DIGITS,
                briefly);
    return result instanceof FlowResult.Completed
        && result.trajectory().steps().stream().allMatch(step -> step.gates().pinned().isEmpty());
  }
}
