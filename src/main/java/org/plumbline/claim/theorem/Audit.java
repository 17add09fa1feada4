package org.plumbline.claim.theorem;

import java.util.List;
import java.util.Optional;
import org.plumbline.claim.Finding;

/**
 * The audit of every theorem, and of the run if there was one.
 *
 * @param theorems what is known of the hypotheses of each
 * @param run what the run shows beside them; none without one
 */
public record Audit(List<TheoremAudit> theorems, Optional<RunAudit> run) {
  /** No audit. */
  public static final Audit NONE = new Audit(List.of(), Optional.empty());

  /** An audit with an immutable copy of the list. */
  public Audit {
    theorems = List.copyOf(theorems);
  }

  /**
   * The audit on some grounds.
   *
   * @param continuation why the run did not go on to its horizon, if it did not
   */
  public static Audit of(Grounds grounds, Optional<Finding> continuation) {
    return new Audit(Theorems.audit(grounds), RunAudit.of(grounds, continuation));
  }
}
