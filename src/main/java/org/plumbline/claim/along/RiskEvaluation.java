package org.plumbline.claim.along;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.data.DyadicFunctions;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.DyadicArithmetic;
import org.plumbline.network.Network;
import org.plumbline.network.Sweep;
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
  private final Sweep<DyadicInterval> sweep;
  private final DyadicFunctions functions;
  private final List<List<@Rigorous DyadicInterval>> points;

  private RiskEvaluation(
      FlowProblem problem, int bits, List<List<@Rigorous DyadicInterval>> points) {
    this.problem = problem;
    this.bits = bits;
    this.sweep = Sweep.of(problem.network().incidence(), new DyadicArithmetic(bits));
    this.functions = new DyadicFunctions(bits);
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

  /** Whether the loss of a margin is a number in range: one of slope at most 1 always is. */
  private boolean hasLoss(DyadicInterval margin) {
    Dyadic lower = margin.lower();
    return !problem.loss().growsExponentially()
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
  @SuppressWarnings("rigorous") // a sweep is as rigorous as its operands: sums and products are
  public List<@PolyRigorous DyadicInterval> preActivations(
      List<@PolyRigorous DyadicInterval> weights, List<@PolyRigorous DyadicInterval> input) {
    Network network = problem.network();
    DyadicInterval[] ofEdges = new DyadicInterval[sweep.edges().size()];
    DyadicInterval[] before = new DyadicInterval[network.size()];
    DyadicInterval[] after = new DyadicInterval[network.size()];
    sweep.fill(ofEdges, p -> weights.get(p));
    sweep.forward(
        ofEdges,
        after,
        (v, sum) -> {
          before[v] = v < network.inputs() ? input.get(v) : sum.outward(bits);
          return network.activation(v).image(before[v], bits);
        });
    return List.of(before);
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
   * The loss {@code ℓ(p)}.
   *
   * @throws org.plumbline.number.RangeException if it may be beyond {@code e^(2^60)}
   */
  @SuppressWarnings("rigorous") // its functions contain those of the loss
  public @PolyRigorous DyadicInterval loss(@PolyRigorous DyadicInterval margin) {
    return problem.loss().value(functions, margin);
  }

  /** The loss's {@code -ℓ'(p)}. */
  @SuppressWarnings("rigorous") // its functions contain those of the loss
  public @PolyRigorous DyadicInterval slope(@PolyRigorous DyadicInterval margin) {
    return problem.loss().slope(functions, margin);
  }

  /** The loss {@code ℓ(0)}. */
  @SuppressWarnings("rigorous") // its functions contain those of the loss
  @Rigorous
  DyadicInterval lossAtZero() {
    return problem.loss().atZero(functions);
  }

  /**
   * The margin {@code ℓ⁻¹(Σ ℓ(p_i))} for margins that are not negative. Where of the sum is only
   * known that it is next to nothing, it lies at most {@code 2n} below the least margin, and not
   * above it: that happens to losses that fall exponentially, and holds for them.
   */
  public DyadicInterval smoothedMargin(RiskAt risk) {
    DyadicInterval sum = risk.lossSum();
    if (sum.lower().signum() > 0) {
      return problem.loss().inverse(functions, sum);
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
}
