package org.plumbline.flow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.SidePreActivation;
import org.plumbline.field.Silence;
import org.plumbline.field.TiedSamples;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.network.Weight;

/**
 * All assignments of {on, off, pinned} to a set of vanishing pairs, each distinct continuation
 * once.
 *
 * <p>Tied pairs choose together. A pair that nothing reaches under the choices made upstream has no
 * choice: its gate is off, or, if a pinned vertex feeds it, the gate it has on either side of that
 * one.
 */
final class GateCandidates {
  private final FlowProblem problem;
  private final Network network;
  private final TiedSamples ties;
  private final PointState point;
  private final List<Pair> vanishing;
  private final int limit;
  private final List<GateTable> found = new ArrayList<>();
  private boolean isComplete = true;

  private GateCandidates(
      FlowProblem problem, TiedSamples ties, PointState point, List<Pair> vanishing, int limit) {
    this.problem = problem;
    this.network = problem.network();
    this.ties = ties;
    this.point = point;
    this.limit = limit;
    this.vanishing =
        vanishing.stream()
            .sorted(Comparator.comparingInt(Pair::vertex).thenComparingInt(Pair::sample))
            .toList();
  }

  /**
   * The candidates at {@code point} where the given pairs vanish; the others keep the gates of
   * {@code rest}.
   */
  static GateCandidates at(
      FlowProblem problem,
      TiedSamples ties,
      PointState point,
      GateTable rest,
      Vanishing vanishing) {
    GateCandidates candidates =
        new GateCandidates(problem, ties, point, vanishing.pairs(), vanishing.limit());
    candidates.choose(0, rest, new HashMap<>());
    return candidates;
  }

  /** The pairs that vanish, and how many candidates may be listed. */
  record Vanishing(List<Pair> pairs, int limit) {}

  List<GateTable> list() {
    return found;
  }

  /** Whether all candidates are listed, none left out for number or for contradicting sides. */
  boolean isComplete() {
    return isComplete;
  }

  private void choose(int next, GateTable table, Map<Pair, Gate> chosen) {
    if (found.size() >= limit) {
      isComplete = false;
      return;
    }
    if (next == vanishing.size()) {
      found.add(table);
      return;
    }
    Pair pair = vanishing.get(next);
    if (isSilent(table, pair)) {
      chooseSilent(next, table, chosen);
      return;
    }
    Pair leader = ties.representative(pair);
    Gate decided = chosen.get(leader);
    for (Gate gate : decided == null ? List.of(Gate.values()) : List.of(decided)) {
      Map<Pair, Gate> choices = new HashMap<>(chosen);
      choices.put(leader, gate);
      choose(next + 1, table.with(pair, oriented(pair, gate)), choices);
    }
  }

  private Gate oriented(Pair pair, Gate gate) {
    if (!ties.isOpposite(pair) || gate == Gate.PINNED) {
      return gate;
    }
    return gate == Gate.ON ? Gate.OFF : Gate.ON;
  }

  private boolean isSilent(GateTable table, Pair pair) {
    return silence(table, pair.sample())[pair.vertex()];
  }

  private boolean[] silence(GateTable table, int sample) {
    return Silence.of(network, table, sample, problem.data().point(sample));
  }

  private void chooseSilent(int next, GateTable table, Map<Pair, Gate> chosen) {
    Pair pair = vanishing.get(next);
    Gate above = null;
    Gate below = null;
    for (SidePreActivation side : sides(table, pair)) {
      double value = oneSided(table, side);
      if (value == 0 || (!side.above() && network.activation(side.pinned()).isRelu())) {
        continue;
      }
      Gate gate = value > 0 ? Gate.ON : Gate.OFF;
      Gate known = side.above() ? above : below;
      if (known != null && known != gate) {
        isComplete = false;
        return;
      }
      above = side.above() ? gate : above;
      below = side.above() ? below : gate;
    }
    Gate gateAbove = above == null ? Gate.OFF : above;
    choose(next + 1, table.with(pair, gateAbove, below == null ? gateAbove : below), chosen);
  }

  /** The two sides of each pinned vertex of the sample, for a silent pair. */
  private List<SidePreActivation> sides(GateTable table, Pair pair) {
    List<SidePreActivation> sides = new ArrayList<>();
    for (int u = network.inputs(); u < pair.vertex(); u++) {
      if (table.gate(pair.sample(), u) == Gate.PINNED) {
        sides.add(new SidePreActivation(pair, u, true));
        sides.add(new SidePreActivation(pair, u, false));
      }
    }
    return sides;
  }

  private double oneSided(GateTable table, SidePreActivation side) {
    int i = side.pair().sample();
    boolean[] silent = silence(table, i);
    double[] z = new double[network.size()];
    z[side.pinned()] = side.above() ? 1 : -1;
    double s = 0;
    for (int v = side.pinned() + 1; v <= side.pair().vertex(); v++) {
      s = 0;
      for (Edge edge : network.incoming(v)) {
        s += weight(edge) * z[edge.from()];
      }
      double slope = network.activation(v).negativeSlope().approximateDouble();
      z[v] = silent[v] ? (s > 0 ? s : slope * s) : 0;
    }
    return s;
  }

  private double weight(Edge edge) {
    return edge.weight() instanceof Weight.Fixed fixed
        ? fixed.value().approximateDouble()
        : point.weights().get(edge.parameter()).approximateDouble();
  }
}
