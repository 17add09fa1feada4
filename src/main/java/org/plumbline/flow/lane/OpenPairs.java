package org.plumbline.flow.lane;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.plumbline.field.FieldCompiler;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.TiedSamples;
import org.plumbline.flow.Position;
import org.plumbline.flow.kink.Resolution;
import org.plumbline.flow.state.FieldOnDemand;
import org.plumbline.flow.state.LeadingOrders;
import org.plumbline.number.Dyadic;

/**
 * The pairs whose gates are open at an event: all assignments of on, off and pinned are tried, and
 * if exactly one fits and none is unclear, that is how the flow goes on.
 */
final class OpenPairs {
  /** What is within this part of its natural size is not told from zero. */
  static final double MARGIN = 1e-9;

  /** After so many changes of gates the general search takes over. */
  private static final int MOST_PIVOTS = 500;

  private static final Gate[] GATES = {Gate.ON, Gate.OFF, Gate.PINNED};

  private final FlowProblem problem;
  private final TiedSamples ties;
  private final Position here;
  private final GateTable gates;
  private final List<Pair> held;
  private final List<Pair> open;
  private final Optional<Pair> released;

  /**
   * The open pairs at an event.
   *
   * @param gates those before
   * @param held the pairs that were pinned, in the order of the slopes there
   * @param event the pair whose gate no longer holds, one of {@code open}
   */
  OpenPairs(
      FlowProblem problem,
      TiedSamples ties,
      Position here,
      GateTable gates,
      List<Pair> held,
      List<Pair> open,
      Pair event) {
    this.problem = problem;
    this.ties = ties;
    this.here = here;
    this.gates = gates;
    this.held = held;
    this.open = List.copyOf(open);
    this.released = gates.gate(event) == Gate.PINNED ? Optional.of(event) : Optional.empty();
  }

  /** What comes of an assignment of gates. */
  enum Outcome {
    FITS,
    FAILS,
    UNCLEAR
  }

  /** One assignment of gates. */
  interface Trial {
    Outcome outcome();

    /** The slopes of the open pairs that it holds, in their order. */
    double[] slopes();

    /** The first pair whose gate does not fit, and the gate to try instead. */
    default Optional<Change> change() {
      return Optional.empty();
    }
  }

  /** Another gate for open pair {@code j}. */
  record Change(int j, Gate gate) {}

  /** The pairs. */
  List<Pair> all() {
    return open;
  }

  int size() {
    return open.size();
  }

  Pair get(int j) {
    return open.get(j);
  }

  /** Whether a pair is the one that was pinned and leaves its kink. */
  boolean isReleased(int j) {
    return released.filter(open.get(j)::equals).isPresent();
  }

  /** The weights {@code y_i c_i} of the samples, the largest 1 in size. */
  double[] sampleWeights() {
    List<Double> margins = here.risk().margins();
    double least = margins.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    double[] weights = new double[margins.size()];
    Arrays.setAll(
        weights,
        i ->
            problem.data().label(i)
                * problem.loss().approximateRelativeSlope(margins.get(i), least));
    return weights;
  }

  /** How the flow goes on, if that is plain. */
  Optional<Resolution.Unique> decide(Function<Gate[], ? extends Trial> trials) {
    int count = 1;
    for (int j = 0; j < open.size(); j++) {
      count *= GATES.length;
    }
    Optional<Resolution.Unique> found = Optional.empty();
    for (int c = 0; c < count; c++) {
      Gate[] states = states(c);
      if (isReleasedToOtherSide(states)) {
        continue;
      }
      Trial trial = trials.apply(states);
      Outcome outcome = trial.outcome();
      if (outcome == Outcome.UNCLEAR || (outcome == Outcome.FITS && found.isPresent())) {
        return Optional.empty();
      }
      if (outcome == Outcome.FITS) {
        found = Optional.of(resolution(states, trial.slopes()));
      }
    }
    return found;
  }

  /**
   * How the flow goes on where the pairs push back on each other as springs do, so that no more
   * than one assignment fits: found by changing the first gate that does not, which leads there
   * from anywhere (Murty's least-index rule), as a rule after a few changes.
   *
   * @param trials of assignments of which at most one fits
   */
  Optional<Resolution.Unique> decideByPivots(Function<Gate[], ? extends Trial> trials) {
    Gate[] states = new Gate[open.size()];
    Arrays.fill(states, Gate.PINNED);
    released.ifPresent(pair -> states[open.indexOf(pair)] = sideOfRelease(pair));
    for (int changes = 0; changes < MOST_PIVOTS; changes++) {
      Trial trial = trials.apply(states.clone());
      Optional<Change> change = trial.change();
      if (change.isEmpty()) {
        return trial.outcome() == Outcome.FITS
            ? Optional.of(resolution(states, trial.slopes()))
            : Optional.empty();
      }
      states[change.get().j()] = change.get().gate();
    }
    return Optional.empty();
  }

  private Gate[] states(int number) {
    Gate[] states = new Gate[open.size()];
    int rest = number;
    for (int j = 0; j < states.length; j++) {
      states[j] = GATES[rest % GATES.length];
      rest /= GATES.length;
    }
    return states;
  }

  /** A released pair leaves by the side whose slope it has reached. */
  private boolean isReleasedToOtherSide(Gate[] states) {
    return released.filter(pair -> states[open.indexOf(pair)] != sideOfRelease(pair)).isPresent();
  }

  private Gate sideOfRelease(Pair pair) {
    return here.slopes().get(held.indexOf(pair)).approximateDouble() > 0.5 ? Gate.ON : Gate.OFF;
  }

  private Resolution.Unique resolution(Gate[] states, double[] slopes) {
    GateTable next = gates;
    Map<Pair, Integer> orders = new HashMap<>();
    TreeMap<Pair, Dyadic> holding = new TreeMap<>();
    for (int j = 0; j < held.size(); j++) {
      holding.put(held.get(j), here.slopes().get(j));
    }
    int r = 0;
    for (int j = 0; j < states.length; j++) {
      Pair pair = open.get(j);
      next = next.with(pair, states[j]);
      holding.remove(pair);
      if (states[j] == Gate.PINNED) {
        holding.put(pair, Dyadic.of(slopes[r++]));
      } else {
        orders.put(pair, isReleased(j) ? 2 : 1);
      }
    }
    GateTable decided = next;
    return new Resolution.Unique(
        decided,
        FieldOnDemand.by(() -> FieldCompiler.compile(problem, decided, ties)),
        List.copyOf(holding.values()),
        new LeadingOrders(orders, Map.of()));
  }
}
