package org.plumbline.claim;

import org.plumbline.claim.along.Instant;
import org.plumbline.claim.along.Interval;
import org.plumbline.claim.structure.TwinClass;
import org.plumbline.number.DyadicInterval;

/**
 * Findings for all times from an instant on: proved if the flow is enclosed there.
 *
 * @param knot the instant
 */
record GateRows(Instant knot) {
  static GateRows at(Instant knot) {
    return new GateRows(knot);
  }

  /** All times from it on. */
  Interval interval() {
    return Interval.from(knot.time());
  }

  /** A finding without a number. */
  Finding plain(Statement statement, String subject, String reason) {
    return knot.isEnclosed()
        ? statement.proved(subject, reason).withInterval(interval()).finding()
        : statement.row(subject, Verdict.CONSISTENT, reason).withInterval(interval());
  }

  /**
   * A finding that does not follow from what is known at the instant: what was seen up to it speaks
   * not against it, if anything was seen.
   */
  static Finding unproved(Statement statement, Evidence evidence, String subject, String reason) {
    if (evidence.trajectory().isEmpty()) {
      return statement.row(subject, Verdict.UNDECIDED, "not proved: " + reason);
    }
    if (evidence.onwards() instanceof Onwards.Lacking lacking) {
      String why = reason.contains(lacking.reason()) ? "" : "; " + lacking.reason();
      return statement.row(subject, lacking.verdict(), "not proved: " + reason + why);
    }
    return statement.row(subject, Verdict.CONSISTENT, "not proved: " + reason);
  }

  /** A finding on a layer with a unit whose gates are not proved to be constant. */
  static Finding open(Statement statement, Evidence evidence, TwinClass twins, int v) {
    return unproved(
        statement,
        evidence,
        twins.name(),
        "the gates of " + twins.network().name(v) + " may change: see gates-forever");
  }

  /** A finding on a number at the instant. */
  Finding found(Statement statement, String subject, String reason, DyadicInterval value) {
    return statement.found(subject, reason, interval(), knot, value);
  }

  /** The same, with an upper bound of the number for ever. */
  Finding bounded(
      Statement statement,
      String subject,
      String reason,
      DyadicInterval value,
      DyadicInterval bound) {
    return found(statement, subject, reason, value)
        .withBound(
            knot.isEnclosed()
                ? Statement.enclosed(knot.certain(bound))
                : Statement.measured(bound.upper()));
  }
}
