package org.plumbline.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.network.Evaluation;

/** The pairs whose pre-activations vanish at the start of a flow and at an event. */
final class VanishingPairs {
  private VanishingPairs() {}

  /** Those that vanish exactly at the initial weights. */
  static List<Pair> atStart(FlowProblem problem) {
    List<Pair> vanishing = new ArrayList<>();
    for (int i = 0; i < problem.data().size(); i++) {
      Evaluation exact =
          Evaluation.exact(problem.network(), problem.initialWeights(), problem.data().point(i));
      for (int v : problem.network().kinked()) {
        if (exact.preActivations().get(v).signum() == 0) {
          vanishing.add(new Pair(i, v));
        }
      }
    }
    return vanishing;
  }

  /**
   * At an event of the given pair: that one, the pinned ones, and whatever is below {@code
   * 2^-negligible} of its natural size.
   */
  static List<Pair> at(
      FlowProblem problem, PointState point, GateTable gates, Pair event, int negligible) {
    TreeSet<Pair> vanishing = new TreeSet<>(gates.pinned());
    vanishing.add(event);
    for (int i = 0; i < problem.data().size(); i++) {
      for (int v : problem.network().kinked()) {
        Pair pair = new Pair(i, v);
        if (point.vanishes(pair, negligible)) {
          vanishing.add(pair);
        }
      }
    }
    return List.copyOf(vanishing);
  }
}
