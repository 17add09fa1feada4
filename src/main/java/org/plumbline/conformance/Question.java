package org.plumbline.conformance;

import java.util.List;
import java.util.Optional;
import org.plumbline.experiment.Experiment;
import org.plumbline.field.FlowProblem;
import org.plumbline.number.Rational;

/**
 * What an engine is asked about an experiment at its initial weights: the gradient, or a few steps
 * of gradient descent.
 *
 * @param experiment the experiment
 * @param steps the number of steps; 0 asks for the gradient
 * @param eta the step size
 * @param batches the samples of each step, or of the gradient; none for all samples
 */
public record Question(
    Experiment experiment, int steps, Rational eta, List<List<Integer>> batches) {
  /** A question. */
  public Question {
    batches = batches.stream().map(List::copyOf).toList();
  }

  /** The question for the gradient over all samples. */
  public static Question gradient(Experiment experiment) {
    return new Question(experiment, 0, Rational.ONE, List.of());
  }

  /** The samples of the given step. */
  Optional<List<Integer>> batch(int step) {
    return batches.isEmpty() ? Optional.empty() : Optional.of(batches.get(step));
  }

  /** The problem the experiment poses. */
  FlowProblem problem() {
    return new FlowProblem(
        experiment.network(),
        experiment.data(),
        experiment.initialWeights(),
        experiment.loss(),
        experiment.reduction());
  }
}
