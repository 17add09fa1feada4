package org.plumbline.flow.taylor;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.GateTable;
import org.plumbline.field.TiedSamples;
import org.plumbline.flow.lane.LaneForm;
import org.plumbline.flow.state.WorkingPrecision;
import org.plumbline.network.Edge;

/**
 * Which form of the field is the cheaper one under given gates, by the products of series that an
 * order takes.
 *
 * <p>The aggregated program has some for each gate pattern and weight from an input, and a kink
 * compiles it anew; lanes have three for each weight and one for each sample whatever the gates are,
 * beside their loops over constants.
 */
final class FormChoice {
  /** With fewer patterns the program is never left: it is cheap, and knows all networks. */
  private static final int FEWEST_PATTERNS = 16;

  /** Products of lanes for each weight from an input. */
  private static final int LANE_PRODUCTS = 3;

  /** Products with constants that take about as long as one of series, at moderate orders. */
  private static final int CONSTANTS = 40;

  private final FlowProblem problem;
  private final TiedSamples ties;
  private final WorkingPrecision precision;
  private final int inputWeights;
  private final int[] kinked;

  /** The lane form once it was wanted; empty inside if the problem has none. */
  private Optional<Optional<LaneForm>> lanes = Optional.empty();

  FormChoice(FlowProblem problem, TiedSamples ties, WorkingPrecision precision) {
    this.problem = problem;
    this.ties = ties;
    this.precision = precision;
    int count = 0;
    for (Edge edge : problem.network().edges()) {
      count += edge.from() < problem.network().inputs() ? 1 : 0;
    }
    this.inputWeights = count;
    this.kinked = problem.network().kinked().stream().mapToInt(Integer::intValue).toArray();
  }

  /** The lane form under the given gates, if it is to be preferred. */
  Optional<LaneForm> lanes(GateTable gates) {
    if (!isWorthLanes(gates)) {
      return Optional.empty();
    }
    Optional<LaneForm> known =
        lanes.orElseGet(() -> LaneForm.of(problem, ties, gates, precision));
    lanes = Optional.of(known);
    return known.filter(form -> form.change(gates));
  }

  private boolean isWorthLanes(GateTable gates) {
    long patterns = patterns(gates);
    long samples = problem.data().size();
    long inLanes =
        LANE_PRODUCTS * inputWeights + samples + samples * inputWeights / CONSTANTS;
    return patterns >= FEWEST_PATTERNS && patterns * inputWeights > 2 * inLanes;
  }

  /** The number of different rows of a table, as far as their hashes differ. */
  private int patterns(GateTable gates) {
    Set<Long> seen = new HashSet<>();
    for (int i = 0; i < gates.samples(); i++) {
      long hash = 0;
      for (int v : kinked) {
        hash = 31 * hash + gates.gate(i, v).ordinal();
      }
      seen.add(hash);
    }
    return seen.size();
  }
}
