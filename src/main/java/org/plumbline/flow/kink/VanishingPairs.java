package org.plumbline.flow.kink;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.flow.state.PlainSigns;
import org.plumbline.flow.state.PointState;
import org.plumbline.network.Evaluation;
import org.plumbline.number.Rational;

/** The pairs whose pre-activations vanish at the start of a flow and at an event. */
public final class VanishingPairs {
  private VanishingPairs() {}

  /** Those that vanish exactly at the initial weights. */
  public static List<Pair> atStart(FlowProblem problem) {
    double[] weights =
        problem.initialWeights().stream().mapToDouble(Rational::approximateDouble).toArray();
    int[][] signs = new PlainSigns(problem).at(weights, weights);
    List<Pair> vanishing = new ArrayList<>();
    for (int i = 0; i < signs.length; i++) {
      int[] plain = signs[i];
      int[] doubtful =
          problem.network().kinked().stream()
              .mapToInt(Integer::intValue)
              .filter(v -> plain[v] == 0)
              .toArray();
      if (doubtful.length > 0) {
        addVanishing(problem, i, doubtful, vanishing);
      }
    }
    return vanishing;
  }

  private static void addVanishing(
      FlowProblem problem, int i, int[] doubtful, List<Pair> vanishing) {
    Evaluation exact =
        Evaluation.exact(problem.network(), problem.initialWeights(), problem.data().point(i));
    for (int v : doubtful) {
      if (exact.preActivations().get(v).signum() == 0) {
        vanishing.add(new Pair(i, v));
      }
    }
  }

  /**
   * At an event of the given pair: that one, the pinned ones, and whatever is below {@code
   * 2^-negligible} of its natural size.
   */
  public static List<Pair> at(
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
