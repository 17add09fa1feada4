package org.plumbline.flow.kink;

import java.util.List;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.TiedSamples;
import org.plumbline.flow.state.PointState;
import org.plumbline.number.Dyadic;

/**
 * The start of a flow with the pairs that vanish there, all others with the gates of their sides.
 */
record Starts(FlowProblem problem, PointState point, List<Pair> vanishing, GateTable rest) {
  static Starts of(FlowProblem problem) {
    List<Dyadic> weights =
        problem.initialWeights().stream().map(w -> Dyadic.approximate(w, 128)).toList();
    PointState point = PointState.at(problem, weights, 128);
    List<Pair> vanishing = VanishingPairs.atStart(problem);
    GateTable rest =
        GateTable.of(
            problem.network(),
            problem.data().size(),
            pair ->
                problem.network().kinked().contains(pair.vertex())
                    && !vanishing.contains(pair)
                    && point.preActivation(pair).signum() > 0);
    return new Starts(problem, point, vanishing, rest);
  }

  TiedSamples ties() {
    return TiedSamples.of(problem.network(), problem.data());
  }

  ApproximateRates rates() {
    return ApproximateRates.at(problem, point, vanishing, rest);
  }

  GateTable with(Pair pair, Gate gate) {
    return rest.with(pair, gate);
  }
}
