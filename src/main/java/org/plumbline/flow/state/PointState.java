package org.plumbline.flow.state;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.plumbline.data.ValueFunctions;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Pair;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.network.Weight;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Elementary;
import org.plumbline.number.Rational;

/**
 * Pre-activations, their natural sizes, margins and risk at one point in weight space, in floats of
 * a given length.
 *
 * <p>The natural size of {@code s_v} is what it would be if nothing cancelled and all weights were
 * as large as they have been on the trajectory: {@code Σ max|w_av| size_a}. A pre-activation far
 * below it is zero as far as the precision can tell, also where that is because the weights
 * themselves have come down to zero.
 */
public final class PointState {
  private static final Dyadic LARGEST_EXPONENT = Dyadic.ONE.scale(59);

  private final FlowProblem problem;
  private final int bits;
  private final List<Dyadic> weights;
  private final List<Dyadic> reach;
  private final PlainSigns near;
  private final @Nullable Sample[] samples;
  private int @Nullable [][] plainSigns;

  private PointState(
      FlowProblem problem, List<Dyadic> weights, List<Dyadic> reach, PlainSigns near, int bits) {
    this.problem = problem;
    this.weights = weights;
    this.reach = reach;
    this.near = near;
    this.bits = bits;
    this.samples = new Sample[problem.data().size()];
  }

  /** What is known of one sample: evaluated when first asked for, as most points never are. */
  private record Sample(List<Dyadic> preActivations, List<Dyadic> sizes) {}

  private Sample sample(int i) {
    Sample known = samples[i];
    if (known == null) {
      known = evaluate(problem.data().point(i));
      samples[i] = known;
    }
    return known;
  }

  /** The state at the given weights, as large as they are there. */
  public static PointState at(FlowProblem problem, List<Dyadic> weights, int bits) {
    return new PointState(problem, weights, reach(weights, weights), new PlainSigns(problem), bits);
  }

  /** The state at the given weights, of which it is known how large they have been. */
  public static PointState at(
      FlowProblem problem, List<Dyadic> weights, List<Dyadic> reach, int bits) {
    return new PointState(problem, weights, reach, new PlainSigns(problem), bits);
  }

  /** The state at the given weights, later on the trajectory that this one is on. */
  public PointState next(List<Dyadic> next) {
    return new PointState(problem, next, reach(reach, next), near, bits);
  }

  /** The larger of two sizes of each weight; where that is zero, the largest of all weights. */
  private static List<Dyadic> reach(List<Dyadic> before, List<Dyadic> now) {
    List<Dyadic> reach = new ArrayList<>();
    for (int p = 0; p < now.size(); p++) {
      Dyadic a = before.get(p).abs();
      Dyadic b = now.get(p).abs();
      Dyadic larger = isPlainlyLarger(a, b) || a.compareTo(b) > 0 ? a : b;
      reach.add((larger.signum() == 0 ? largest(now) : larger).round(64));
    }
    return reach;
  }

  /** Whether magnitudes alone show that {@code a} is the larger one. */
  private static boolean isPlainlyLarger(Dyadic a, Dyadic b) {
    return a.signum() > 0 && b.signum() > 0 && a.magnitudeExponent() > b.magnitudeExponent();
  }

  private static Dyadic largest(List<Dyadic> weights) {
    return weights.stream().map(Dyadic::abs).max(Comparator.naturalOrder()).orElse(Dyadic.ZERO);
  }

