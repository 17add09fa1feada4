package org.plumbline.claim.theorem;

/** How far it is known that a hypothesis of a theorem holds. */
public enum Standing {
  /** It holds, by exact arithmetic or by a finding that is proved. */
  PROVED,
  /** What the run shows agrees with it, which is no proof. */
  EVIDENCE,
  /** It does not hold, and a witness shows that. */
  FAILS,
  /** It is a matter of the run, of which there has been none. */
  AFTER_THE_RUN,
  /** It speaks of what no finite time shows, or of a bound that the theorem does not give. */
  CANNOT_BE_KNOWN;

  /** The standing in words. */
  public String words() {
    return name().replace('_', ' ');
  }
}
