package org.plumbline.enclosure.box;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.network.Network;
import org.plumbline.number.DoubleInterval;

/**
 * For each sample and vertex a {@link GateState} that holds for all weights of a set.
 *
 * <p>Linear vertices are on. A pre-activation that is 0 for all these weights is off, as in a
 * {@link GateTable}. Immutable.
 */
public final class PossibleGates {
  private final GateState[][] states;

  private PossibleGates(GateState[][] states) {
    this.states = states;
  }

  /** The states that interval evaluation establishes for all weights of {@code box}. */
  public static PossibleGates enclosing(FlowProblem problem, WeightBox box) {
    return enclosing(EnclosedProblem.enclosing(problem), box);
  }

  /**
   * The states that interval evaluation establishes for all weights of {@code box}: a sign that is
   * weak but holds on the whole box is enough, since {@code σ} is linear on either closed side.
   */
  public static PossibleGates enclosing(EnclosedProblem problem, WeightBox box) {
    return enclosing(problem, box, (i, v, s) -> GateState.of(s));
  }

  /**
   * The states for all weights of {@code box} that the flow may have.
   *
   * @param known states that hold for the flow by other means; no pair behind one of these vertices
   *     is decided by a sign that is weak
   */
  public static PossibleGates enclosing(
      EnclosedProblem problem, WeightBox box, GateKnowledge known) {
    InputRanges ranges = InputRanges.enclosing(problem, problem.weights(box));
    GateState[][] states = new GateState[problem.samples()][];
    Arrays.setAll(states, i -> row(problem, ranges, i, known));
    return new PossibleGates(states);
  }

  private static GateState[] row(
      EnclosedProblem problem, InputRanges ranges, int i, GateKnowledge known) {
    GateState[] row = new GateState[problem.size()];
    DoubleInterval[] z = new DoubleInterval[problem.size()];
    Arrays.fill(row, problem.lastKinked() + 1, row.length, GateState.ON);
    for (int v = 0; v <= problem.lastKinked(); v++) {
      boolean isInput = v < problem.network().inputs();
      DoubleInterval s = isInput ? problem.input(i, v) : ranges.preActivation(i, v, z);
      row[v] = problem.network().activation(v).isLinear() ? GateState.ON : known.state(i, v, s);
      z[v] = problem.activation(row[v], v, s);
    }
    return row;
  }

  /**
   * The states for weights that lie in {@code box} and in another box for which {@code known}
   * holds.
   */
  public static PossibleGates within(EnclosedProblem problem, WeightBox box, PossibleGates known) {
    DoubleInterval[] weights = problem.weights(box);
    GateState[][] states = known.states.clone();
    Arrays.setAll(states, i -> known.isUncertain(i) ? row(problem, weights, i) : states[i]);
    return new PossibleGates(states);
  }

  /**
   * The states for all weights of {@code box} at which the pre-activation of {@code pair} is not on
   * the other side of 0.
   */
  public static PossibleGates onOneSide(
      EnclosedProblem problem, WeightBox box, Pair pair, boolean isPositive) {
    return onSides(problem, box, Map.of(pair, isPositive));
  }

  /** The same where several pre-activations are not on the other sides than those given. */
  public static PossibleGates onSides(
      EnclosedProblem problem, WeightBox box, Map<Pair, Boolean> sides) {
    DoubleInterval[] weights = problem.weights(box);
    GateState[][] states = new GateState[problem.samples()][];
    Arrays.setAll(
        states,
        i ->
            row(
                problem,
                weights,
                i,
                (v, s) -> {
                  Boolean isPositive = sides.get(new Pair(i, v));
                  return isPositive == null ? s : oneSided(s, isPositive);
                }));
    return new PossibleGates(states);
  }

  private static DoubleInterval oneSided(DoubleInterval s, boolean isPositive) {
    return isPositive
        ? new DoubleInterval(0, Math.max(0, s.upper()))
        : new DoubleInterval(Math.min(0, s.lower()), 0);
  }

