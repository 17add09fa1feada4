package org.plumbline.claim.along;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.data.Loss;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.network.Weight;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;
import org.plumbline.number.qual.PolyRigorous;
import org.plumbline.number.qual.Rigorous;

/**
 * Margins {@code p_i}, losses and their sum on intervals of weights: each result contains the exact
 * value for every choice of weights in the intervals (proofs-notes/interval.md).
 *
 * <p>Losses of any size are handled, {@code e^-100000} included: exponents are unbounded.
 */
public final class RiskEvaluation {
  /** Exponentials of {@code 2^EXPONENT_BITS} and more are out of range. */
  private static final int EXPONENT_BITS = 60;

  private final FlowProblem problem;
  private final int bits;
  private final List<List<@Rigorous DyadicInterval>> points;

  private RiskEvaluation(
      FlowProblem problem, int bits, List<List<@Rigorous DyadicInterval>> points) {
    this.problem = problem;
    this.bits = bits;
    this.points = points;
  }

  /** The evaluation for {@code problem}, rounding outwards to {@code bits} bits. */
  public static RiskEvaluation of(FlowProblem problem, int bits) {
    List<List<@Rigorous DyadicInterval>> points =
        problem.data().points().stream()
            .map(x -> x.stream().map(c -> DyadicInterval.enclosing(c, bits)).toList())
            .toList();
    return new RiskEvaluation(problem, bits, points);
  }

  /** Margins and risk at a knot, allowing for its radius. */
  public RiskAt at(Instant knot) {
    List<DyadicInterval> margins = margins(knot.tube());
    boolean isInRange = margins.stream().allMatch(this::hasLoss);
    return new RiskAt(knot, margins, isInRange ? Optional.of(lossSum(margins)) : Optional.empty());
  }

  /** Whether the loss of a margin is a number in range: the logistic one always is. */
  private boolean hasLoss(DyadicInterval margin) {
    Dyadic lower = margin.lower();
    return problem.loss() == Loss.LOGISTIC
        || lower.signum() >= 0
        || lower.magnitudeExponent() <= EXPONENT_BITS;
  }

