package org.plumbline.compare.gradient;

import org.plumbline.compare.finding.Explanation;

/** What a judge finds: a claim within the bound on rounding errors, or one outside of it. */
public sealed interface Judgement {
  /**
   * Every entry is within its bound for gates that are admissible.
   *
   * @param ulps the largest difference, in units in the last place of what was summed
   * @param how the choice of gates, and what the bound allows for
   */
  record Agrees(double ulps, String how) implements Judgement {
    /** The beginning of every {@link #how} that names slopes other than the usual ones. */
    static final String WITH = "with ";

    /** The usual slope of ReLU at 0. */
    static final String USUALLY = "with slope 0 at kinks";

    /** How it agrees where nothing was to be chosen. */
    static final String PLAINLY = "within the rounding errors of the format";

    /** The beginning of every {@link #how} that says the bound is too wide to tell. */
    static final String OPEN = "undecided: ";

    /** How it agrees where gates cannot be named but their range admits the claim. */
    static final String RANGE = OPEN + "within the range of the ";

    /** Whether it agrees with no gates that were found, but with the range of those open. */
    boolean isWithinRange() {
      return how.startsWith(RANGE);
    }

    /**
     * Whether agreement says something: the bounds are finite and one choice of gates fits, not
     * merely the range of all of them.
     */
    public boolean isConclusive() {
      return !how.startsWith(OPEN);
    }

    /** Whether other gates were chosen than the side of each pre-activation and slope 0 at 0. */
    public boolean hasChosenGates() {
      return how.startsWith(WITH) && !how.startsWith(USUALLY);
    }
  }

  /**
   * Some entry is outside of its bound for all admissible gates.
   *
   * @param parameter the entry that is furthest beyond its bound, in proportion
   * @param ulps its difference, in units in the last place of what was summed
   * @param explanation what it looks like
   * @param text the same in one line, with the numbers
   */
  record Differs(int parameter, double ulps, Explanation explanation, String text)
      implements Judgement {}
}
