package org.plumbline.flow.kink;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Kink;
import org.plumbline.field.Pair;
import org.plumbline.field.SidePreActivation;
import org.plumbline.field.Silence;
import org.plumbline.field.TiedSamples;
import org.plumbline.flow.state.PointState;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.network.Weight;

/**
 * All assignments of {on, off, pinned} to a set of vanishing pairs, each distinct continuation
 * once.
 *
 * <p>Pairs on one kink choose together. A pair that nothing reaches under the choices made upstream
 * has no choice: its gate is off, or, if a pinned vertex feeds it, the gate it has on either side
 * of that one. An assignment in which several such vertices contradict each other is left out.
 */
final class GateCandidates {
  /** A factor below this part of its natural size is too small to tell its sign. */
  private static final double NOISE = 1e-9;

  private final FlowProblem problem;
  private final Network network;
  private final TiedSamples ties;
  private final PointState point;
  private final List<Pair> vanishing;
  private final Set<Pair> zeros;
  private final int limit;
  private final Pruning pruning;
  private final List<Candidate> found = new ArrayList<>();
  private int tried;
  private boolean isComplete = true;
  private boolean contradicts;

  private GateCandidates(
      FlowProblem problem, TiedSamples ties, PointState point, Vanishing vanishing) {
    this.problem = problem;
    this.network = problem.network();
    this.ties = ties;
    this.point = point;
    this.limit = vanishing.limit();
    this.pruning = vanishing.pruning();
    this.zeros = Set.copyOf(vanishing.pairs());
    this.vanishing = vanishing.pairs().stream().sorted().toList();
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
    GateCandidates candidates = new GateCandidates(problem, ties, point, vanishing);
    candidates.choose(0, rest, new HashMap<>());
    return candidates;
  }

  /** The pairs that vanish, how many choices may be tried, and which need not be followed. */
  record Vanishing(List<Pair> pairs, int limit, Pruning pruning) {}

  /** Tells of a part of an assignment whether the whole may be consistent. */
  @FunctionalInterface
  interface Pruning {
    /** Follows everything. */
    Pruning NONE = (gates, chosen) -> true;

    /**
     * Whether an assignment may be consistent in which the chosen pairs have the gates of {@code
     * gates} and the other vanishing ones any; with a pair, those upstream of it on its sample are
     * chosen.
     */
    boolean admits(GateTable gates, List<Pair> chosen);
  }

  /**
   * An assignment.
   *
   * @param kinks the gates above its kinks, where the factor is positive, or pinned
   */
  record Candidate(GateTable gates, Map<Kink, Gate> kinks) {}

  List<Candidate> list() {
    return found;
  }

  /**
   * Whether some assignment was left out because the pinned vertices that feed a silent pair give
   * it different gates: one slope for each does not describe the velocities there, and independent
   * gates would admit others.
   */
  boolean contradicts() {
    return contradicts;
  }

  /** Whether all candidates are listed, none left out for number. */
  boolean isComplete() {
    return isComplete;
  }

  private void choose(int next, GateTable table, Map<Kink, Gate> chosen) {
    if (next == vanishing.size()) {
      found.add(new Candidate(table, chosen));
      return;
    }
    Pair pair = vanishing.get(next);
    if (Silence.isSilent(problem, table, pair)) {
      chooseSilent(next, table, chosen);
      return;
    }
    TiedSamples.Factored factored = ties.factored(table, pair);
    for (Gate gate : choices(pair, factored.kink(), chosen)) {
      if (++tried > limit) {
        isComplete = false;
        return;
      }
      Map<Kink, Gate> choices = new HashMap<>(chosen);
      choices.put(factored.kink(), gate);
      GateTable changed = table.with(pair, oriented(gate, factored.isOpposite()));
      if (mayHold(next + 1, changed)) {
        choose(next + 1, changed, choices);
      }
    }
  }

  private boolean mayHold(int next, GateTable table) {
    return pruning.admits(table, vanishing.subList(0, next));
  }

  /**
   * The gates a kink may have: one if it is decided, or if not it vanishes but the vertex before
   * it.
   */
  private List<Gate> choices(Pair pair, Kink kink, Map<Kink, Gate> chosen) {
    Gate decided = chosen.get(kink);
    if (decided != null) {
      return List.of(decided);
    }
    if (zeros.contains(new Pair(pair.sample(), kink.source()))) {
      double factor = factor(kink);
      if (factor != 0) {
        return List.of(factor > 0 ? Gate.ON : Gate.OFF);
      }
    }
    return List.of(Gate.values());
  }

  /** The factor that vanishes on the kink; 0 if it is too small to tell. */
  private double factor(Kink kink) {
    double[] z = new double[network.size()];
    double[] size = new double[network.size()];
    z[kink.source()] = 1;
    size[kink.source()] = 1;
    for (int k = kink.between().size() - 1; k >= 0; k--) {
      int v = kink.between().get(k);
      double slope =
          kink.gates().get(k) == Gate.ON
              ? 1
              : network.activation(v).negativeSlope().approximateDouble();
      accumulate(v, z, size);
      z[v] *= slope;
      size[v] *= Math.abs(slope);
    }
    accumulate(kink.vertex(), z, size);
    double value = z[kink.vertex()];
    return Math.abs(value) > NOISE * size[kink.vertex()] ? value : 0;
  }

  private void accumulate(int v, double[] z, double[] size) {
    for (Edge edge : network.incoming(v)) {
      z[v] += weight(edge) * z[edge.from()];
      size[v] += reach(edge) * size[edge.from()];
    }
  }

  private static Gate oriented(Gate gate, boolean isOpposite) {
    if (!isOpposite || gate == Gate.PINNED) {
      return gate;
    }
    return gate == Gate.ON ? Gate.OFF : Gate.ON;
  }

  private boolean[] silence(GateTable table, int sample) {
    return Silence.of(network, table, sample, problem.data().point(sample));
  }

  private void chooseSilent(int next, GateTable table, Map<Kink, Gate> chosen) {
    Pair pair = vanishing.get(next);
    Set<Gate> above = EnumSet.noneOf(Gate.class);
    Set<Gate> below = EnumSet.noneOf(Gate.class);
    for (SidePreActivation side : sides(table, pair)) {
      double value = oneSided(table, side);
      if (value != 0 && (side.above() || !network.activation(side.pinned()).isRelu())) {
        (side.above() ? above : below).add(value > 0 ? Gate.ON : Gate.OFF);
      }
    }
    if (above.size() > 1 || below.size() > 1) {
      contradicts = true;
      return;
    }
    Gate gateAbove = above.contains(Gate.ON) ? Gate.ON : Gate.OFF;
    Gate gateBelow = below.isEmpty() ? gateAbove : below.iterator().next();
    choose(next + 1, table.with(pair, gateAbove, gateBelow), chosen);
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
    z[side.pinned()] = side.above() ? 1 : network.activation(side.pinned()).signBelow();
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

  private double reach(Edge edge) {
    return edge.isTrainable()
        ? point.reach(edge.parameter()).approximateDouble()
        : Math.abs(weight(edge));
  }

  private double weight(Edge edge) {
    return edge.weight() instanceof Weight.Fixed fixed
        ? fixed.value().approximateDouble()
        : point.weights().get(edge.parameter()).approximateDouble();
  }
}
