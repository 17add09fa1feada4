package org.plumbline.claim;

import java.util.List;
import java.util.OptionalInt;
import org.plumbline.claim.along.Interval;
import org.plumbline.claim.along.LowRisk;
import org.plumbline.claim.along.Observations;
import org.plumbline.claim.along.RiskAt;
import org.plumbline.claim.along.WholeStepRange;
import org.plumbline.data.Loss;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.qual.Rigorous;

/**
 * Once {@code Σ ℓ(p_i) < ℓ(0)}, the smoothed margin {@code γ̃ = ℓ⁻¹(Σ ℓ(p_i)) / ‖w‖^L} of an
 * L-homogeneous network never decreases (proofs-notes/smoothed-margin.md; Lyu &amp; Li 2020,
 * theorem 4.1).
 */
public final class SmoothedMargin implements Claim {
  private static final Statement ROWS =
      new Statement("smoothed-margin", "γ̃ = ℓ⁻¹(Σ ℓ(p_i)) / ‖w‖^L never decreases after t_0");

  private static final String NO_INVERSE =
      " loss does not decrease: two margins have the same loss, and ℓ⁻¹ is no function";

  @Override
  public String id() {
    return ROWS.id();
  }

  @Override
  public List<Finding> check(Evidence evidence) {
    OptionalInt degree = Homogeneity.degree(evidence);
    if (degree.isEmpty()) {
      String obstacle = Homogeneity.obstacle(evidence.problem().network());
      return List.of(ROWS.notApplicable("network", "not homogeneous: " + obstacle));
    }
    Loss loss = evidence.problem().loss();
    if (!loss.isDecreasing()) {
      return List.of(ROWS.notApplicable("network", "the " + loss + NO_INVERSE));
    }
    if (evidence.trajectory().isEmpty()) {
      return List.of(ROWS.noTrajectory("network", evidence));
    }
    Observations observations = evidence.observations();
    List<RiskAt> low =
        observations.risks().stream()
            .dropWhile(risk -> !LowRisk.isLow(observations.evaluator(), risk))
            .toList();
    if (low.size() < 2) {
      return List.of(ROWS.row("network", Verdict.UNDECIDED, tooShort(evidence, low)));
    }
    return List.of(compare(observations, low, degree.getAsInt()));
  }

  /** Why there are no two instants to compare. */
  private static String tooShort(Evidence evidence, List<RiskAt> low) {
    String condition = InitialRisk.condition(evidence.problem());
    if (low.isEmpty()) {
      return InitialRisk.notReached(evidence);
    }
    if (evidence.observations().steps().isEmpty()) {
      return condition + " holds at t = 0, but no step was taken: " + evidence.beyondHorizon();
    }
    return condition + " holds only at the end of the last step: " + evidence.beyondHorizon();
  }

  private static Finding compare(Observations observations, List<RiskAt> low, int degree) {
    Dyadic highest = margin(observations, low.get(0), degree).lower();
    DyadicInterval last = margin(observations, low.get(0), degree);
    Interval times = new Interval(low.get(0).knot().time(), observations.horizon().end());
    for (RiskAt risk : low) {
      DyadicInterval margin = margin(observations, risk, degree);
      if (margin.upper().compareTo(highest) < 0) {
        return ROWS.row(
                "network", Verdict.UNDECIDED, "γ̃ falls: " + Statement.deviates(risk.knot()))
            .withInterval(times)
            .withValue(Statement.measured(margin.middle()))
            .withBound(Statement.measured(highest));
      }
      highest = highest.max(margin.lower());
      last = margin;
    }
    String reason =
        "it does not decrease over "
            + low.size()
            + " ends of steps; the value at the horizon is compared with that at t_0";
    DyadicInterval first = margin(observations, low.get(0), degree);
    if (observations.isEnclosed()) {
      String theorem =
          "it is proved of every flow once Σ ℓ(p_i) < ℓ(0), which is enclosed at t_0; " + reason;
      @Rigorous DyadicInterval end = low.get(low.size() - 1).knot().certain(last);
      @Rigorous DyadicInterval start = low.get(0).knot().certain(first);
      return ROWS.proved("network", theorem)
          .withInterval(times)
          .withValue(Statement.enclosed(end))
          .withBound(Statement.enclosed(start))
          .withRange(WholeStepRange.monotone(start, end))
          .finding();
    }
    return ROWS.row("network", Verdict.CONSISTENT, reason)
        .withInterval(times)
        .withValue(Statement.measured(last.middle()))
        .withBound(Statement.measured(first.middle()));
  }

  /** An interval for {@code γ̃}. */
  static DyadicInterval margin(Observations observations, RiskAt risk, int degree) {
    int bits = observations.bits();
    DyadicInterval square = DyadicInterval.ZERO;
    for (DyadicInterval w : risk.knot().tube()) {
      square = square.add(w.square()).outward(bits);
    }
    DyadicInterval norm = square.sqrt(bits);
    DyadicInterval power = DyadicInterval.ONE;
    for (int k = 0; k < degree; k++) {
      power = power.multiply(norm).outward(bits);
    }
    return observations.evaluator().smoothedMargin(risk).divide(power, bits);
  }
}
