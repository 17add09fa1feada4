package org.plumbline.conformance;

import java.util.List;
import org.plumbline.number.Rational;

/**
 * A question about a network in parts.
 *
 * @param plan the network with weights and samples
 * @param steps the number of steps; 0 asks for the gradient
 * @param eta the step size
 * @param batches the samples of each step, or of the gradient; none for all samples
 */
record Trial(Blueprint plan, int steps, Rational eta, List<List<Integer>> batches) {
  Trial {
    batches = batches.stream().map(List::copyOf).toList();
  }

  /** The question. */
  Question question(String name) {
    return new Question(plan.experiment(name), steps, eta, batches);
  }

  /** The same about another network. */
  Trial with(Blueprint other) {
    return new Trial(other, steps, eta, batches);
  }
}
