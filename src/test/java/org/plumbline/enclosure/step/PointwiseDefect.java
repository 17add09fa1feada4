package org.plumbline.enclosure.step;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.plumbline.data.Loss;
import org.plumbline.enclosure.proposal.ProposedStep;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.SharedSlopes;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.network.Weight;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Elementary;
import org.plumbline.number.Rational;

/**
 * The defect {@code ‖P'(τ) - hF(P(τ))‖} of a step at one instant, computed plainly: the field of
 * one sample after the other by both passes, with numbers of hundreds of bits.
 */
final class PointwiseDefect {
  private static final int BITS = 500;
  private static final Elementary ELEMENTARY = Elementary.withBits(BITS);

  private final FlowProblem problem;
  private final Network network;
  private final GateTable gates;
  private final SharedSlopes shared;
  private final List<Dyadic> weights;
  private final List<Dyadic> slopes;
  private final Dyadic[] field;

  private PointwiseDefect(
      FlowProblem problem,
      GateTable gates,
      SharedSlopes shared,
      List<Dyadic> weights,
      List<Dyadic> slopes) {
    this.problem = problem;
    this.network = problem.network();
    this.gates = gates;
    this.shared = shared;
    this.weights = weights;
    this.slopes = slopes;
    this.field = new Dyadic[network.parameters()];
    Arrays.fill(field, Dyadic.ZERO);
  }

  /** The defect at {@code τ}, correct to some 100 digits. */
  static double at(
      FlowProblem problem,
      ProposedStep step,
      GateTable gates,
      SharedSlopes shared,
      Rational length,
      Dyadic tau) {
    List<Dyadic> weights = step.weights().stream().map(p -> value(p, tau, 0)).toList();
    List<Dyadic> slopes = step.slopes().stream().map(p -> value(p, tau, 0)).toList();
    PointwiseDefect at = new PointwiseDefect(problem, gates, shared, weights, slopes);
    for (int i = 0; i < problem.data().size(); i++) {
      at.add(i);
    }
    Dyadic h = Dyadic.approximate(length.multiply(problem.sampleFactor()), BITS);
    Dyadic squares = Dyadic.ZERO;
    for (int p = 0; p < weights.size(); p++) {
      Dyadic slope = value(step.weights().get(p), tau, 1);
      Dyadic miss = slope.subtract(h.multiply(at.field[p])).round(BITS);
      squares = squares.add(miss.multiply(miss)).round(BITS);
    }
    long power = squares.signum() == 0 ? 0 : squares.magnitudeExponent() & ~1L;
    return StrictMath.scalb(
        StrictMath.sqrt(squares.scale(-power).approximateDouble()), (int) (power / 2));
  }

  /** The polynomial, or its derivative, at a point. */
  private static Dyadic value(
      org.plumbline.enclosure.ball.SeriesBall ball, Dyadic tau, int derivative) {
    Dyadic value = Dyadic.ZERO;
    for (int k = ball.length() - 1; k >= derivative; k--) {
      Dyadic factor = Dyadic.of(derivative == 1 ? k : 1);
      value = value.multiply(tau).add(ball.coefficient(k).multiply(factor));
    }
    return value;
  }

  private static Dyadic rounded(Rational value) {
    return Dyadic.approximate(value, BITS);
  }

  private Dyadic weight(Edge edge) {
    return edge.weight() instanceof Weight.Fixed fixed
        ? rounded(fixed.value())
        : weights.get(edge.parameter());
  }

  private Dyadic gate(int i, int v) {
    Rational below = network.activation(v).negativeSlope();
    return gates.gate(i, v) == Gate.ON ? Dyadic.ONE : rounded(below);
  }

  /** Adds the part of sample {@code i}, without the factor of the mean. */
  private void add(int i) {
    Dyadic[] z = new Dyadic[network.size()];
    for (int v = 0; v < z.length; v++) {
      Dyadic s = v < network.inputs() ? rounded(problem.data().point(i).get(v)) : Dyadic.ZERO;
      for (Edge edge : network.incoming(v)) {
        s = s.add(weight(edge).multiply(z[edge.from()])).round(BITS);
      }
      boolean isInput = v < network.inputs();
      z[v] = isInput ? s : gates.gate(i, v) == Gate.PINNED ? Dyadic.ZERO : s.multiply(gate(i, v));
    }
    Dyadic y = Dyadic.of(problem.data().label(i));
    Dyadic c = lossWeight(y.multiply(z[network.output()])).multiply(y);
    Dyadic[] delta = new Dyadic[network.size()];
    for (int v = z.length - 1; v >= network.inputs(); v--) {
      Dyadic back = v == network.output() ? c : Dyadic.ZERO;
      for (Edge edge : network.outgoing(v)) {
        back = back.add(weight(edge).multiply(delta[edge.to()])).round(BITS);
      }
      delta[v] = back.multiply(slope(i, v)).round(BITS);
      for (Edge edge : network.incoming(v)) {
        if (edge.isTrainable()) {
          int p = edge.parameter();
          field[p] = field[p].add(z[edge.from()].multiply(delta[v])).round(BITS);
        }
      }
    }
  }

  private Dyadic slope(int i, int v) {
    if (gates.gate(i, v) != Gate.PINNED) {
      return gate(i, v);
    }
    Pair pair = new Pair(i, v);
    Dyadic theta = slopes.get(shared.index(pair));
    Dyadic used = shared.isOpposite(pair) ? Dyadic.ONE.subtract(theta) : theta;
    Dyadic below = rounded(network.activation(v).negativeSlope());
    return below.add(used.multiply(Dyadic.ONE.subtract(below)));
  }

  private Dyadic lossWeight(Dyadic margin) {
    if (problem.loss() == Loss.EXPONENTIAL) {
      return ELEMENTARY.exp(margin.negate());
    }
    return Dyadic.ONE.approximateQuotient(Dyadic.ONE.add(ELEMENTARY.exp(margin)), BITS);
  }

  /** Instants at which the defect is looked at. */
  static List<Dyadic> instants() {
    List<Dyadic> instants = new ArrayList<>();
    for (int j = 0; j <= 8; j++) {
      instants.add(Dyadic.of(j).scale(-3));
    }
    return instants;
  }
}
