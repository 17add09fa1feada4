package org.plumbline.flow.event;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Kink;
import org.plumbline.field.Pair;
import org.plumbline.field.PreActivationProgram;
import org.plumbline.field.SidePreActivation;
import org.plumbline.field.Silence;
import org.plumbline.field.TiedSamples;
import org.plumbline.flow.state.LeadingOrders;
import org.plumbline.network.Network;

/**
 * What has to keep its sign for a table of gates to hold: the pre-activations of all pairs that are
 * neither pinned nor silent, and the one-sided pre-activations that decide the back-signals of
 * pinned vertices.
 */
public final class GateWatch {
  private final FlowProblem problem;
  private final GateTable gates;
  private final List<Pair> live = new ArrayList<>();
  private final List<SidePreActivation> sides = new ArrayList<>();

  /** The pairs that had to be computed so far: mostly the sizes of weights show that gates hold. */
  private final Set<Pair> computed = new LinkedHashSet<>();

  private Optional<PreActivationProgram> program = Optional.empty();

  public GateWatch(FlowProblem problem, GateTable gates, TiedSamples ties) {
    this.problem = problem;
    this.gates = gates;
    Set<Kink> seen = new HashSet<>();
    for (int i = 0; i < gates.samples(); i++) {
      boolean[] silent = Silence.of(problem.network(), gates, i, problem.data().point(i));
      for (int v : problem.network().kinked()) {
        Pair pair = new Pair(i, v);
        if (silent[v]) {
          sides.addAll(sides(problem.network(), gates, pair));
        } else if (gates.gate(pair) != Gate.PINNED && isFirst(gates, pair, ties, seen)) {
          live.add(pair);
        }
      }
    }
  }

  /** Whether no pair before is a multiple of this one: of those, one is enough to watch. */
  private static boolean isFirst(GateTable gates, Pair pair, TiedSamples ties, Set<Kink> seen) {
    if (!ties.isCollinear(pair.sample())) {
      return true;
    }
    Kink kink = ties.factored(gates, pair).kink();
    return kink.source() >= 0 || seen.add(kink);
  }

  /** The sides of the pinned vertices before a silent pair. */
  public static List<SidePreActivation> sides(Network network, GateTable gates, Pair pair) {
    List<SidePreActivation> sides = new ArrayList<>();
    for (int u = network.inputs(); u < pair.vertex(); u++) {
      if (gates.gate(pair.sample(), u) == Gate.PINNED) {
        sides.add(new SidePreActivation(pair, u, true));
        if (!network.activation(u).isRelu()) {
          sides.add(new SidePreActivation(pair, u, false));
        }
      }
    }
    return sides;
  }

  /** How many pairs were listed so far: the program changes with it. */
  int computedPairs() {
    return computed.size();
  }

  /** The samples and vertices of the pairs that were listed so far, in order. */
  List<Long> memory() {
    return computed.stream()
        .flatMap(pair -> Stream.of((long) pair.sample(), (long) pair.vertex()))
        .toList();
  }

  /** Takes the same pairs for listed. */
  void recall(List<Long> memory) {
    for (int k = 0; k < memory.size(); k += 2) {
      computed.add(new Pair(memory.get(k).intValue(), memory.get(k + 1).intValue()));
    }
    program = Optional.empty();
  }

  /** The program that computes all that were listed so far; made anew where a list has others. */
  public PreActivationProgram program() {
    PreActivationProgram known =
        program.orElseGet(
            () -> PreActivationProgram.compile(problem, gates, List.copyOf(computed), sides));
    program = Optional.of(known);
    return known;
  }

  /** The pairs that have a sign to keep, by sample and vertex. */
  List<Pair> live() {
    return live;
  }

  /**
   * Those of the given live pairs and those that vanish at the start, but for pairs that are
   * identically zero.
   *
   * @param doubtful the pairs whose signs are not seen to be as their gates say
   * @param leadingOrders how what vanishes at the start leaves zero
   */
  List<WatchedGate> open(List<Pair> doubtful, LeadingOrders leadingOrders) {
    if (leadingOrders.pairs().isEmpty()) {
      return list(doubtful, leadingOrders);
    }
    Set<Pair> wanted = new HashSet<>(doubtful);
    wanted.addAll(leadingOrders.pairs().keySet());
    return list(live.stream().filter(wanted::contains).toList(), leadingOrders);
  }

  /** All of them but those that are identically zero. */
  public List<WatchedGate> all(LeadingOrders leadingOrders) {
    return list(live, leadingOrders);
  }

  private List<WatchedGate> list(List<Pair> wanted, LeadingOrders leadingOrders) {
    List<Pair> open =
        wanted.stream()
            .filter(pair -> leadingOrders.of(pair) != LeadingOrders.IDENTICALLY_ZERO)
            .toList();
    if (open.isEmpty() && sides.isEmpty()) {
      return List.of();
    }
    if (computed.addAll(open)) {
      program = Optional.empty();
    }
    List<WatchedGate> all = new ArrayList<>();
    for (Pair pair : open) {
      Optional.ofNullable(program().registers().get(pair))
          .map(
              register ->
                  new WatchedGate(pair, register, sign(gates.gate(pair)), leadingOrders.of(pair)))
          .ifPresent(all::add);
    }
    program()
        .sides()
        .forEach(
            (side, register) -> {
              Pair pair = side.pair();
              Gate gate =
                  side.above() ? gates.gate(pair) : gates.gateBelow(pair.sample(), pair.vertex());
              int zeros = leadingOrders.of(side);
              if (zeros != LeadingOrders.IDENTICALLY_ZERO) {
                all.add(new WatchedGate(pair, register, sign(gate), zeros));
              }
            });
    return all;
  }

  private static int sign(Gate gate) {
    return gate == Gate.ON ? 1 : -1;
  }
}
