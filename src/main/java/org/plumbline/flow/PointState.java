package org.plumbline.flow;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.data.Loss;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Pair;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.network.Weight;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Elementary;
import org.plumbline.number.Rational;

/**
 * Pre-activations, their natural sizes, margins and risk at one point in weight space, in floats of
 * a given length.
 *
 * <p>The natural size of {@code s_v} is what it would be if nothing cancelled: {@code Σ |w_av|
 * size_a}. A pre-activation far below it is zero as far as the precision can tell.
 */
final class PointState {
  private final FlowProblem problem;
  private final int bits;
  private final List<Dyadic> weights;
  private final List<List<Dyadic>> preActivations = new ArrayList<>();
  private final List<List<Dyadic>> sizes = new ArrayList<>();

  private PointState(FlowProblem problem, List<Dyadic> weights, int bits) {
    this.problem = problem;
    this.weights = weights;
    this.bits = bits;
    for (int i = 0; i < problem.data().size(); i++) {
      evaluate(problem.data().point(i));
    }
  }

  static PointState at(FlowProblem problem, List<Dyadic> weights, int bits) {
    return new PointState(problem, weights, bits);
  }

  private void evaluate(List<Rational> x) {
    Network network = problem.network();
    List<Dyadic> s = new ArrayList<>();
    List<Dyadic> z = new ArrayList<>();
    List<Dyadic> size = new ArrayList<>();
    for (int v = 0; v < network.size(); v++) {
      Dyadic value = Dyadic.ZERO;
      Dyadic bound = Dyadic.ZERO;
      if (v < network.inputs()) {
        value = Dyadic.approximate(x.get(v), bits);
        bound = value.abs();
      }
      for (Edge edge : network.incoming(v)) {
        Dyadic weight = weight(edge);
        value = value.add(weight.multiply(z.get(edge.from())));
        bound = bound.add(weight.abs().multiply(size.get(edge.from()))).round(64);
      }
      s.add(value.round(bits));
      size.add(bound);
      z.add(activated(v, s.get(v)));
    }
    preActivations.add(s);
    sizes.add(size);
  }

  private Dyadic weight(Edge edge) {
    return edge.weight() instanceof Weight.Fixed fixed
        ? Dyadic.approximate(fixed.value(), bits)
        : weights.get(edge.parameter());
  }

  private Dyadic activated(int v, Dyadic s) {
    Rational slope = problem.network().activation(v).negativeSlope();
    return s.signum() >= 0 ? s : s.multiply(Dyadic.approximate(slope, bits)).round(bits);
  }

  List<Dyadic> weights() {
    return weights;
  }

  Dyadic preActivation(Pair pair) {
    return preActivations.get(pair.sample()).get(pair.vertex());
  }

  Dyadic size(Pair pair) {
    return sizes.get(pair.sample()).get(pair.vertex());
  }

  /** Whether the pre-activation is below {@code 2^-negligible} of its natural size. */
  boolean vanishes(Pair pair, int negligible) {
    return preActivation(pair).abs().compareTo(size(pair).scale(-negligible)) <= 0;
  }

  /** The margin {@code y_i f(x_i)}. */
  Dyadic margin(int i) {
    Dyadic f = preActivations.get(i).get(problem.network().output());
    return problem.data().label(i) > 0 ? f : f.negate();
  }

  /** The risk. */
  Dyadic risk() {
    Elementary elementary = Elementary.withBits(bits);
    Dyadic sum = Dyadic.ZERO;
    for (int i = 0; i < problem.data().size(); i++) {
      Dyadic e = elementary.exp(margin(i).negate());
      Dyadic loss = problem.loss() == Loss.EXPONENTIAL ? e : elementary.logOnePlus(e);
      sum = sum.add(loss).round(bits);
    }
    return sum.multiply(Dyadic.approximate(problem.sampleFactor(), bits)).round(bits);
  }
}
