package org.plumbline.claim;

import java.util.Optional;
import org.plumbline.claim.along.Interval;
import org.plumbline.number.DyadicInterval;

/**
 * One row of the report: what was claimed of which subject, the verdict, and the numbers it rests
 * on.
 *
 * @param id the claim's id
 * @param subject what the claim was made of: a vertex, a pair, a matrix, the data
 * @param verdict what has been established
 * @param claim the statement in one line
 * @param interval the times it was made for, if it speaks of a trajectory
 * @param value the number found
 * @param bound the number it is compared with
 * @param range where the number was at all times of the interval, steps in whole, if that is known
 * @param reason why the verdict is what it is, in one line
 * @param certificate numbers by which others can check the finding, where there are any
 */
public record Finding(
    String id,
    String subject,
    Verdict verdict,
    String claim,
    Optional<Interval> interval,
    Optional<Quantity> value,
    Optional<Quantity> bound,
    Optional<DyadicInterval> range,
    String reason,
    Optional<Certificate> certificate) {

  /**
   * A finding; open ones come from {@link #of}, decided ones from a {@link Decision}.
   *
   * @throws IllegalArgumentException if a decided one would rest on a measured number
   */
  public Finding {
    if (verdict.isDecided() && (isMeasured(value) || isMeasured(bound))) {
      throw new IllegalArgumentException("measured numbers prove nothing: " + id + ", " + subject);
    }
  }

  private static boolean isMeasured(Optional<Quantity> quantity) {
    return quantity.filter(Quantity.Measured.class::isInstance).isPresent();
  }

  /**
   * A finding that decides nothing, without numbers or interval; add them with the {@code with…}
   * methods.
   *
   * @throws IllegalArgumentException if the verdict is PROVED or VIOLATED: that takes a {@link
   *     Decision}
   */
  public static Finding of(
      String id, String subject, Verdict verdict, String claim, String reason) {
    if (verdict.isDecided()) {
      throw new IllegalArgumentException(verdict + " takes a decision: " + id + ", " + subject);
    }
    return new Finding(
        id,
        subject,
        verdict,
        claim,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        reason,
        Optional.empty());
  }

  /** This finding for the given times. */
  public Finding withInterval(Interval times) {
    return new Finding(
        id, subject, verdict, claim, Optional.of(times), value, bound, range, reason, certificate);
  }

  /** This finding with the number found. */
  public Finding withValue(Quantity found) {
    return new Finding(
        id,
        subject,
        verdict,
        claim,
        interval,
        Optional.of(found),
        bound,
        range,
        reason,
        certificate);
  }

  /** This finding with the number its value is compared with. */
  public Finding withBound(Quantity limit) {
    return new Finding(
        id,
        subject,
        verdict,
        claim,
        interval,
        value,
        Optional.of(limit),
        range,
        reason,
        certificate);
  }

  /** This finding with the range of its number over the interval. */
  public Finding withRange(DyadicInterval throughout) {
    return new Finding(
        id,
        subject,
        verdict,
        claim,
        interval,
        value,
        bound,
        Optional.of(throughout),
        reason,
        certificate);
  }

  /** This finding with numbers by which others can check it. */
  public Finding withCertificate(Certificate numbers) {
    return new Finding(
        id, subject, verdict, claim, interval, value, bound, range, reason, Optional.of(numbers));
  }
}