  /** What is known of a pre-activation besides. */
  private interface Knowledge {
    DoubleInterval of(int v, DoubleInterval s);
  }

  private static GateState[] row(EnclosedProblem problem, DoubleInterval[] weights, int i) {
    return row(problem, weights, i, (v, s) -> s);
  }

  private static GateState[] row(
      EnclosedProblem problem, DoubleInterval[] weights, int i, Knowledge known) {
    Network network = problem.network();
    GateState[] row = new GateState[problem.size()];
    DoubleInterval[] z = new DoubleInterval[problem.size()];
    for (int v = 0; v < row.length; v++) {
      boolean isInput = v < network.inputs();
      DoubleInterval s =
          isInput ? problem.input(i, v) : known.of(v, problem.preActivation(v, weights, z));
      row[v] = network.activation(v).isLinear() ? GateState.ON : GateState.of(s);
      z[v] = problem.activation(row[v], v, s);
    }
    return row;
  }

  /** The states of a table that is known to hold by other means; pinned pairs are uncertain. */
  public static PossibleGates of(Network network, GateTable table) {
    GateState[][] states = new GateState[table.samples()][network.size()];
    for (int i = 0; i < states.length; i++) {
      for (int v = 0; v < network.size(); v++) {
        Gate gate = table.gate(i, v);
        states[i][v] = gate == table.gateBelow(i, v) ? state(gate) : GateState.EITHER;
      }
    }
    return new PossibleGates(states);
  }

  private static GateState state(Gate gate) {
    return switch (gate) {
      case ON -> GateState.ON;
      case OFF -> GateState.OFF;
      case PINNED -> GateState.EITHER;
    };
  }

  /** These states with one replaced. */
  public PossibleGates with(Pair pair, GateState state) {
    GateState[][] copy = states.clone();
    copy[pair.sample()] = states[pair.sample()].clone();
    copy[pair.sample()][pair.vertex()] = state;
    return new PossibleGates(copy);
  }

  /** The state of vertex {@code v} on sample {@code i}. */
  public GateState state(int i, int v) {
    return states[i][v];
  }

  /** Whether every vertex has the same state on every sample. */
  public boolean hasSameStates(PossibleGates other) {
    return Arrays.deepEquals(states, other.states);
  }

  /** The state of a pair. */
  public GateState state(Pair pair) {
    return state(pair.sample(), pair.vertex());
  }

  /** The number of samples. */
  public int samples() {
    return states.length;
  }

  /** Whether some gate of sample {@code i} is uncertain. */
  public boolean isUncertain(int i) {
    return Arrays.asList(states[i]).contains(GateState.EITHER);
  }

  /** The pairs in state {@link GateState#EITHER}, by sample and then by vertex. */
  public List<Pair> uncertain() {
    List<Pair> uncertain = new ArrayList<>();
    for (int i = 0; i < states.length; i++) {
      for (int v = 0; v < states[i].length; v++) {
        if (states[i][v] == GateState.EITHER) {
          uncertain.add(new Pair(i, v));
        }
      }
    }
    return List.copyOf(uncertain);
  }

  /**
   * The samples in groups that surely have the same gates, by first sample: a sample with an
   * uncertain gate is alone, since another one may open that gate differently.
   */
  public List<List<Integer>> patterns() {
    Map<List<GateState>, List<Integer>> certain = new LinkedHashMap<>();
    List<List<Integer>> patterns = new ArrayList<>();
    for (int i = 0; i < states.length; i++) {
      List<GateState> row = Arrays.asList(states[i]);
      if (row.contains(GateState.EITHER)) {
        patterns.add(List.of(i));
      } else {
        certain.computeIfAbsent(row, key -> newPattern(patterns)).add(i);
      }
    }
    return patterns;
  }

  private static List<Integer> newPattern(List<List<Integer>> patterns) {
    List<Integer> pattern = new ArrayList<>();
    patterns.add(pattern);
    return pattern;
  }
}
