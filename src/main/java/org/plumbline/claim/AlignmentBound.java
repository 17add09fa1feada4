package org.plumbline.claim;

import java.util.List;
import java.util.Optional;
import org.plumbline.claim.along.Instant;
import org.plumbline.claim.along.Interval;
import org.plumbline.claim.along.Observations;
import org.plumbline.claim.matrix.MatrixSlack;
import org.plumbline.claim.matrix.RankOneConstant;
import org.plumbline.claim.matrix.TopAngle;
import org.plumbline.claim.matrix.TopDirection;
import org.plumbline.claim.structure.ParameterMatrix;
import org.plumbline.claim.structure.TwinClass;
import org.plumbline.enclosure.box.WeightBox;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;
import org.plumbline.number.qual.Rigorous;

/**
 * {@code 1 - ⟨u_l, v_{l+1}⟩² <= (λ_max(C_l) - λ_min(C_l) + D_l) / ‖W_l‖_2²} for all {@code t},
 * where {@code u_l} is the top left singular vector of {@code W_l} and {@code v_{l+1}} the top
 * right one of the out-matrix (proofs-notes/alignment-bound.md; Ji &amp; Telgarsky 2019, lemma
 * 2.6).
 */
public final class AlignmentBound implements Claim {
  private static final int BITS = 64;

