package org.plumbline.claim.count;

/**
 * How much is done to find laws and to bound their number, as work that is counted, never time.
 *
 * @param degree polynomials of what degree are searched, 0 for none
 * @param work products of residues that each part may make, about
 */
public record LawEffort(int degree, long work) {
  /** The largest degree that is searched. */
  public static final int MOST_DEGREE = 6;

  /** The usual effort: a few seconds at most. */
  public static LawEffort usual() {
    return new LawEffort(2, 1_000_000_000);
  }

  /** The same with polynomials of another degree. */
  public LawEffort withDegree(int other) {
    return new LawEffort(other, work);
  }

  /** The same with so many times the work. */
  public LawEffort times(long factor) {
    return new LawEffort(degree, work * factor);
  }
}
