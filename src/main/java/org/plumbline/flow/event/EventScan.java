package org.plumbline.flow.event;

import java.util.List;
import java.util.Optional;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.Polynomial;
import org.plumbline.field.PreActivationProgram;
import org.plumbline.field.SeriesArithmetic;
import org.plumbline.field.TiedSamples;
import org.plumbline.flow.state.Expansion;
import org.plumbline.flow.state.FixedPolynomial;
import org.plumbline.flow.state.LeadingOrders;
import org.plumbline.flow.state.PreActivations;
import org.plumbline.flow.state.SlopeInterval;
import org.plumbline.number.Dyadic;
import org.plumbline.series.DoubleSeries;

/**
 * Finds the first instant of a step at which a gate no longer holds, from the step's own
 * polynomials.
 *
 * <p>Watched are the {@link GateWatch} and the slopes of pinned pairs. Polynomials are screened in
 * double first; only those not plainly positive there are looked at in full precision.
 */
public final class EventScan {
  private final GateWatch watched;
  private final Spread spread;
  private final SeriesArithmetic.Factory arithmetic;
  private final int bits;

  /** Made for a program and used again: steps under the same gates have the same order. */
  private Optional<Screen> screen = Optional.empty();

  private record Screen(int pairs, DoubleSeries series) {}

  public EventScan(
      FlowProblem problem,
      GateTable gates,
      TiedSamples ties,
      SeriesArithmetic.Factory arithmetic,
      int bits) {
    this.watched = new GateWatch(problem, gates, ties);
    this.spread = new Spread(problem, gates, watched.live());
    this.arithmetic = arithmetic;
    this.bits = bits;
  }

  /**
   * The first event of a step.
   *
   * @param tau the scaled instant in [0, 1]
   * @param pair the pair whose gate, on one side of a pinned vertex at least, no longer holds
   */
  public record Event(Dyadic tau, Pair pair) {}

  /**
   * The first event on the step of length {@code step}, in the units of the expansion's time.
   *
   * @param leadingOrders how what vanishes at the start leaves zero
   */
  public Optional<Event> first(Expansion expansion, Dyadic step, LeadingOrders leadingOrders) {
    Optional<Event> first = slopes(expansion, step);
    List<WatchedGate> suspicious = suspicious(expansion, step.approximateDouble(), leadingOrders);
    if (suspicious.isEmpty()) {
      return first;
    }
    PreActivationProgram needed =
        watched.program().restrictedTo(suspicious.stream().map(WatchedGate::register).toList());
    SeriesArithmetic series = PreActivations.evaluate(needed, expansion, arithmetic);
    for (WatchedGate gate : suspicious) {
      Polynomial polynomial =
          series.polynomials(List.of(gate.register()), expansion.order(), step).get(0);
      Optional<Dyadic> zero = gate.firstZero(FixedPolynomial.of(polynomial.coefficients(), bits));
      first = earlier(first, zero.map(tau -> new Event(tau, gate.pair())));
    }
    return first;
  }

  /** The pairs that were looked at so far: what is computed of others depends on them. */
  public List<Long> memory() {
    return watched.memory();
  }

  /** Takes the same pairs for looked at. */
  public void recall(List<Long> memory) {
    watched.recall(memory);
  }

  /** The earlier of two events, if any. */
  public static Optional<Event> earlier(Optional<Event> a, Optional<Event> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.isPresent() ? a : b;
    }
    return b.get().tau().compareTo(a.get().tau()) < 0 ? b : a;
  }

  /**
   * About the first event on a step of the given length, in the units of the expansion's time, as
   * far as the orders known so far tell; the length if there is none.
   */
  public double foreseen(Expansion expansion, double length, LeadingOrders leadingOrders) {
    int order = expansion.order();
    double first = 1;
    for (int q = 0; q < expansion.field().slopePairs().size(); q++) {
      first = Math.min(first, PredictedZero.exit(expansion.approximateSlope(q, length)));
    }
    List<WatchedGate> doubtful = doubtful(expansion, length, leadingOrders);
    if (!doubtful.isEmpty()) {
      DoubleSeries series = preActivations(expansion, length, doubtful);
      for (WatchedGate gate : doubtful) {
        double[] s = series.series(gate.register());
        first = Math.min(first, PredictedZero.zero(s, order, gate.sign(), gate.zerosAtStart()));
      }
    }
    return first * length;
  }

  /** The gates that double arithmetic does not show to hold on the whole step. */
  private List<WatchedGate> suspicious(
      Expansion expansion, double length, LeadingOrders leadingOrders) {
    List<WatchedGate> doubtful = doubtful(expansion, length, leadingOrders);
    if (doubtful.isEmpty()) {
      return doubtful;
    }
    DoubleSeries series = preActivations(expansion, length, doubtful);
    return doubtful.stream()
        .filter(
            w ->
                !PositivityCheck.isPositive(
                    series.series(w.register()), expansion.order(), w.sign(), w.zerosAtStart()))
        .toList();
  }

  /** The gates that are not seen to hold from what the weights may do at most. */
  private List<WatchedGate> doubtful(
      Expansion expansion, double length, LeadingOrders leadingOrders) {
    double[] middle = new double[expansion.field().program().parameters()];
    double[] stray = new double[middle.length];
    for (int p = 0; p < middle.length; p++) {
      middle[p] = expansion.approximateWeight(p, 0);
      double power = 1;
      for (int k = 1; k <= expansion.order(); k++) {
        power *= length;
        stray[p] += Math.abs(expansion.approximateWeight(p, k)) * power;
      }
    }
    return watched.open(spread.doubtful(middle, stray), leadingOrders);
  }

  /** The pre-activations of some gates in the scaled time of a step of the given length. */
  private DoubleSeries preActivations(
      Expansion expansion, double length, List<WatchedGate> wanted) {
    PreActivationProgram program = watched.program();
    if (screen.filter(known -> known.pairs() == watched.computedPairs()).isEmpty()) {
      DoubleSeries fresh = DoubleSeries.create(program.program(), expansion.scale());
      screen = Optional.of(new Screen(watched.computedPairs(), fresh));
    }
    DoubleSeries series = screen.orElseThrow().series();
    for (int p = 0; p < program.program().parameters(); p++) {
      double[] weight = series.series(p);
      double power = 1;
      for (int k = 0; k <= expansion.order(); k++) {
        weight[k] = expansion.approximateWeight(p, k) * power;
        power *= length;
      }
    }
    PreActivationProgram needed =
        program.restrictedTo(wanted.stream().map(WatchedGate::register).toList());
    series.executeThrough(needed.program().instructions(), expansion.order());
    return series;
  }

  private Optional<Event> slopes(Expansion expansion, Dyadic step) {
    Optional<Event> first = Optional.empty();
    List<Polynomial> slopes = expansion.slopes(step);
    for (int q = 0; q < slopes.size(); q++) {
      Pair pair = expansion.field().slopePairs().get(q);
      Optional<Dyadic> left = SlopeInterval.left(slopes.get(q).coefficients(), bits);
      first = earlier(first, left.map(tau -> new Event(tau, pair)));
    }
    return first;
  }
}
