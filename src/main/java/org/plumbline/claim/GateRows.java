package org.plumbline.claim;

import org.plumbline.claim.along.Instant;
import org.plumbline.claim.along.Interval;
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
