package org.plumbline.claim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.plumbline.data.Loss;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateEvent;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.Polynomial;
import org.plumbline.field.Trajectory;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/**
 * A plain Taylor integrator for tests of claims: sample by sample, each order from scratch,
 * crossings by bisection, no sliding. Slow, and short enough to be read.
 */
final class PlainFlow {
  private static final int BITS = 120;
  private static final int ORDER = 26;

  private final FlowProblem problem;
  private final Network network;
  private final List<TrajectoryStep> steps = new ArrayList<>();
  private final List<GateEvent> events = new ArrayList<>();
  private GateTable gates;

  private PlainFlow(FlowProblem problem) {
    this.problem = problem;
    this.network = problem.network();
    this.gates = GateTable.allOff(network, problem.data().size());
  }

  /** The trajectory up to time {@code horizon}, good for some twenty digits. */
  static Trajectory integrate(FlowProblem problem, Rational horizon) {
    return new PlainFlow(problem).run(Dyadic.approximate(horizon, BITS));
  }

  private Trajectory run(Dyadic horizon) {
    List<Dyadic> w =
        problem.initialWeights().stream().map(x -> Dyadic.approximate(x, BITS)).toList();
    setGates(w);
    Dyadic time = Dyadic.ZERO;
    while (time.compareTo(horizon) < 0) {
      List<Dyadic[]> series = taylor(w);
      Dyadic length = length(series).min(horizon.subtract(time));
      List<Polynomial> scaled = scaled(series, length);
      Pair crossing = crossing(scaled, Dyadic.ONE);
      if (crossing != null) {
        length = length.multiply(crossingTime(scaled)).round(BITS);
        scaled = scaled(series, length);
      }
      Dyadic end = time.add(length);
      steps.add(TrajectoryStep.withoutSlopes(time.toRational(), end.toRational(), scaled, gates));
      time = end;
      w = scaled.stream().map(p -> p.atEnd().round(BITS)).toList();
      if (crossing != null) {
        flip(crossing, time);
      }
    }
    return new Trajectory(problem, steps, events, BITS, w);
  }

  private void setGates(List<Dyadic> w) {
    for (int i = 0; i < problem.data().size(); i++) {
      for (int v : network.kinked()) {
        int sign = preActivations(w, i).get(v).signum();
        gates = gates.with(new Pair(i, v), sign > 0 ? Gate.ON : Gate.OFF);
      }
    }
  }

  private void flip(Pair pair, Dyadic time) {
    boolean on = gates.gate(pair) == Gate.OFF;
    gates = gates.with(pair, on ? Gate.ON : Gate.OFF);
    events.add(new GateEvent(time, pair, on ? GateEvent.Kind.ON : GateEvent.Kind.OFF));
  }

  private Pair crossing(List<Polynomial> step, Dyadic tau) {
    List<Dyadic> w = step.stream().map(p -> p.at(tau).round(BITS)).toList();
    for (int i = 0; i < problem.data().size(); i++) {
      List<Dyadic> s = preActivations(w, i);
      for (int v : network.kinked()) {
        boolean on = gates.gate(i, v) == Gate.ON;
        if (on ? s.get(v).signum() < 0 : s.get(v).signum() > 0) {
          return new Pair(i, v);
        }
      }
    }
    return null;
  }

  private Dyadic crossingTime(List<Polynomial> step) {
    Dyadic before = Dyadic.ZERO;
    Dyadic after = Dyadic.ONE;
    for (int k = 0; k < BITS; k++) {
      Dyadic middle = before.add(after).scale(-1);
      if (crossing(step, middle) == null) {
        before = middle;
      } else {
        after = middle;
      }
    }
    return after;
  }

  private List<Dyadic> preActivations(List<Dyadic> w, int i) {
    List<Dyadic[]> constant = w.stream().map(x -> new Dyadic[] {x}).toList();
    return forward(constant, i).stream().map(s -> s[0]).toList();
  }

  private List<Dyadic[]> taylor(List<Dyadic> w) {
    List<Dyadic[]> series = w.stream().map(x -> new Dyadic[] {x}).toList();
    for (int k = 1; k <= ORDER; k++) {
      List<Dyadic[]> field = field(series);
      int order = k;
      List<Dyadic[]> before = series;
      series =
          IntStream.range(0, w.size())
              .mapToObj(p -> append(before.get(p), over(field.get(p)[order - 1], order)))
              .toList();
    }
    return series;
  }

