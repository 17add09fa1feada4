package org.plumbline.claim.forever;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.claim.along.Observations;
import org.plumbline.claim.along.RiskAt;
import org.plumbline.data.DyadicFunctions;
import org.plumbline.data.Loss;
import org.plumbline.data.MaxMargin;
import org.plumbline.field.FlowProblem;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;
import org.plumbline.number.RationalMatrix;

/**
 * The constants of the envelopes at T, by levels where the network has them and by degrees
 * otherwise, as logarithms (proofs-notes/risk-to-zero.md).
 */
final class Constants {
  private static final int BITS = MarginGrowth.BITS;

  private final Observations observations;
  private final FlowProblem problem;
  private final PathGraph graph;
  private final RiskAt start;
  private final DyadicInterval margin;

  Constants(
      Observations observations,
      FlowProblem problem,
      PathGraph graph,
      RiskAt start,
      DyadicInterval margin) {
    this.observations = observations;
    this.problem = problem;
    this.graph = graph;
    this.start = start;
    this.margin = margin;
  }

  /** The two envelopes. */
  record Known(MarginGrowth growth, NormGain gain) {}

  /** {@code a = 2 - 2/L}, {@code κ₋ = L γ̂^{2/L}}, {@code κ₊ = X² L^{2-L} μ^L γ̃^{-a} (1 + S)}. */
  Optional<Known> ofLevels(Levels levels) {
    List<DyadicInterval> squares = levels.parameters().stream().map(this::squares).toList();
    if (squares.stream().anyMatch(a -> a.lower().signum() <= 0)) {
      return Optional.empty();
    }
    int depth = levels.depth();
    Rational exponent = Rational.of(2).subtract(Rational.of(2, depth));
    DyadicInterval logProduct = DyadicInterval.ZERO;
    DyadicInterval total = DyadicInterval.ZERO;
    for (DyadicInterval square : squares) {
      logProduct = logProduct.add(log(square)).outward(BITS);
      total = total.add(square).outward(BITS);
    }
    DyadicInterval logRatio = log(margin).scale(1).subtract(logProduct);
    DyadicInterval slowest =
        log(whole(depth)).add(logRatio.divide(whole(depth), BITS)).subtract(logisticLoss());
    DyadicInterval fastest = logFastest(levels, exponent, log(total));
    return Optional.of(
        new Known(
            new MarginGrowth(margin, exponent, slowest, Optional.of(fastest)),
            new LevelGain(squares, margin, steepest(levels))));
  }

  private DyadicInterval logFastest(Levels levels, Rational exponent, DyadicInterval logTotal) {
    int depth = levels.depth();
    DyadicInterval logNormalized =
        log(margin).subtract(logTotal.multiply(whole(depth)).scale(-1)).outward(BITS);
    DyadicInterval logs =
        log(whole(depth))
            .multiply(whole(2L - depth))
            .add(log(whole(levels.multiplicity())).multiply(whole(depth)))
            .subtract(logNormalized.multiply(DyadicInterval.enclosing(exponent, BITS)));
    DyadicInterval rest =
        problem.loss() == Loss.EXPONENTIAL ? DyadicInterval.ZERO : start.lossSum();
    return log(largest(squaredLengths())).add(logs).add(rest).outward(BITS);
  }

  /** {@code Γ₀ = μ^{L/2} min‖x_i‖}, or with the largest margin of a linear function. */
  private DyadicInterval steepest(Levels levels) {
    DyadicInterval squared = least(squaredLengths());
    if (graph.network().kinked().isEmpty() && observations.maxMargin() instanceof MaxMargin most) {
      squared = DyadicInterval.enclosing(most.marginSquared(), BITS);
    }
    for (int l = 0; l < levels.depth(); l++) {
      squared = squared.multiply(whole(levels.multiplicity())).outward(BITS);
    }
    return squared.sqrt(BITS);
  }

  /** {@code a = 2 - 2λ_max}, {@code κ₋ = m^{2λ_max}/(λ_max Σ λ_p w_p²)}; no upper envelope. */
  Optional<Known> ofDegrees(Degrees.Known degrees) {
    DyadicInterval weighted = DyadicInterval.ZERO;
    for (int p : graph.parameters()) {
      DyadicInterval degree = DyadicInterval.enclosing(degrees.ofParameters().get(p), BITS);
      weighted = weighted.add(start.knot().tube(p).square().multiply(degree)).outward(BITS);
    }
    if (weighted.lower().signum() <= 0) {
      return Optional.empty();
    }
    Rational twice = degrees.largest().multiply(Rational.of(2));
    DyadicInterval slowest =
        log(margin)
            .multiply(DyadicInterval.enclosing(twice, BITS))
            .subtract(log(weighted))
            .subtract(log(DyadicInterval.enclosing(degrees.largest(), BITS)))
            .subtract(logisticLoss());
    DyadicInterval norm = squares(graph.parameters()).sqrt(BITS);
    return Optional.of(
        new Known(
            new MarginGrowth(
                margin, Rational.of(2).subtract(twice), slowest.outward(BITS), Optional.empty()),
            new WeightedGain(
                OutputBound.of(graph, problem.data()),
                degrees.least(graph),
                weighted,
                norm,
                margin)));
  }

  /** {@code log(1 + e^-m)} for the logistic loss, by which {@code φ} is less than {@code e^-m}. */
  private DyadicInterval logisticLoss() {
    return problem.loss() == Loss.EXPONENTIAL
        ? DyadicInterval.ZERO
        : new DyadicFunctions(BITS).softPlus(margin.negate()).outward(BITS);
  }

  private DyadicInterval squares(List<Integer> parameters) {
    return LaterTimes.squares(start.knot(), parameters);
  }

  private List<DyadicInterval> squaredLengths() {
    List<DyadicInterval> lengths = new ArrayList<>();
    for (List<Rational> x : problem.data().points()) {
      lengths.add(DyadicInterval.enclosing(RationalMatrix.dot(x, x), BITS));
    }
    return lengths;
  }

  private static DyadicInterval largest(List<DyadicInterval> some) {
    return some.stream().reduce((a, b) -> a.upper().compareTo(b.upper()) >= 0 ? a : b).get();
  }

  private static DyadicInterval least(List<DyadicInterval> some) {
    return some.stream().reduce((a, b) -> a.upper().compareTo(b.upper()) <= 0 ? a : b).get();
  }

  private static DyadicInterval whole(long n) {
    return DyadicInterval.of(Dyadic.of(n));
  }

  private static DyadicInterval log(DyadicInterval x) {
    return x.log(BITS).outward(BITS);
  }
}
