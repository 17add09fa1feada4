package org.plumbline.claim;

import java.util.List;
import java.util.Optional;
import org.plumbline.claim.along.Instant;
import org.plumbline.claim.along.Interval;
import org.plumbline.claim.along.Observations;
import org.plumbline.claim.matrix.UnitVector;
import org.plumbline.data.Loss;
import org.plumbline.field.Polynomial;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.number.Dyadic;

/**
 * In a homogeneous network the angle between {@code w} and {@code -∇R} tends to 0: its cosine at
 * the horizon, compared with the one when the risk first was low
 * (proofs-notes/gradient-alignment.md; Ji &amp; Telgarsky 2020, theorem 4.1).
 */
public final class GradientAlignment implements Claim {
  private static final Statement ROWS =
      new Statement("gradient-alignment", "the cosine of the angle between w and -∇R tends to 1");

  /** A limit is seen the better the farther one goes. */
  private static final int DECADES = 3;

  private static final String SLOW_FALL =
      " loss falls like a power of the margin: the limit is a theorem for exponential tails, here"
          + " it is known along a sequence of times only";

  private static final String NO_FALL =
      " loss does not decrease: where it is least -∇R is 0, and w stays";

  @Override
  public String id() {
    return ROWS.id();
  }

  @Override
  public List<Finding> check(Evidence evidence) {
    if (Homogeneity.degree(evidence).isEmpty()) {
      String obstacle = Homogeneity.obstacle(evidence.problem().network());
      return List.of(ROWS.notApplicable("network", "not homogeneous: " + obstacle));
    }
    Loss loss = evidence.problem().loss();
    if (!loss.fallsExponentially()) {
      String hypothesis = loss.isDecreasing() ? SLOW_FALL : NO_FALL;
      return List.of(ROWS.notApplicable("network", "the " + loss + hypothesis));
    }
    Observations observations = evidence.observations();
    if (observations.steps().isEmpty()) {
      return List.of(ROWS.noTrajectory("network", evidence));
    }
    Optional<Instant> low = observations.firstLow();
    int last = observations.steps().size() - 1;
    int first = low.map(knot -> Math.max(0, knot.step())).orElse(last);
    if (first == last) {
      return List.of(
          ROWS.row(
              "network",
              Verdict.UNDECIDED,
              low.isEmpty()
                  ? InitialRisk.notReached(evidence)
                  : InitialRisk.condition(evidence.problem())
                      + " did not hold for longer than one step: "
                      + evidence.beyondHorizon()));
    }
    double before = cosine(observations.steps().get(first));
    double after = cosine(observations.steps().get(last));
    boolean closer = after > before && after > 0;
    String reason =
        closer
            ? "it is closer to 1 at the horizon than when the risk was first low"
            : "it is not closer to 1 at the horizon than when the risk was first low: "
                + evidence.beyondHorizon(DECADES);
    return List.of(
        ROWS.row("network", closer ? Verdict.CONSISTENT : Verdict.UNDECIDED, reason)
            .withInterval(
                new Interval(observations.steps().get(first).end(), observations.horizon().end()))
            .withValue(Statement.measured(after))
            .withBound(Statement.measured(before)));
  }

  /** The cosine between {@code w} and {@code w' = -∇R} at the end of a step. */
  private static double cosine(TrajectoryStep step) {
    UnitVector weights = UnitVector.approximate(step.endWeights());
    UnitVector velocity =
        UnitVector.approximate(step.weights().stream().map(GradientAlignment::slope).toList());
    return weights.cosine(velocity);
  }

  private static Dyadic slope(Polynomial p) {
    Dyadic sum = Dyadic.ZERO;
    for (int k = 1; k < p.coefficients().size(); k++) {
      sum = sum.add(p.coefficients().get(k).multiply(Dyadic.of(k)));
    }
    return sum;
  }
}
