package org.plumbline.claim;

/** What has been established about a claim. */
public enum Verdict {
  /** Established by exact arithmetic or a rigorous enclosure, for the whole interval stated. */
  PROVED,
  /** Numerical evidence only; nothing measured contradicts the claim. */
  CONSISTENT,
  /** Rigorously excluded. */
  VIOLATED,
  /** Neither established nor excluded; the reason says what would decide it. */
  UNDECIDED,
  /** A hypothesis of the claim fails; the reason says which. */
  NOT_APPLICABLE;

  /** Whether the verdict is certain: PROVED or VIOLATED. */
  public boolean isDecided() {
    return this == PROVED || this == VIOLATED;
  }
}
