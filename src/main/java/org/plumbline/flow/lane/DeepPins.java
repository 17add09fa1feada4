package org.plumbline.flow.lane;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.field.Pair;
import org.plumbline.number.Dyadic;
import org.plumbline.series.lane.LaneBank;
import org.plumbline.series.lane.LaneSums;

/**
 * Pinned pairs anywhere in a network: the series of their slopes, and what they add to those of
 * back-signals and weights.
 *
 * <p>Coefficient {@code k} of all slopes is first taken as zero (as it was foreseen at order 0),
 * the weights of the next order follow, and from them coefficients {@code k + 1} of the pinned
 * pre-activations, on the pinned samples alone. These must vanish; what is missing is made up by
 * multiples of directions found at order 0, in which the weights move with each slope.
 */
final class DeepPins {
  private final PinnedPlan plan;
  private final int bits;
  private final List<List<Dyadic>> slopes = new ArrayList<>();
  private final List<List<Dyadic>> before = new ArrayList<>();
  private final LaneBank scalar = new LaneBank(1, 1);
  private List<Dyadic> guess = List.of();
  private List<Response> responses = List.of();

  DeepPins(PinnedPlan plan, int bits) {
    this.plan = plan;
    this.bits = bits;
    for (int j = 0; j < plan.pairs().size(); j++) {
      slopes.add(new ArrayList<>());
      before.add(new ArrayList<>());
    }
  }

  /**
   * What a unit of a slope's coefficient adds.
   *
   * @param signals to the back-signals of its sample at the same order
   * @param input to the derivatives of the weights from inputs, in coefficient 0
   * @param hidden to those of the others
   */
  private record Response(PinnedSample.Signals signals, LaneBank input, LaneBank hidden) {}

  /** Whether nothing is pinned. */
  boolean isEmpty() {
    return plan.pairs().isEmpty();
  }

  /** The pinned pairs, by sample and vertex. */
  List<Pair> pairs() {
    return plan.pairs();
  }

  /** The coefficients of a slope that are known. */
  List<Dyadic> slope(int j) {
    return slopes.get(j);
  }

  /** Begins new series near the given slopes. */
  void begin(List<Dyadic> newGuess, double[] sizes, int room) {
    guess = newGuess;
    slopes.forEach(List::clear);
    before.forEach(List::clear);
    responses = List.of();
    plan.forward().ifPresent(forward -> forward.begin(sizes, room));
  }

  /** Whether there is a slope to begin with for each pair. */
  boolean isReady() {
    return guess.size() == pairs().size();
  }

  /** Computes order {@code k} of the pre-activations on the pinned samples. */
  void forwards(int k, int n, LaneBank inputWeights) {
    plan.forward().ifPresent(forward -> forward.execute(k, n, inputWeights));
  }

  /** Notes the back-signals of pinned pairs at a vertex, before its slopes. */
  void read(int v, LaneSums sums) {
    for (int j = 0; j < before.size(); j++) {
      if (pairs().get(j).vertex() == v) {
        before.get(j).add(LaneDigits.value(sums, pairs().get(j).sample()).round(bits));
      }
    }
  }

  /** Puts the back-signals after it, coefficient {@code k > 0} of the slopes taken as zero. */
  void put(int v, int k, LaneBank signals, int n) {
    for (int j = 0; j < before.size(); j++) {
      if (pairs().get(j).vertex() == v) {
        if (k == 0) {
          slopes.get(j).add(guess.get(j));
        }
        set(signals, k, pairs().get(j).sample(), product(j, k), n);
      }
    }
  }

  /** Coefficient {@code k} of slope times back-signal, as far as slopes are known. */
  private Dyadic product(int j, int k) {
    List<Dyadic> signal = before.get(j);
    List<Dyadic> slope = slopes.get(j);
    Dyadic sum = Dyadic.ZERO;
    for (int i = 0; i < slope.size(); i++) {
      sum = sum.add(slope.get(i).multiply(signal.get(k - i)));
    }
    Dyadic below = plan.slopeBelow(j);
    return sum.multiply(Dyadic.ONE.subtract(below)).add(below.multiply(signal.get(k))).round(bits);
  }

  private static void set(LaneBank bank, int k, int lane, Dyadic value, int n) {
    long unit = bank.exponent() - (long) LaneDigits.BITS * n;
    bank.set(k, lane, LaneDigits.fixed(value, unit), n);
  }

