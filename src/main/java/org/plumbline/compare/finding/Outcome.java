package org.plumbline.compare.finding;

import java.util.Collection;

/**
 * What is proved of somebody's claim that numbers are the exact ones up to what rounding, or a
 * tolerance, permits.
 *
 * <p>There is one rule by which outcomes combine, {@link #and}: a single claim that is proved wrong
 * makes the whole wrong, a single open one leaves it open. So the order of the constants is the
 * order in which they prevail.
 */
public enum Outcome {
  /** Every number is within its bound, and the bound would have told it from something else. */
  CONFIRMED,
  /** Neither is proved: the bound is too wide to tell, or nobody looked. */
  UNDECIDED,
  /** Some number is proved to be outside of its bound, or there is none where one was due. */
  DIFFERS;

  /** The outcome of two claims together: DIFFERS prevails, then UNDECIDED. */
  public Outcome and(Outcome other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /**
   * The outcome of claims together. Claims that were not judged are undecided, and so is a whole
   * that claims nothing.
   *
   * @param judged the outcomes of those that were judged
   * @param claims how many there are
   */
  public static Outcome of(Collection<Outcome> judged, int claims) {
    Outcome start = claims > 0 && judged.size() >= claims ? CONFIRMED : UNDECIDED;
    return judged.stream().reduce(start, Outcome::and);
  }
}