  private static Dyadic[] append(Dyadic[] series, Dyadic next) {
    Dyadic[] longer = Arrays.copyOf(series, series.length + 1);
    longer[series.length] = next;
    return longer;
  }

  private static Dyadic over(Dyadic x, int k) {
    return DyadicInterval.of(x).divide(DyadicInterval.of(Dyadic.of(k)), BITS).lower();
  }

  private Dyadic length(List<Dyadic[]> series) {
    double radius = Double.POSITIVE_INFINITY;
    for (int k = ORDER - 1; k <= ORDER; k++) {
      for (Dyadic[] s : series) {
        double size = Math.abs(s[k].approximateDouble());
        radius = size == 0 ? radius : Math.min(radius, Math.pow(size, -1.0 / k));
      }
    }
    return Dyadic.of(Math.min(1, radius / 10)).round(6);
  }

  private static List<Polynomial> scaled(List<Dyadic[]> series, Dyadic length) {
    List<Polynomial> polynomials = new ArrayList<>();
    for (Dyadic[] s : series) {
      List<Dyadic> coefficients = new ArrayList<>();
      Dyadic power = Dyadic.ONE;
      for (Dyadic c : s) {
        coefficients.add(c.multiply(power).round(BITS));
        power = power.multiply(length).round(BITS);
      }
      polynomials.add(Polynomial.of(coefficients));
    }
    return polynomials;
  }

  /** The field {@code Σ c_i y_i ∇f(x_i)} on series. */
  private List<Dyadic[]> field(List<Dyadic[]> w) {
    int n = w.get(0).length;
    List<Dyadic[]> sum = new ArrayList<>();
    w.forEach(x -> sum.add(zero(n)));
    for (int i = 0; i < problem.data().size(); i++) {
      List<Dyadic[]> s = forward(w, i);
      Dyadic label = Dyadic.of(problem.data().label(i));
      Dyadic[] weight = times(slope(times(s.get(network.output()), label)), label);
      List<Dyadic[]> delta = backward(w, i);
      for (Edge edge : network.edges()) {
        if (edge.isTrainable()) {
          Dyadic[] z = gated(edge.from(), i, s.get(edge.from()));
          Dyadic[] part = product(weight, product(z, delta.get(edge.to())));
          sum.set(edge.parameter(), plus(sum.get(edge.parameter()), part));
        }
      }
    }
    Dyadic factor = Dyadic.approximate(problem.sampleFactor(), BITS);
    return sum.stream().map(x -> times(x, factor)).toList();
  }

  private List<Dyadic[]> forward(List<Dyadic[]> w, int i) {
    int n = w.get(0).length;
    List<Dyadic[]> s = new ArrayList<>();
    for (int v = 0; v < network.size(); v++) {
      Dyadic[] sum = zero(n);
      if (v < network.inputs()) {
        sum[0] = Dyadic.approximate(problem.data().point(i).get(v), BITS);
      }
      for (Edge edge : network.incoming(v)) {
        sum = plus(sum, product(value(edge, w), gated(edge.from(), i, s.get(edge.from()))));
      }
      s.add(sum);
    }
    return s;
  }

  private List<Dyadic[]> backward(List<Dyadic[]> w, int i) {
    Dyadic[][] delta = new Dyadic[network.size()][];
    delta[network.output()] = zero(w.get(0).length);
    delta[network.output()][0] = Dyadic.ONE;
    for (int v = network.output() - 1; v >= network.inputs(); v--) {
      Dyadic[] sum = zero(w.get(0).length);
      for (Edge edge : network.outgoing(v)) {
        sum = plus(sum, product(value(edge, w), delta[edge.to()]));
      }
      delta[v] = gated(v, i, sum);
    }
    return Arrays.asList(delta);
  }

  private Dyadic[] value(Edge edge, List<Dyadic[]> w) {
    if (edge.isTrainable()) {
      return w.get(edge.parameter());
    }
    Dyadic[] constant = zero(w.get(0).length);
    constant[0] = Dyadic.approximate(edge.value(List.of()), BITS);
    return constant;
  }

  private Dyadic[] gated(int v, int i, Dyadic[] series) {
    return network.activation(v).isLinear() || gates.gate(i, v) == Gate.ON
        ? series
        : times(series, Dyadic.approximate(network.activation(v).negativeSlope(), BITS));
  }

