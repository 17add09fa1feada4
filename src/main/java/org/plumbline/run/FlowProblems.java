package org.plumbline.run;

import org.plumbline.experiment.Experiment;
import org.plumbline.field.FlowProblem;

/** The initial value problems that experiments pose. */
public final class FlowProblems {
  private FlowProblems() {}

  /** The flow on the experiment's risk, from its initial weights. */
  public static FlowProblem of(Experiment experiment) {
    return new FlowProblem(
        experiment.network(),
        experiment.data(),
        experiment.initialWeights(),
        experiment.loss(),
        experiment.reduction());
  }
}
