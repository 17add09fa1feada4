package org.plumbline.claim;

import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.plumbline.claim.along.Instant;
import org.plumbline.claim.along.Observations;
import org.plumbline.enclosure.CertifiedTrajectory;
import org.plumbline.enclosure.Verification;
import org.plumbline.enclosure.step.ErrorRise;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.number.Decimals;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/**
 * The weights at the end lie within {@code 10^-digits max(1, ‖w‖)} of those of the one Clarke
 * gradient flow from {@code w(0)} (proofs-notes/enclosure.md).
 */
public final class Enclosure implements Claim {
  private static final Statement ROWS =
      new Statement(
          "enclosure", "the final weights are within 10^-digits max(1, ‖w‖) of the true flow's");
  private static final int TIME_DIGITS = 12;
  private static final int SHOWN = 6;

  @Override
  public String id() {
    return ROWS.id();
  }

  @Override
  public List<Finding> check(Evidence evidence) {
    Optional<Verification> verification = evidence.verification();
    if (verification.isEmpty()) {
      return List.of(
          ROWS.row(
              "flow",
              Verdict.UNDECIDED,
              "the trajectory was not verified, so nothing is known of its distance from the "
                  + "true flow"));
    }
    if (verification.get() instanceof Verification.Failed failed) {
      return List.of(failure(failed));
    }
    return List.of(certified(evidence, verification.get().enclosed()));
  }

  private static Finding failure(Verification.Failed failed) {
    String reason =
        "the flow is enclosed up to t = "
            + Decimals.nearest(failed.time(), TIME_DIGITS)
            + " (step "
            + failed.step()
            + "), but not beyond: "
            + failed.what()
            + "; try "
            + failed.remedy()
            + before(failed).map(time -> ", or end before that: --until-time " + time).orElse("");
    return ROWS.row("flow", Verdict.UNDECIDED, reason);
  }

  /** A time up to which the flow is enclosed, if there is one. */
  private static Optional<String> before(Verification.Failed failed) {
    List<TrajectoryStep> steps = failed.enclosed().proposal().steps();
    return Optional.of(failed.step())
        .filter(step -> step > 0 && step < steps.size())
        .map(step -> Decimals.rounded(steps.get(step).start(), SHOWN, RoundingMode.FLOOR));
  }

  private static Finding certified(Evidence evidence, CertifiedTrajectory enclosure) {
    Observations observations = evidence.observations();
    Instant end = observations.last();
    Dyadic radius = enclosure.radius().toDyadic();
    DyadicInterval distance = end.certain(new DyadicInterval(Dyadic.ZERO, radius));
    Dyadic allowed = allowed(evidence, observations);
    if (radius.compareTo(allowed) > 0) {
      return ROWS.row("flow", Verdict.UNDECIDED, wider(evidence, enclosure))
          .withInterval(observations.horizon())
          .withValue(Statement.enclosed(distance));
    }
    String reason =
        "the defect, the growth of errors and the gates of all "
            + enclosure.steps().size()
            + " steps are bounded; errors grow by at most "
            + Math.max(0, (int) Math.ceil(enclosure.growthDigits()))
            + " digits";
    return ROWS.proved("flow", reason)
        .withInterval(observations.horizon())
        .withValue(Statement.enclosed(distance))
        .withBound(Statement.exact(Rational.parse("1e-" + evidence.digits())))
        .finding();
  }

  /** Why an enclosure is wider than it was asked to be, and what to try. */
  private static String wider(Evidence evidence, CertifiedTrajectory enclosure) {
    String remedy =
        evidence
            .attempts()
            .map(
                inVain ->
                    inVain
                        + ", so more of them would not decide it; "
                        + earlier(evidence, enclosure))
            .orElse("an engine that computes more digits may decide it: --engine taylor");
    return "the enclosure is wider than that: "
        + enclosure.steepest().map(rise -> where(enclosure, rise) + "; ").orElse("")
        + remedy;
  }

  /** Up to when the enclosure is narrow enough, if it is at the end of some step. */
  private static String earlier(Evidence evidence, CertifiedTrajectory enclosure) {
    Rational unit = Rational.parse("1e-" + evidence.digits());
    int last = enclosure.steps().size() - 1;
    while (last >= 0
        && enclosure.steps().get(last).atEnd().toDyadic().toRational().compareTo(unit) > 0) {
      last--;
    }
    return last < 0
        ? "an earlier horizon may"
        : "an earlier horizon may: --until-time "
            + Decimals.rounded(
                enclosure.proposal().steps().get(last).end(), SHOWN, RoundingMode.FLOOR);
  }

  private static String where(CertifiedTrajectory enclosure, ErrorRise rise) {
    Rational time = enclosure.proposal().steps().get(rise.step()).start();
    return "its bound rises most in step "
        + rise.step()
        + ", at t = "
        + Decimals.nearest(time, TIME_DIGITS)
        + ", by "
        + (int) Math.ceil(rise.digits())
        + " digits, because of "
        + rise.term().inWords();
  }

  /** {@code 10^-digits max(1, ‖w‖)} for the recorded final weights, rounded down. */
  private static Dyadic allowed(Evidence evidence, Observations observations) {
    int bits = 64;
    DyadicInterval square = DyadicInterval.ZERO;
    for (DyadicInterval w : observations.last().tube()) {
      square = square.add(w.square()).outward(bits);
    }
    Rational unit = Rational.parse("1e-" + evidence.digits());
    return DyadicInterval.enclosing(unit, bits)
        .lower()
        .multiply(square.sqrt(bits).lower().max(Dyadic.ONE));
  }
}
