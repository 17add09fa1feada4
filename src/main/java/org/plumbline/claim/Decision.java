package org.plumbline.claim;

import java.util.Optional;
import org.plumbline.claim.along.Interval;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.qual.Rigorous;

/**
 * A finding in the making whose verdict is certain, PROVED or VIOLATED; the only numbers it takes
 * are rigorous ones.
 *
 * <p>No other class makes such a finding (proofs-notes/trust.md). Whether the decision was reached
 * rightly is the claim's affair: types follow numbers, not conditions.
 */
public final class Decision {
  private final Finding finding;

  private Decision(Finding finding) {
    this.finding = finding;
  }

  /** The claim is established for the whole interval stated. */
  public static Decision proved(String id, String subject, String claim, String reason) {
    return of(id, subject, Verdict.PROVED, claim, reason);
  }

  /** The claim is rigorously excluded. */
  public static Decision violated(String id, String subject, String claim, String reason) {
    return of(id, subject, Verdict.VIOLATED, claim, reason);
  }

  private static Decision of(
      String id, String subject, Verdict verdict, String claim, String reason) {
    return new Decision(
        new Finding(
            id,
            subject,
            verdict,
            claim,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            reason,
            Optional.empty()));
  }

  /** This decision for the given times. */
  public Decision withInterval(Interval times) {
    return new Decision(finding.withInterval(times));
  }

  /** This decision with the number found. */
  public Decision withValue(@Rigorous Quantity found) {
    return new Decision(finding.withValue(found));
  }

  /** This decision with the number its value is compared with. */
  public Decision withBound(@Rigorous Quantity limit) {
    return new Decision(finding.withBound(limit));
  }

  /** This decision with the range of its number over the interval. */
  public Decision withRange(@Rigorous DyadicInterval throughout) {
    return new Decision(finding.withRange(throughout));
  }

  /** This decision with numbers by which others can check it. */
  public Decision withCertificate(Certificate numbers) {
    return new Decision(finding.withCertificate(numbers));
  }

  /** The finding. */
  public Finding finding() {
    return finding;
  }
}