  /** The margins {@code p_i = y_i f(x_i)}. */
  public List<@PolyRigorous DyadicInterval> margins(List<@PolyRigorous DyadicInterval> weights) {
    List<@PolyRigorous DyadicInterval> margins = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      DyadicInterval f = preActivations(weights, i).get(problem.network().output());
      margins.add(problem.data().label(i) > 0 ? f : f.negate());
    }
    return margins;
  }

  /**
   * The pre-activations {@code s_v} of every vertex on sample {@code i}; for inputs the input
   * itself.
   */
  public List<@PolyRigorous DyadicInterval> preActivations(
      List<@PolyRigorous DyadicInterval> weights, int i) {
    return preActivations(weights, points.get(i));
  }

  /** The pre-activations at the given input. */
  public List<@PolyRigorous DyadicInterval> preActivations(
      List<@PolyRigorous DyadicInterval> weights, List<@PolyRigorous DyadicInterval> input) {
    Network network = problem.network();
    List<@PolyRigorous DyadicInterval> before = new ArrayList<>(input);
    List<@PolyRigorous DyadicInterval> after = new ArrayList<>(input);
    for (int v = network.inputs(); v < network.size(); v++) {
      @PolyRigorous DyadicInterval sum = DyadicInterval.ZERO;
      for (Edge edge : network.incoming(v)) {
        DyadicInterval z = after.get(edge.from());
        if (z.upper().signum() != 0 || z.lower().signum() != 0) {
          sum = sum.add(value(edge, weights).multiply(z));
        }
      }
      DyadicInterval s = sum.outward(bits);
      before.add(s);
      after.add(activated(network.activation(v), s));
    }
    return before;
  }

  private @PolyRigorous DyadicInterval value(
      Edge edge, List<@PolyRigorous DyadicInterval> weights) {
    return edge.weight() instanceof Weight.Fixed fixed
        ? DyadicInterval.enclosing(fixed.value(), bits)
        : weights.get(edge.parameter());
  }

  /** Activations are monotone, so the ends of the interval decide. */
  private @PolyRigorous DyadicInterval activated(
      Activation activation, @PolyRigorous DyadicInterval s) {
    if (activation.isLinear() || s.lower().signum() >= 0) {
      return s;
    }
    DyadicInterval slope = DyadicInterval.enclosing(activation.negativeSlope(), bits);
    Dyadic lower = slope.multiply(DyadicInterval.of(s.lower())).lower();
    Dyadic upper =
        s.upper().signum() > 0 ? s.upper() : slope.multiply(DyadicInterval.of(s.upper())).upper();
    return new DyadicInterval(lower, upper).outward(bits);
  }

  /** The sum {@code Σ ℓ(p_i)} of the losses. */
  @PolyRigorous
  DyadicInterval lossSum(List<@PolyRigorous DyadicInterval> margins) {
    @PolyRigorous DyadicInterval sum = DyadicInterval.ZERO;
    for (DyadicInterval margin : margins) {
      sum = sum.add(loss(margin)).outward(bits);
    }
    return sum;
  }

  /** The risk {@code R}, given the sum of the losses. */
  public @PolyRigorous DyadicInterval risk(@PolyRigorous DyadicInterval lossSum) {
    Rational factor = problem.sampleFactor();
    return factor.equals(Rational.ONE)
        ? lossSum
        : lossSum.multiply(DyadicInterval.enclosing(factor, bits)).outward(bits);
  }

  /**
   * The loss {@code ℓ(p)}; where {@code e^-p} is large the logistic one is {@code -p} and next to
   * nothing.
   *
   * @throws org.plumbline.number.RangeException if it may be beyond {@code e^(2^60)}
   */
  @PolyRigorous
  DyadicInterval loss(@PolyRigorous DyadicInterval margin) {
    DyadicInterval u = margin.negate();
    if (problem.loss() == Loss.EXPONENTIAL) {
      return exp(u);
    }
    if (!isLarge(u.upper())) {
      return logOnePlus(exp(u));
    }
    Dyadic lower =
        isLarge(u.lower()) ? u.lower() : logOnePlus(exp(DyadicInterval.of(u.lower()))).lower();
    DyadicInterval rest = DyadicInterval.of(Dyadic.ONE.scale(-bits));
    return new DyadicInterval(lower, DyadicInterval.of(u.upper()).add(rest).upper()).outward(bits);
  }

  /** The loss's {@code -ℓ'(p)}: {@code e^-p}, or {@code e^-p / (1 + e^-p)}. */
  public @PolyRigorous DyadicInterval slope(@PolyRigorous DyadicInterval margin) {
    DyadicInterval u = margin.negate();
    if (problem.loss() == Loss.EXPONENTIAL) {
      return exp(u);
    }
    if (!isLarge(u.upper())) {
      return logistic(exp(u));
    }
    Dyadic lower =
        isLarge(u.lower())
            ? Dyadic.ONE.subtract(Dyadic.ONE.scale(-bits))
            : logistic(exp(DyadicInterval.of(u.lower()))).lower();
    return new DyadicInterval(lower, Dyadic.ONE);
  }

  private @PolyRigorous DyadicInterval exp(@PolyRigorous DyadicInterval u) {
    return u.exp(bits).outward(bits);
  }

  private @PolyRigorous DyadicInterval logistic(@PolyRigorous DyadicInterval e) {
    return e.divide(DyadicInterval.ONE.add(e).outward(bits), bits);
  }

  /** Whether {@code e^-u} is below {@code 2^-bits}. */
  private boolean isLarge(Dyadic u) {
    return u.compareTo(Dyadic.of(bits)) >= 0;
  }

  /** The loss {@code ℓ(0)}: 1 or log 2. */
  @Rigorous
  DyadicInterval lossAtZero() {
    return problem.loss() == Loss.EXPONENTIAL
        ? DyadicInterval.ONE
        : DyadicInterval.of(Dyadic.of(2)).log(bits);
  }

  /**
   * The margin {@code ℓ⁻¹(Σ ℓ(p_i))} for margins that are not negative. Where of the sum is only
   * known that it is next to nothing, it lies at most {@code 2n} below the least margin, and not
   * above it.
   */
  public DyadicInterval smoothedMargin(RiskAt risk) {
    DyadicInterval sum = risk.lossSum();
    if (sum.lower().signum() > 0) {
      return inverseLoss(sum);
    }
    DyadicInterval least =
        risk.margins().stream()
            .reduce(
                (a, b) -> new DyadicInterval(a.lower().min(b.lower()), a.upper().min(b.upper())))
            .orElseThrow();
    Dyadic below = Dyadic.of(2L * risk.margins().size());
    DyadicInterval lowered = least.subtract(new DyadicInterval(Dyadic.ZERO, below));
    return lowered.outward(bits);
  }

  /** The margin {@code ℓ⁻¹(r)} at which one sample's loss is {@code r > 0}. */
  private @PolyRigorous DyadicInterval inverseLoss(@PolyRigorous DyadicInterval r) {
    return problem.loss() == Loss.EXPONENTIAL
        ? r.log(bits).negate()
        : expMinusOne(r).log(bits).negate();
  }

  /**
   * {@code log(1 + e)} for {@code e > 0}; between {@code e - e²/2} and {@code e} where that is as
   * sharp.
   */
  private @PolyRigorous DyadicInterval logOnePlus(@PolyRigorous DyadicInterval e) {
    long magnitude = e.upper().magnitudeExponent();
    if (magnitude < -bits) {
      DyadicInterval least = DyadicInterval.of(e.lower());
      Dyadic lower = least.subtract(least.square().scale(-1)).lower();
      return new DyadicInterval(lower, e.upper()).outward(bits);
    }
    int width = bits + (int) Math.max(0, -magnitude);
    return DyadicInterval.ONE.add(e).log(width).outward(bits);
  }

  /**
   * {@code e^r - 1} for {@code r > 0}; between {@code r} and {@code r + r²} where that is as sharp.
   */
  private @PolyRigorous DyadicInterval expMinusOne(@PolyRigorous DyadicInterval r) {
    long magnitude = r.upper().magnitudeExponent();
    if (magnitude < -bits) {
      DyadicInterval most = DyadicInterval.of(r.upper());
      Dyadic upper = most.add(most.square()).upper();
      return new DyadicInterval(r.lower(), upper).outward(bits);
    }
    int width = bits + (int) Math.max(0, -magnitude);
    return r.exp(width).subtract(DyadicInterval.ONE).outward(bits);
  }
}