  /**
   * Finds coefficient {@code k} of the slopes from the weights of the next order, and adds what
   * they do to back-signals and derivatives; false if there are none.
   *
   * @param next the limbs of that order
   */
  boolean hold(int k, int n, int next, DeepField field) {
    Dyadic[] rates = rates(k, next, field);
    if (k == 0) {
      return holdFirst(rates, n, field);
    }
    Dyadic[] solution = plan.system().solve(rates);
    for (int j = 0; j < solution.length; j++) {
      slopes.get(j).add(solution[j]);
      Response response = responses.get(j);
      addSignals(j, k, solution[j], response.signals(), n, field.backward());
      addMultiple(solution[j], response.input(), n, field.weights().inputDerivatives());
      addMultiple(solution[j], response.hidden(), n, field.weights().hiddenDerivatives());
    }
    return true;
  }

  /** The derivatives of the pinned pre-activations at order {@code k}. */
  private Dyadic[] rates(int k, int next, DeepField field) {
    DeepForward forward = plan.forward().orElseThrow();
    forwards(k + 1, next, field.weights().columns());
    Dyadic[] rates = new Dyadic[pairs().size()];
    for (int j = 0; j < rates.length; j++) {
      LaneBank values = forward.values(pairs().get(j).vertex());
      rates[j] =
          LaneDigits.value(values, k + 1, plan.place(j)).multiply(Dyadic.of(k + 1L)).round(bits);
    }
    return rates;
  }

  private boolean holdFirst(Dyadic[] rates, int n, DeepField field) {
    plan.begin(field);
    Dyadic[] first = guess.toArray(new Dyadic[0]);
    Optional<Dyadic[]> solved = plan.system().solveFirst(first, rates);
    if (solved.isEmpty()) {
      return false;
    }
    Dyadic[] theta = solved.get();
    for (int s = 0; s < plan.samples().size(); s++) {
      PinnedSample sample = plan.samples().get(s);
      PinnedSample.Signals now = sample.signals(theta);
      PinnedSample.Signals difference = difference(now, sample.signals(first));
      int j = sample.pins().get(0);
      addSignals(j, 0, Dyadic.ONE, difference, n, field.backward());
      plan.addInput(s, difference.after(), field.weights().inputDerivatives());
      plan.addHidden(s, difference.after(), field.weights().hiddenDerivatives());
    }
    List<Response> found = new ArrayList<>();
    for (int j = 0; j < theta.length; j++) {
      slopes.get(j).set(0, theta[j]);
      PinnedSample sample = plan.samples().get(plan.place(j));
      PinnedSample.Signals signals = sample.response(j, theta, sample.signals(theta));
      found.add(
          new Response(
              signals,
              plan.input(plan.place(j), signals.after(), n),
              plan.hidden(plan.place(j), signals.after(), n)));
    }
    responses = found;
    return true;
  }

  private PinnedSample.Signals difference(PinnedSample.Signals a, PinnedSample.Signals b) {
    return new PinnedSample.Signals(
        difference(a.before(), b.before()), difference(a.after(), b.after()));
  }

  private static Dyadic[] difference(Dyadic[] a, Dyadic[] b) {
    Dyadic[] difference = new Dyadic[a.length];
    for (int v = 0; v < difference.length; v++) {
      difference[v] = a[v].subtract(b[v]);
    }
    return difference;
  }

  /** Adds multiples of signals to those of the sample of pair {@code j}, and to those noted. */
  private void addSignals(
      int j, int k, Dyadic factor, PinnedSample.Signals signals, int n, DeepBackward backward) {
    int sample = pairs().get(j).sample();
    for (int v = 0; v < signals.after().length; v++) {
      if (signals.after()[v].signum() != 0) {
        LaneBank bank = backward.signals(v);
        Dyadic more = factor.multiply(signals.after()[v]).round(bits);
        set(bank, k, sample, LaneDigits.value(bank, k, sample).add(more), n);
      }
    }
    for (int q : plan.samples().get(plan.place(j)).pins()) {
      Dyadic more = factor.multiply(signals.before()[pairs().get(q).vertex()]);
      before.get(q).set(k, before.get(q).get(k).add(more).round(bits));
    }
  }

  private void addMultiple(Dyadic factor, LaneBank direction, int n, LaneSums derivatives) {
    if (factor.signum() == 0 || direction.lanes() == 0) {
      return;
    }
    scalar.begin(LaneDigits.exponent(factor));
    scalar.prepare(0, n);
    set(scalar, 0, 0, factor, n);
    LaneSums multiple = plan.scratch();
    multiple.begin(scalar.exponent() + direction.exponent(), n, direction.lanes());
    multiple.addMultiples(scalar, 0, direction, 0, n, 0);
    multiple.settle();
    derivatives.add(multiple);
    derivatives.settle();
  }
}
