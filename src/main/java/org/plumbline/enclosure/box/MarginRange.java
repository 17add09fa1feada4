package org.plumbline.enclosure.box;

import org.plumbline.network.Network;
import org.plumbline.number.DoubleInterval;

/** Ranges of margins {@code p_i = y_i f(x_i)} over a box of weights, by interval evaluation. */
public final class MarginRange {
  private MarginRange() {}

  /** An interval that contains {@code min_i p_i} for all weights of the box. */
  public static DoubleInterval least(EnclosedProblem problem, WeightBox box) {
    DoubleInterval[] weights = problem.weights(box);
    DoubleInterval least = margin(problem, weights, 0);
    for (int i = 1; i < problem.samples(); i++) {
      DoubleInterval margin = margin(problem, weights, i);
      least =
          new DoubleInterval(
              Math.min(least.lower(), margin.lower()), Math.min(least.upper(), margin.upper()));
    }
    return least;
  }

  private static DoubleInterval margin(EnclosedProblem problem, DoubleInterval[] weights, int i) {
    Network network = problem.network();
    DoubleInterval[] z = new DoubleInterval[problem.size()];
    for (int v = 0; v < z.length; v++) {
      DoubleInterval s =
          v < network.inputs() ? problem.input(i, v) : problem.preActivation(v, weights, z);
      GateState state = network.activation(v).isLinear() ? GateState.ON : GateState.of(s);
      z[v] = problem.activation(state, v, s);
    }
    DoubleInterval output = z[network.output()];
    return problem.problem().data().label(i) > 0 ? output : output.negate();
  }
}