  private static final Statement ROWS =
      new Statement(
          "alignment-bound",
          "1 - ⟨u_l, v_{l+1}⟩² <= (λ_max(C_l) - λ_min(C_l) + D_l) / ‖W_l‖_2² at every t >= 0");
  private static final Statement NUMERATOR =
      new Statement(
          "alignment-bound",
          "(1 - ⟨u_l, v_{l+1}⟩²) ‖W_l‖_2² <= λ_max(C_l) - λ_min(C_l) + D_l at every t >= 0");

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
                    ? List.of(proof(twins, known), along(evidence, twins, known))
                    : List.of(proof(twins, known)));
  }

  private static Finding proof(TwinClass twins, RankOneConstant.Known known) {
    return proof(twins.name(), RankOneConstant.refutation(twins), numerator(known));
  }

  /** The finding on the numerator, given why C is no constant of the flow, if it is none. */
  static Finding proof(String name, Optional<String> refutation, @Rigorous Rational numerator) {
    String reason =
        refutation.orElse(
            "C_l is a constant of the flow by exact cancellation; its eigenvalues are bounded by exact LDLᵀ");
    Decision decision =
        refutation.isEmpty() ? NUMERATOR.proved(name, reason) : NUMERATOR.violated(name, reason);
    return decision.withBound(Statement.exact(numerator)).finding();
  }

  /** The exact {@code λ_max - λ_min + D_l}, eigenvalues bounded rationally. */
  public static @Rigorous Rational numerator(RankOneConstant.Known known) {
    return known.spectrum().upper().subtract(known.spectrum().lower()).add(known.value());
  }

  /**
   * The two sides at one instant.
   *
   * @param knot the instant
   * @param sine {@code 1 - ⟨u, v⟩²} of the recorded matrices
   * @param bound the bound with {@code ‖W̃‖_2²} bounded from below
   * @param limit the bound for recorded matrices: with {@code C} changed by {@code κ}, {@code
   *     (λ_max - λ_min + 2κ + (√D + η)²) / ‖W̃‖_2²}
   */
  record Sides(Instant knot, Dyadic sine, Dyadic bound, Dyadic limit) {
    private boolean holds() {
      return sine.compareTo(limit) <= 0;
    }
  }

  /** The two sides at a knot, if the bound says anything there: if it is below 1. */
  static Optional<Sides> sides(
      Evidence evidence, TwinClass twins, RankOneConstant.Known known, Instant knot) {
    int bits = evidence.observations().bits();
    TopDirection in = TopDirection.of(twins.in().atDyadic(knot.weights()), bits);
    if (in.normSquaredLower().signum() == 0) {
      return Optional.empty();
    }
    DyadicInterval norm = DyadicInterval.of(in.normSquaredLower());
    Dyadic constant = RankOneConstant.upper(known.value(), bits);
    Dyadic spread =
        RankOneConstant.upper(numerator(known).subtract(known.value()), bits)
            .add(MatrixSlack.ofImbalance(twins, knot).scale(1));
    Dyadic allowed = spread.add(MatrixSlack.distanceBound(constant, twins.in(), knot));
    Dyadic limit = DyadicInterval.of(allowed).divide(norm, bits).upper();
    if (limit.compareTo(Dyadic.ONE) >= 0) {
      return Optional.empty();
    }
    Dyadic bound =
        DyadicInterval.of(RankOneConstant.upper(numerator(known), bits)).divide(norm, bits).upper();
    TopDirection out = TopDirection.of(twins.out().atDyadic(knot.weights()), bits);
    Dyadic sine = TopDirection.sineSquared(in.left(), out.right(), bits);
    return Optional.of(new Sides(knot, sine, bound, limit));
  }

  /** The bound is proved where it is below 1; what is left to say is how large both sides are. */
  private static Finding enclosed(
      Evidence evidence, TwinClass twins, RankOneConstant.Known known, List<Sides> all) {
    Observations observations = evidence.observations();
    int bits = observations.bits();
    Sides last = all.get(all.size() - 1);
    Interval times = new Interval(all.get(0).knot.time(), observations.horizon().end());
    DyadicInterval limit = boundEnclosure(evidence, twins, known, last.knot);
    DyadicInterval least = new DyadicInterval(Dyadic.ZERO, limit.upper().min(Dyadic.ONE));
    Optional<DyadicInterval> sine = TopAngle.sineSquared(twins, last.knot, bits);
    Finding found =
        ROWS.found(
            twins.name(),
            "it follows from the bound on (1 - ⟨u_l, v_{l+1}⟩²) ‖W_l‖_2²; it holds at all "
                + all.size()
                + " instants where the bound is below 1; the numbers are those at the horizon; for later times see alignment-limit",
            times,
            last.knot,
            sine.orElse(least),
            Statement.enclosed(last.knot.certain(limit)));
    return Statement.ranged(
        found, range(observations, twins, known, Math.max(0, all.get(0).knot.step())));
  }

  /** An interval that contains the bound for all weights within the radius. */
  private static DyadicInterval boundEnclosure(
      Evidence evidence, TwinClass twins, RankOneConstant.Known known, Instant knot) {
    int bits = evidence.observations().bits();
    TopDirection in = TopDirection.of(twins.in().atDyadic(knot.weights()), bits);
    Dyadic slack = MatrixSlack.ofGram(twins.in(), knot);
    Dyadic least = in.normSquaredLower().subtract(slack);
    DyadicInterval distance = MatrixSlack.distanceEnclosure(in, twins.in(), knot);
    Dyadic most = in.frobeniusSquared().add(slack).subtract(distance.lower());
    DyadicInterval numerator = DyadicInterval.enclosing(numerator(known), bits);
    return least.signum() > 0
        ? numerator.divide(new DyadicInterval(least, most.max(least)), bits)
        : new DyadicInterval(Dyadic.ZERO, Dyadic.ONE);
  }

  /**
   * Where {@code 1 - ⟨u, v⟩²} is at all times from a step on: by the bound, as {@code ‖W_l‖_2² >=
   * ‖W_l‖_F² - D_l}.
   */
  private static Optional<@Rigorous DyadicInterval> range(
      Observations observations, TwinClass twins, RankOneConstant.Known known, int first) {
    return observations
        .throughout()
        .flatMap(
            times -> times.from(first, twins.in().size(), box -> frobeniusSquared(twins.in(), box)))
        .map(
            squares ->
                squares.lower().subtract(DyadicInterval.enclosing(known.value(), BITS).upper()))
        .filter(norm -> norm.signum() > 0)
        .map(
            norm ->
                DyadicInterval.enclosing(numerator(known), BITS)
                    .divide(DyadicInterval.of(norm), BITS))
        .filter(limit -> limit.upper().compareTo(Dyadic.ONE) < 0)
        .map(limit -> new DyadicInterval(Dyadic.ZERO, limit.upper()));
  }

  private static DoubleInterval frobeniusSquared(ParameterMatrix matrix, WeightBox box) {
    DoubleInterval sum = DoubleInterval.ZERO;
    for (List<Integer> row : matrix.rows()) {
      for (int p : row) {
        DoubleInterval size = DoubleInterval.of(box.range(p).mignitudeLower());
        sum = sum.add(size.multiply(size));
      }
    }
    return sum;
  }

  /** How large the norm is, how large it has to be, and when it is, at the rate of the end. */
  private static String shortfall(Evidence evidence, TwinClass twins, RankOneConstant.Known known) {
    List<Instant> ends = evidence.observations().ends();
    Instant last = ends.get(ends.size() - 1);
    Instant before =
        ends.stream()
            .filter(knot -> knot.time().add(knot.time()).compareTo(last.time()) <= 0)
            .reduce((first, second) -> second)
            .orElse(last);
    int bits = evidence.observations().bits();
    double now = normSquared(twins, last, bits);
    double needed = numerator(known).approximateDouble();
    double gained = now - normSquared(twins, before, bits);
    double doublings = gained > 0 ? (needed - now) / gained : 1;
    return "‖W_l‖_2² is "
        + (Double.isFinite(now) ? Statement.text(Dyadic.of(now)) : "more than 1e308")
        + ", needed is more than "
        + Statement.text(numerator(known))
        + "; "
        + evidence.beyondHorizon(2 + doublings * Math.log10(2));
  }

  private static double normSquared(TwinClass twins, Instant knot, int bits) {
    return TopDirection.of(twins.in().atDyadic(knot.weights()), bits)
        .normSquaredLower()
        .approximateDouble();
  }

  private static Finding along(Evidence evidence, TwinClass twins, RankOneConstant.Known known) {
    Observations observations = evidence.observations();
    List<Sides> all =
        observations.spectralKnots(twins.in()).stream()
            .flatMap(knot -> sides(evidence, twins, known, knot).stream())
            .toList();
    if (all.isEmpty()) {
      return ROWS.row(
              twins.name(),
              Verdict.UNDECIDED,
              "the bound is above 1 up to the horizon and says nothing: "
                  + shortfall(evidence, twins, known))
          .withInterval(observations.horizon());
    }
    Optional<Sides> failing = all.stream().filter(sides -> !sides.holds()).findFirst();
    Sides shown = failing.orElse(all.get(all.size() - 1));
    String reason =
        failing.isPresent()
            ? Statement.deviates(shown.knot)
            : "it holds at all "
                + all.size()
                + " instants where the bound is below 1; the numbers are those at the horizon; for later times see alignment-limit";
    if (failing.isEmpty() && observations.isEnclosed()) {
      return enclosed(evidence, twins, known, all);
    }
    return ROWS.row(
            twins.name(), failing.isPresent() ? Verdict.UNDECIDED : Verdict.CONSISTENT, reason)
        .withInterval(new Interval(all.get(0).knot.time(), observations.horizon().end()))
        .withValue(Statement.measured(shown.sine))
        .withBound(Statement.measured(shown.bound));
  }
}
