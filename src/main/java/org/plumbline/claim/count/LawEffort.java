package org.plumbline.claim.count;

/**
 * How much is done to find laws and to bound their number, as work that is counted, never time.
 *
 * @param degree polynomials of what degree are searched, 0 for none
 * @param work products of residues that brackets and the search may make each, about
 */
public record LawEffort(int degree, long work) {
  /**
   * An effort.
   *
   * @throws IllegalArgumentException if the degree is not from 0 to {@value #MOST_DEGREE}, or the
   *     work not positive
   */
  public LawEffort {
    if (degree < 0 || degree > MOST_DEGREE || work < 1) {
      throw new IllegalArgumentException(
          "expected a degree from 0 to " + MOST_DEGREE + " and positive work");
    }
  }

  /** The largest degree that is searched. */
  public static final int MOST_DEGREE = 6;

  /** How much more work the ground may take than what is built on it. */
  private static final long GROUND = 20;

  /**
   * Products of residues that proofs and the span of the fields may make each, about: more than the
   * rest may, for there is little to say without them.
   */
  long ground() {
    return GROUND * Math.min(work, Long.MAX_VALUE / (2 * GROUND));
  }

  /** The usual effort: a few seconds on an ordinary machine. */
  public static LawEffort usual() {
    return new LawEffort(2, 1_000_000_000);
  }

  /** A tenth of the usual one. */
  public static LawEffort low() {
    return new LawEffort(2, 100_000_000);
  }

  /** A hundred times the usual one. */
  public static LawEffort high() {
    return new LawEffort(2, 100_000_000_000L);
  }

  /** The same with polynomials of another degree. */
  public LawEffort withDegree(int other) {
    return new LawEffort(other, work);
  }
}
