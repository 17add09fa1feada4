package org.plumbline.claim;

import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.plumbline.claim.along.Instant;
import org.plumbline.claim.along.Observations;
import org.plumbline.claim.along.WholeStepRange;
import org.plumbline.claim.matrix.MatrixSlack;
import org.plumbline.claim.matrix.RankOneConstant;
import org.plumbline.claim.matrix.RankOneDistance;
import org.plumbline.claim.matrix.TopDirection;
import org.plumbline.claim.structure.TwinClass;
import org.plumbline.number.Decimals;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;
import org.plumbline.number.RationalMatrix;
import org.plumbline.number.SpectralBounds;
import org.plumbline.number.qual.Rigorous;

/**
 * {@code E(W_l(t)) = ‖W_l‖_F² - ‖W_l‖_2² <= D_l} for all {@code t}, with {@code D_l} computed from
 * the initial weights alone, for every layer from which on all layers are linear; so its stable
 * rank tends to 1 if its norm grows (proofs-notes/rank-one-bound.md; Le &amp; Jegelka 2022, theorem
 * 1).
 */
public final class RankOneBound implements Claim {
  private static final Statement ROWS =
      new Statement(
          "rank-one-bound", "‖W‖_F² - ‖W‖_2² <= D at every t >= 0, with D from w(0) alone");

  private static final int SHOWN = 4;

  @Override
  public String id() {
    return ROWS.id();
  }

  @Override
  public List<Finding> check(Evidence evidence) {
    return new LayerFindings(ROWS, evidence.observations().layers())
        .ofConstants(
            evidence,
            (twins, known) ->
                evidence.trajectory().isPresent()
                    ? List.of(
                        proof(evidence, twins, known.value()),
                        along(evidence, twins, known.value()))
                    : List.of(proof(evidence, twins, known.value())));
  }

  private static Finding proof(Evidence evidence, TwinClass twins, @Rigorous Rational constant) {
    boolean exceeded = isExceeded(twins, constant, evidence.problem().initialWeights());
    return proof(twins.name(), RankOneConstant.refutation(twins), exceeded, constant);
  }

  /**
   * The finding on the bound, given why C is no constant of the flow, if it is none, and whether
   * the initial weights exceed it.
   */
  static Finding proof(
      String name, Optional<String> refutation, boolean exceeded, @Rigorous Rational constant) {
    String reason =
        refutation.orElse(
            exceeded
                ? "the bound already fails at w(0)"
                : "C is a constant of the flow by exact cancellation, and λ_min(C) is bounded by an exact LDLᵀ");
    Decision decision =
        refutation.isEmpty() && !exceeded ? ROWS.proved(name, reason) : ROWS.violated(name, reason);
    return decision.withBound(Statement.exact(constant)).finding();
  }

  /**
   * Whether {@code E(W) > constant} at exact weights for certain, by a lower bound of {@code E}.
   */
  static boolean isExceeded(TwinClass twins, Rational constant, List<Rational> weights) {
    RationalMatrix gram = twins.in().at(weights).gram();
    Rational least = gram.trace().subtract(SpectralBounds.of(gram).upper());
    return least.compareTo(constant) > 0;
  }

  /**
   * Whether an upper bound of {@code E} at the knot stays below the constant and what the radius
   * allows.
   */
  static boolean holds(Evidence evidence, TwinClass twins, Rational constant, Instant knot) {
    int bits = evidence.observations().bits();
    Dyadic limit =
        MatrixSlack.distanceBound(RankOneConstant.upper(constant, bits), twins.in(), knot);
    return top(evidence, twins, knot).distanceUpper().compareTo(limit) <= 0;
  }

  private static TopDirection top(Evidence evidence, TwinClass twins, Instant knot) {
    return TopDirection.of(twins.in().atDyadic(knot.weights()), evidence.observations().bits());
  }

  private static Finding along(Evidence evidence, TwinClass twins, @Rigorous Rational constant) {
    Observations observations = evidence.observations();
    List<Instant> knots = observations.spectralKnots(twins.in());
    Dyadic largest = Dyadic.ZERO;
    for (Instant knot : knots) {
      Dyadic distance = top(evidence, twins, knot).distanceUpper();
      largest = largest.max(distance);
      if (!holds(evidence, twins, constant, knot)) {
        return ROWS.row(twins.name(), Verdict.UNDECIDED, Statement.deviates(knot))
            .withInterval(observations.horizon())
            .withValue(Statement.measured(distance))
            .withBound(Statement.exact(constant));
      }
    }
    Instant end = observations.last();
    TopDirection last = top(evidence, twins, end);
    String decay = decay(last, MatrixSlack.ofGram(twins.in(), end), constant, observations.bits());
    String reason = "the largest value over " + knots.size() + " instants; " + decay;
    if (observations.isEnclosed()) {
      Finding found =
          ROWS.found(
              twins.name(),
              "it holds at "
                  + knots.size()
                  + " instants; the value is that at the horizon; "
                  + decay,
              observations.horizon(),
              end,
              MatrixSlack.distanceEnclosure(last, twins.in(), end),
              Statement.exact(constant));
      return Statement.ranged(found, range(observations, twins, constant));
    }
    return ROWS.row(twins.name(), Verdict.CONSISTENT, reason)
        .withInterval(observations.horizon())
        .withValue(Statement.measured(largest))
        .withBound(Statement.exact(constant));
  }

  /** Where {@code E(W)} is at all times, which the bound is known to be at least. */
  private static Optional<@Rigorous DyadicInterval> range(
      Observations observations, TwinClass twins, @Rigorous Rational constant) {
    boolean isBounded = RankOneConstant.refutation(twins).isEmpty();
    return observations
        .throughout()
        .flatMap(
            times ->
                times.from(
                    0,
                    Observations.spectralCost(twins.in()),
                    box -> RankOneDistance.over(twins.in(), box)))
        .map(range -> isBounded ? WholeStepRange.below(range, constant) : range);
  }

  /** What the bound says at the horizon, where {@code ‖W‖_2²} may be off by {@code slack}. */
  private static String decay(TopDirection last, Dyadic slack, Rational constant, int bits) {
    if (last.normSquaredLower().signum() == 0) {
      return "the matrix is zero at the horizon";
    }
    Dyadic least = last.normSquaredLower().subtract(slack);
    return "at the horizon the stable rank is "
        + Statement.text(Dyadic.of(last.approximateStableRank()))
        + (least.signum() > 0 ? ", at most 1 + " + quotient(constant, least, bits) : "")
        + "; for later times see rank-one-limit";
  }

  /** At least the quotient, in a few digits. */
  private static String quotient(Rational constant, Dyadic least, int bits) {
    DyadicInterval quotient =
        DyadicInterval.enclosing(constant, bits).divide(DyadicInterval.of(least), 60);
    return Decimals.rounded(quotient.upper(), SHOWN, RoundingMode.CEILING);
  }
}
