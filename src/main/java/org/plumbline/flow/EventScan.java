package org.plumbline.flow;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.Polynomial;
import org.plumbline.field.PreActivationProgram;
import org.plumbline.field.SeriesArithmetic;
import org.plumbline.field.SidePreActivation;
import org.plumbline.field.Silence;
import org.plumbline.network.Network;
import org.plumbline.number.Dyadic;
import org.plumbline.series.DoubleSeries;

/**
 * Finds the first instant of a step at which a gate no longer holds, from the step's own
 * polynomials.
 *
 * <p>Watched are the pre-activations of all pairs that are neither pinned nor silent, the slopes of
 * the pinned ones, and the one-sided pre-activations that decide the back-signals of pinned
 * vertices. Polynomials are screened in double first; only those not plainly positive there are
 * looked at in full precision.
 */
final class EventScan {
  private final GateTable gates;
  private final PreActivationProgram program;
  private final SeriesArithmetic.Factory arithmetic;
  private final int bits;

  /** Made at the first step and used again: steps under the same gates have the same order. */
  private Optional<DoubleSeries> screen = Optional.empty();

  EventScan(FlowProblem problem, GateTable gates, SeriesArithmetic.Factory arithmetic, int bits) {
    this.gates = gates;
    this.arithmetic = arithmetic;
    this.bits = bits;
    List<Pair> live = new ArrayList<>();
    List<SidePreActivation> sides = new ArrayList<>();
    for (int i = 0; i < gates.samples(); i++) {
      boolean[] silent = Silence.of(problem.network(), gates, i, problem.data().point(i));
      for (int v : problem.network().kinked()) {
        Pair pair = new Pair(i, v);
        if (silent[v]) {
          sides.addAll(sides(problem.network(), gates, pair));
        } else if (gates.gate(pair) != Gate.PINNED) {
          live.add(pair);
        }
      }
    }
    this.program = PreActivationProgram.compile(problem, gates, live, sides);
  }

  private static List<SidePreActivation> sides(Network network, GateTable gates, Pair pair) {
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

  /**
   * The first event of a step.
   *
   * @param tau the scaled instant in [0, 1]
   * @param pair the pair whose gate no longer holds
   * @param side the one side of a pinned vertex that it concerns, if it leaves the flow as it is
   */
  record Event(Dyadic tau, Pair pair, Optional<SidePreActivation> side) {}

  /** A polynomial that is positive while its gate holds, and how often it vanishes at the start. */
  private record Watched(
      Pair pair, int register, int sign, int zerosAtStart, Optional<SidePreActivation> side) {}

  /**
   * The first event on the step of length {@code step}, in the units of the expansion's time.
   *
   * @param leadingOrders for pairs that vanish at the start, the order of their first coefficient
   *     not zero
   */
  Optional<Event> first(Expansion expansion, Dyadic step, Map<Pair, Integer> leadingOrders) {
    Optional<Event> first = slopes(expansion, step);
    List<Watched> watched = watched(leadingOrders);
    List<Watched> suspicious = watched.isEmpty() ? watched : screened(expansion, step, watched);
    if (suspicious.isEmpty()) {
      return first;
    }
    PreActivationProgram needed =
        program.restrictedTo(suspicious.stream().map(Watched::register).toList());
    SeriesArithmetic series = PreActivations.evaluate(needed, expansion, arithmetic);
    for (Watched gate : suspicious) {
      Polynomial polynomial =
          series.polynomials(List.of(gate.register()), expansion.scale().order(), step).get(0);
      Optional<Dyadic> zero = firstZero(gate, FixedPolynomial.of(polynomial.coefficients(), bits));
      first = earlier(first, zero.map(tau -> new Event(tau, gate.pair(), gate.side())));
    }
    return first;
  }

  private Optional<Dyadic> firstZero(Watched watched, FixedPolynomial polynomial) {
    FixedPolynomial oriented = watched.sign() > 0 ? polynomial : polynomial.negated();
    if (watched.side().isEmpty()) {
      return FirstZero.of(oriented.deflated(watched.zerosAtStart()));
    }
    BigInteger start = oriented.coefficient(0);
    if (start.abs().bitLength() < bits * 3 / 5) {
      return FirstZero.of(oriented.deflated(1));
    }
    return start.signum() < 0 ? Optional.empty() : FirstZero.of(oriented);
  }

  private static Optional<Event> earlier(Optional<Event> a, Optional<Event> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.isPresent() ? a : b;
    }
    return b.get().tau().compareTo(a.get().tau()) < 0 ? b : a;
  }

  private List<Watched> watched(Map<Pair, Integer> leadingOrders) {
    List<Watched> all = new ArrayList<>();
    program
        .registers()
        .forEach(
            (pair, register) -> {
              int zeros = leadingOrders.getOrDefault(pair, 0);
              if (zeros != PreActivations.IDENTICALLY_ZERO) {
                all.add(
                    new Watched(pair, register, sign(gates.gate(pair)), zeros, Optional.empty()));
              }
            });
    program
        .sides()
        .forEach(
            (side, register) -> {
              Pair pair = side.pair();
              Gate gate =
                  side.above() ? gates.gate(pair) : gates.gateBelow(pair.sample(), pair.vertex());
              all.add(new Watched(pair, register, sign(gate), 0, Optional.of(side)));
            });
    return all;
  }

  private static int sign(Gate gate) {
    return gate == Gate.ON ? 1 : -1;
  }

  /** Those that double arithmetic does not show to be positive on the whole step. */
  private List<Watched> screened(Expansion expansion, Dyadic step, List<Watched> all) {
    int order = expansion.scale().order();
    DoubleSeries series =
        screen.orElseGet(() -> DoubleSeries.create(program.program(), expansion.scale()));
    screen = Optional.of(series);
    double length = step.approximateDouble();
    for (int p = 0; p < program.program().parameters(); p++) {
      double[] weight = series.series(p);
      double power = 1;
      for (int k = 0; k <= order; k++) {
        weight[k] = expansion.approximateWeight(p, k) * power;
        power *= length;
      }
    }
    for (int k = 0; k <= order; k++) {
      series.execute(program.program().instructions(), k);
    }
    return all.stream()
        .filter(
            w ->
                !Screening.isPositive(
                    series.series(w.register()), order, w.sign(), w.zerosAtStart()))
        .toList();
  }

  private Optional<Event> slopes(Expansion expansion, Dyadic step) {
    Optional<Event> first = Optional.empty();
    List<Polynomial> slopes = expansion.slopes(step);
    for (int q = 0; q < slopes.size(); q++) {
      Pair pair = expansion.field().slopePairs().get(q);
      List<Dyadic> slope = slopes.get(q).coefficients();
      List<Dyadic> rest = new ArrayList<>(slope.stream().map(Dyadic::negate).toList());
      rest.set(0, rest.get(0).add(Dyadic.ONE));
      for (List<Dyadic> side : List.of(slope, rest)) {
        boolean startsAtZero =
            side.get(0).signum() == 0 || side.get(0).magnitudeExponent() < -bits * 2L / 5;
        FixedPolynomial polynomial = FixedPolynomial.of(side, bits).deflated(startsAtZero ? 1 : 0);
        first =
            earlier(
                first, FirstZero.of(polynomial).map(tau -> new Event(tau, pair, Optional.empty())));
      }
    }
    return first;
  }
}
