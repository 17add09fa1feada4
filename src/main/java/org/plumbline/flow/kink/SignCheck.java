package org.plumbline.flow.kink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.PreActivationProgram;
import org.plumbline.field.SeriesArithmetic;
import org.plumbline.field.SidePreActivation;
import org.plumbline.field.Silence;
import org.plumbline.flow.event.GateWatch;
import org.plumbline.flow.state.Expansion;
import org.plumbline.flow.state.LeadingOrders;
import org.plumbline.flow.state.PointState;
import org.plumbline.flow.state.PreActivations;
import org.plumbline.flow.state.WorkingPrecision;
import org.plumbline.network.Edge;
import org.plumbline.network.Weight;
import org.plumbline.number.Dyadic;

/**
 * Whether, on the flow under an assumed assignment of gates, all that vanishes at the start does as
 * its gate says: by the first Taylor coefficient that is not zero, or by proof where all are.
 *
 * <p>A coefficient below {@code 2^-negligible} of its natural size may be rounding. It still counts
 * where it hardly changes when the weights do as much as they may be off: rates of samples that
 * weigh little are small, but known well.
 */
final class SignCheck {
  /** In how many directions the weights are taken to be off. */
  static final int DIRECTIONS = 2;

  private final FlowProblem problem;
  private final SeriesArithmetic.Factory arithmetic;
  private final WorkingPrecision precision;
  private final GateTable gates;
  private final PointState point;
  private final List<Pair> free = new ArrayList<>();
  private final PreActivationProgram program;
  private final Set<Integer> resting = new HashSet<>();

  SignCheck(
      FlowProblem problem,
      SeriesArithmetic.Factory arithmetic,
      WorkingPrecision precision,
      GateTable gates,
      Vanishing vanishing) {
    this.problem = problem;
    this.arithmetic = arithmetic;
    this.precision = precision;
    this.gates = gates;
    this.point = vanishing.point();
    List<SidePreActivation> sides = new ArrayList<>();
    for (Pair pair : vanishing.pairs()) {
      if (Silence.isSilent(problem, gates, pair)) {
        sides.addAll(GateWatch.sides(problem.network(), gates, pair));
      } else if (gates.gate(pair) != Gate.PINNED) {
        free.add(pair);
      }
    }
    this.program = PreActivationProgram.compile(problem, gates, free, sides);
  }

  /** The pairs that vanish at a point. */
  record Vanishing(PointState point, List<Pair> pairs) {}

  /**
   * What the coefficients show.
   *
   * @param fits whether no pair is seen to do otherwise than its gate says
   * @param disagree whether the pinned vertices that feed a silent pair give it different gates
   * @param orders the leading orders of what was decided
   * @param open the pairs all of whose coefficients vanish, and nothing proves that they stay so
   * @param turned the assignment, silent pairs with the gates that their sides have
   */
  record Signs(
      boolean fits, boolean disagree, LeadingOrders orders, Set<Pair> open, GateTable turned) {}

  /** Takes what provably stays at zero under the field of the expansion for that from now on. */
  void prove(Expansion expansion) {
    Set<Integer> registers = new TreeSet<>(program.registers().values());
    registers.addAll(program.sides().values());
    for (int register : registers) {
      if (IdenticalZeros.rests(expansion.field(), program.program(), register)) {
        resting.add(register);
      }
    }
    registers.removeAll(resting);
    if (!registers.isEmpty()) {
      IdenticalZeros zeros =
          IdenticalZeros.of(
              expansion.field(),
              point,
              precision.vanishingBits(),
              program.program(),
              program.registers().values());
      registers.stream().filter(r -> zeros.stays(program.program(), r)).forEach(resting::add);
    }
    List<Pair> known = new ArrayList<>();
    List<Pair> open = new ArrayList<>();
    for (Map.Entry<Pair, Integer> entry : program.registers().entrySet()) {
      (resting.contains(entry.getValue()) ? known : open).add(entry.getKey());
    }
    for (Pair pair : new HeldZeros(problem, point, gates).among(open, known)) {
      Integer register = program.registers().get(pair);
      if (register != null) {
        resting.add(register);
      }
    }
  }

  /**
   * What the coefficients of an expansion show.
   *
   * @param others expansions from weights as far from those of the first as they may be off
   */
  Signs signs(Expansion expansion, List<Expansion> others) {
    Reading reading = new Reading(expansion, others);
    free.forEach(reading::read);
    program.sides().forEach(reading::read);
    return reading.signs();
  }

