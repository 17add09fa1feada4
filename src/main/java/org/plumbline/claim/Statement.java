package org.plumbline.claim;

import java.util.Optional;
import org.plumbline.claim.along.Instant;
import org.plumbline.claim.along.Interval;
import org.plumbline.number.Decimals;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;
import org.plumbline.number.qual.Rigorous;

/**
 * The findings of one claim: its id and statement, given once, with the wordings all claims share.
 */
record Statement(String id, String claim) {
  private static final int SHOWN = 8;

  /** The decision that this statement is established. */
  Decision proved(String subject, String reason) {
    return Decision.proved(id, subject, claim, reason);
  }

  /** The decision that this statement is rigorously excluded. */
  Decision violated(String subject, String reason) {
    return Decision.violated(id, subject, claim, reason);
  }

  /** The finding of a verdict that decides nothing. */
  Finding row(String subject, Verdict verdict, String reason) {
    return Finding.of(id, subject, verdict, claim, reason);
  }

  /** UNDECIDED because no trajectory was computed, or none of a step. */
  Finding noTrajectory(String subject, Evidence evidence) {
    String reason =
        evidence.trajectory().isEmpty()
            ? "no trajectory was computed"
            : "no step was taken: " + evidence.beyondHorizon();
    return row(subject, Verdict.UNDECIDED, reason);
  }

  /** A finding that a hypothesis fails. */
  Finding notApplicable(String subject, String hypothesis) {
    return row(subject, Verdict.NOT_APPLICABLE, hypothesis);
  }

  /** A number read off a trajectory, to a few digits. */
  static Quantity measured(Dyadic value) {
    return new Quantity.Measured(value, SHOWN);
  }

  /** A number computed from a trajectory in double precision. */
  static Quantity measured(double value) {
    return measured(Dyadic.of(value));
  }

  /** A number known exactly. */
  static @Rigorous Quantity exact(@Rigorous Rational value) {
    return new Quantity.Exact(value);
  }

  /** A number enclosed for certain. */
  static @Rigorous Quantity enclosed(@Rigorous DyadicInterval value) {
    return new Quantity.Enclosed(value);
  }

  /**
   * The finding on a quantity at a knot, given an interval that contains it for all weights within
   * the knot's radius: proved where the flow is enclosed, measured elsewhere.
   */
  Finding found(String subject, String reason, Interval times, Instant knot, DyadicInterval value) {
    return knot.isEnclosed()
        ? proved(subject, reason)
            .withInterval(times)
            .withValue(enclosed(knot.certain(value)))
            .finding()
        : row(subject, Verdict.CONSISTENT, reason)
            .withInterval(times)
            .withValue(measured(value.middle()));
  }

  /** The same, compared with a rigorous number. */
  Finding found(
      String subject,
      String reason,
      Interval times,
      Instant knot,
      DyadicInterval value,
      @Rigorous Quantity bound) {
    return knot.isEnclosed()
        ? proved(subject, reason)
            .withInterval(times)
            .withValue(enclosed(knot.certain(value)))
            .withBound(bound)
            .finding()
        : row(subject, Verdict.CONSISTENT, reason)
            .withInterval(times)
            .withValue(measured(value.middle()))
            .withBound(bound);
  }

  /** The finding with the range of its number over the interval, if that is known. */
  static Finding ranged(Finding finding, Optional<@Rigorous DyadicInterval> range) {
    return range.map(known -> finding.withRange(known)).orElse(finding);
  }

  /** The number in a few digits, for a reason. */
  static String text(Dyadic value) {
    return Decimals.nearest(value.round(64), 4);
  }

  /** The number in a few digits, for a reason. */
  static String text(Rational value) {
    return Decimals.nearest(value, 6);
  }

  /** Where a knot lies, for a reason. */
  static String place(Instant knot) {
    return "t = " + text(knot.time()) + (knot.step() < 0 ? "" : " (step " + knot.step() + ")");
  }

  /** The wording of a deviation beyond what the accuracy asked for allows. */
  static String deviates(Instant knot) {
    return "the trajectory deviates from the law by more than the accuracy that was asked "
        + "for, first at "
        + place(knot)
        + "; a more accurate trajectory is needed to decide it: --engine taylor, or more --digits";
  }
}
