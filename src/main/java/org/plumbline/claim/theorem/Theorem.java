package org.plumbline.claim.theorem;

import java.util.List;

/**
 * A theorem of the literature: what it says, where, and what it supposes
 * (proofs-notes/hypotheses.md).
 *
 * @param id its id
 * @param conclusion what it says, in a line
 * @param citation where
 * @param hypotheses what it supposes
 */
public record Theorem(String id, String conclusion, String citation, List<Hypothesis> hypotheses) {
  /** A theorem with an immutable copy of its hypotheses. */
  public Theorem {
    hypotheses = List.copyOf(hypotheses);
  }
}