  /** Expansions from weights a little off, in the time of the given one. */
  List<Expansion> perturbed(Expansion expansion, List<Dyadic> slopes) {
    List<Expansion> perturbed = new ArrayList<>();
    for (int direction = 0; direction < DIRECTIONS; direction++) {
      List<Dyadic> weights = point.perturbed(direction, precision.vanishingBits());
      Expansion.at(
              new Expansion.Point(weights, slopes),
              expansion.field(),
              arithmetic,
              expansion.scale(),
              expansion.bits())
          .ifPresent(perturbed::add);
    }
    return perturbed;
  }

  /** Reads signs off the series of one expansion and of others near by. */
  private final class Reading {
    private final List<SeriesArithmetic> series = new ArrayList<>();
    private final int order;
    private final Map<Pair, Integer> orders = new HashMap<>();
    private final Map<SidePreActivation, Integer> sides = new HashMap<>();
    private final Map<Pair, Gate> above = new HashMap<>();
    private final Map<Pair, Gate> below = new HashMap<>();
    private final Set<Pair> open = new TreeSet<>();
    private boolean fits = true;
    private boolean disagree;

    Reading(Expansion expansion, List<Expansion> others) {
      this.order = expansion.order();
      series.add(PreActivations.evaluate(program, expansion, arithmetic));
      others.forEach(other -> series.add(PreActivations.evaluate(program, other, arithmetic)));
    }

    void read(Pair pair) {
      Integer register = program.registers().get(pair);
      if (register == null) {
        orders.put(pair, LeadingOrders.IDENTICALLY_ZERO);
        return;
      }
      Dyadic noise = point.size(pair).scale(-precision.negligibleBits());
      for (int k = 1; k <= order; k++) {
        int sign = sign(register, k, noise);
        if (sign != 0) {
          orders.put(pair, k);
          fits &= sign == (gates.gate(pair) == Gate.ON ? 1 : -1);
          return;
        }
      }
      rest(register, pair, () -> orders.put(pair, LeadingOrders.IDENTICALLY_ZERO));
    }

    void read(SidePreActivation side, int register) {
      Dyadic size = size(side);
      for (int k = 0; k <= order; k++) {
        int noise = k == 0 ? precision.vanishingBits() : precision.negligibleBits();
        int sign = sign(register, k, size.scale(-noise));
        if (sign != 0) {
          sides.put(side, k);
          Gate gate = sign > 0 ? Gate.ON : Gate.OFF;
          Gate known = (side.above() ? above : below).put(side.pair(), gate);
          disagree |= known != null && known != gate;
          return;
        }
      }
      rest(register, side.pair(), () -> sides.put(side, LeadingOrders.IDENTICALLY_ZERO));
    }

    private void rest(int register, Pair pair, Runnable atZero) {
      if (resting.contains(register)) {
        atZero.run();
      } else {
        open.add(pair);
      }
    }

    private int sign(int register, int k, Dyadic noise) {
      Dyadic value = series.get(0).coefficient(register, k);
      return value.abs().compareTo(noise) > 0 || isSteady(value, register, k) ? value.signum() : 0;
    }

    private boolean isSteady(Dyadic value, int register, int k) {
      return series.size() > 1
          && series.stream()
              .map(other -> other.coefficient(register, k).subtract(value).abs().scale(2))
              .allMatch(change -> change.compareTo(value.abs()) < 0);
    }

    Signs signs() {
      GateTable turned = gates;
      Set<Pair> silent = new TreeSet<>(above.keySet());
      silent.addAll(below.keySet());
      for (Pair pair : silent) {
        Gate gate = above.getOrDefault(pair, gates.gate(pair));
        Gate other = gates.gateBelow(pair.sample(), pair.vertex());
        boolean hasBelow =
            program.sides().keySet().stream().anyMatch(s -> s.pair().equals(pair) && !s.above());
        turned = turned.with(pair, gate, hasBelow ? below.getOrDefault(pair, other) : gate);
      }
      return new Signs(fits && !disagree, disagree, new LeadingOrders(orders, sides), open, turned);
    }
  }

  /** What a one-sided pre-activation would be if nothing cancelled. */
  private Dyadic size(SidePreActivation side) {
    Dyadic[] size = new Dyadic[problem.network().size()];
    Arrays.fill(size, Dyadic.ZERO);
    size[side.pinned()] = Dyadic.ONE;
    for (int v = side.pinned() + 1; v <= side.pair().vertex(); v++) {
      for (Edge edge : problem.network().incoming(v)) {
        size[v] = size[v].add(reach(edge).multiply(size[edge.from()])).round(64);
      }
    }
    return size[side.pair().vertex()];
  }

  private Dyadic reach(Edge edge) {
    return edge.weight() instanceof Weight.Fixed fixed
        ? Dyadic.approximate(fixed.value(), 64).abs()
        : point.reach(edge.parameter());
  }
}