  /** {@code 1/2 - p/2s} with {@code s² = 4 + p²}, on series. */
  private static Dyadic[] squarePlusSlope(Dyadic[] p) {
    Dyadic[] s = new Dyadic[p.length];
    Dyadic[] c = new Dyadic[p.length];
    DyadicInterval square = DyadicInterval.of(p[0]).square().add(DyadicInterval.of(Dyadic.of(4)));
    s[0] = square.sqrt(BITS).lower();
    for (int k = 0; k < p.length; k++) {
      Dyadic rest = Dyadic.ZERO;
      for (int j = 0; j <= k; j++) {
        rest = rest.add(p[j].multiply(p[k - j]));
        rest = j > 0 && j < k ? rest.subtract(s[j].multiply(s[k - j])) : rest;
      }
      s[k] = k == 0 ? s[0] : quotient(rest.scale(-1), s[0]);
      Dyadic quotient = p[k].scale(-1);
      for (int j = 1; j <= k; j++) {
        quotient = quotient.subtract(s[j].multiply(c[k - j]));
      }
      c[k] = quotient(quotient, s[0]);
    }
    return IntStream.range(0, p.length)
        .mapToObj(k -> k == 0 ? Dyadic.ONE.scale(-1).subtract(c[0]) : c[k].negate())
        .toArray(Dyadic[]::new);
  }

  private static Dyadic quotient(Dyadic numerator, Dyadic divisor) {
    return DyadicInterval.of(numerator.round(BITS))
        .divide(DyadicInterval.of(divisor), BITS)
        .lower();
  }

  /** {@code e^-p}, or {@code e^-p/(1 + e^-p)}, on series, or that of another loss. */
  private Dyadic[] slope(Dyadic[] p) {
    if (problem.loss() == Loss.SQUARE) {
      return IntStream.range(0, p.length)
          .mapToObj(k -> k == 0 ? Dyadic.ONE.subtract(p[0]) : p[k].negate())
          .toArray(Dyadic[]::new);
    }
    if (problem.loss() == Loss.SQUAREPLUS) {
      return squarePlusSlope(p);
    }
    Dyadic[] e = new Dyadic[p.length];
    e[0] = DyadicInterval.of(p[0].negate()).exp(BITS).middle().round(BITS);
    for (int k = 1; k < p.length; k++) {
      Dyadic sum = Dyadic.ZERO;
      for (int j = 1; j <= k; j++) {
        sum = sum.add(Dyadic.of(j).multiply(p[j]).multiply(e[k - j]));
      }
      e[k] = over(sum.negate().round(BITS), k);
    }
    return problem.loss() == Loss.EXPONENTIAL ? e : quotient(e);
  }

  private static Dyadic[] quotient(Dyadic[] e) {
    Dyadic[] c = new Dyadic[e.length];
    DyadicInterval divisor = DyadicInterval.of(Dyadic.ONE.add(e[0]));
    for (int k = 0; k < e.length; k++) {
      Dyadic rest = e[k];
      for (int j = 1; j <= k; j++) {
        rest = rest.subtract(e[j].multiply(c[k - j]));
      }
      c[k] = DyadicInterval.of(rest.round(BITS)).divide(divisor, BITS).lower();
    }
    return c;
  }

  private static Dyadic[] zero(int n) {
    Dyadic[] zero = new Dyadic[n];
    Arrays.fill(zero, Dyadic.ZERO);
    return zero;
  }

  private static Dyadic[] plus(Dyadic[] a, Dyadic[] b) {
    return IntStream.range(0, a.length)
        .mapToObj(k -> a[k].add(b[k]).round(BITS))
        .toArray(Dyadic[]::new);
  }

  private static Dyadic[] times(Dyadic[] a, Dyadic factor) {
    return IntStream.range(0, a.length)
        .mapToObj(k -> a[k].multiply(factor).round(BITS))
        .toArray(Dyadic[]::new);
  }

  private static Dyadic[] product(Dyadic[] a, Dyadic[] b) {
    Dyadic[] c = zero(a.length);
    for (int k = 0; k < a.length; k++) {
      for (int j = 0; j <= k; j++) {
        c[k] = c[k].add(a[j].multiply(b[k - j]));
      }
      c[k] = c[k].round(BITS);
    }
    return c;
  }
}