  private Sample evaluate(List<Rational> x) {
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
        bound = bound.add(reach(edge).multiply(size.get(edge.from()))).round(64);
      }
      s.add(value.round(bits));
      size.add(bound);
      z.add(activated(v, s.get(v)));
    }
    return new Sample(s, size);
  }

  private Dyadic reach(Edge edge) {
    return edge.isTrainable() ? reach.get(edge.parameter()) : weight(edge).abs();
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

  public List<Dyadic> weights() {
    return weights;
  }

  /**
   * Weights that differ from these by {@code 2^-negligible} of how large they have been, up or down
   * by no rule; those that are 0 are that exactly.
   */
  public List<Dyadic> perturbed(int direction, int negligible) {
    List<Dyadic> perturbed = new ArrayList<>();
    for (int p = 0; p < weights.size(); p++) {
      Dyadic w = weights.get(p);
      Dyadic error = reach.get(p).scale(-negligible);
      boolean isUp = (p * 7 + direction * 3) % 5 % 2 == 0;
      perturbed.add(w.signum() == 0 ? w : isUp ? w.add(error) : w.subtract(error));
    }
    return perturbed;
  }

  /** How large the weights have been. */
  public List<Dyadic> reach() {
    return reach;
  }

  /** How large a weight has been. */
  public Dyadic reach(int parameter) {
    return reach.get(parameter);
  }

  /** The signs of pre-activations that double arithmetic shows, by sample; 0 for those in doubt. */
  private int[][] plainSigns() {
    int[][] known = plainSigns;
    if (known == null) {
      known = near.at(approximate(weights), approximate(reach));
      plainSigns = known;
    }
    return known;
  }

  private static double[] approximate(List<Dyadic> numbers) {
    return numbers.stream().mapToDouble(Dyadic::approximateDouble).toArray();
  }

  /** The sign of a pre-activation. */
  public int sign(Pair pair) {
    int plain = plainSigns()[pair.sample()][pair.vertex()];
    return plain != 0 ? plain : preActivation(pair).signum();
  }

  public Dyadic preActivation(Pair pair) {
    return sample(pair.sample()).preActivations().get(pair.vertex());
  }

  public Dyadic size(Pair pair) {
    return sample(pair.sample()).sizes().get(pair.vertex());
  }

  /** Whether the pre-activation is below {@code 2^-negligible} of its natural size. */
  public boolean vanishes(Pair pair, int negligible) {
    boolean isPlain =
        negligible > NearValues.NOISE_BITS && plainSigns()[pair.sample()][pair.vertex()] != 0;
    return !isPlain && preActivation(pair).abs().compareTo(size(pair).scale(-negligible)) <= 0;
  }

  /** The margin {@code y_i f(x_i)}. */
  public Dyadic margin(int i) {
    Dyadic f = sample(i).preActivations().get(problem.network().output());
    return problem.data().label(i) > 0 ? f : f.negate();
  }

  /** The risk; exponents beyond {@code ±LARGEST_EXPONENT} are taken for that. */
  public Dyadic risk() {
    Functions functions = new Functions(Elementary.withBits(bits), bits);
    Dyadic sum = Dyadic.ZERO;
    for (int i = 0; i < problem.data().size(); i++) {
      sum = sum.approximateSum(problem.loss().value(functions, margin(i)), bits);
    }
    return sum.multiply(Dyadic.approximate(problem.sampleFactor(), bits)).round(bits);
  }

  /** Approximate functions; {@code log(1 + e^u)} is {@code u} where that is large. */
  private record Functions(Elementary elementary, int bits) implements ValueFunctions<Dyadic> {
    @Override
    public Dyadic of(long n) {
      return Dyadic.of(n);
    }

    @Override
    public Dyadic negate(Dyadic u) {
      return u.negate();
    }

    @Override
    public Dyadic add(Dyadic u, Dyadic v) {
      return u.approximateSum(v, bits);
    }

    @Override
    public Dyadic multiply(Dyadic u, Dyadic v) {
      return u.multiply(v).round(bits);
    }

    @Override
    public Dyadic square(Dyadic u) {
      return multiply(u, u);
    }

    @Override
    public Dyadic reciprocal(Dyadic u) {
      return Dyadic.ONE.approximateQuotient(u, bits);
    }

    @Override
    public Dyadic sqrt(Dyadic u) {
      return DyadicInterval.of(u).sqrt(bits).lower();
    }

    @Override
    public boolean isNegative(Dyadic u) {
      return u.signum() < 0;
    }

    @Override
    public Dyadic decreasing(Dyadic u, UnaryOperator<Dyadic> function) {
      return function.apply(u);
    }

    @Override
    public Dyadic exp(Dyadic u) {
      return elementary.exp(u.min(LARGEST_EXPONENT).max(LARGEST_EXPONENT.negate()));
    }

    @Override
    public Dyadic softPlus(Dyadic u) {
      return u.compareTo(Dyadic.of(bits)) > 0 ? u : elementary.logOnePlus(exp(u));
    }
  }
}
