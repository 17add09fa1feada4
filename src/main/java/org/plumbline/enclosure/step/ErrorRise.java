package org.plumbline.enclosure.step;

import org.plumbline.number.Magnitude;

/**
 * Where a bound of the error rose: for people who want to know why an enclosure is wide. Nothing is
 * proved by it.
 *
 * @param step the number of the step
 * @param before the bound at its beginning
 * @param after the bound at its end
 * @param term what added most to it
 */
public record ErrorRise(int step, Magnitude before, Magnitude after, Term term) {
  /** The terms of which the bound of a step is made. */
  public enum Term {
    /** The next step does not begin where the last one ended. */
    JOINT("steps that do not join"),
    /** A gate may change a little before or after the instant proposed. */
    CROSSING("gates that change at an uncertain instant"),
    /** The proposal does not keep the pinned pre-activations at zero. */
    SHIFT("pinned pre-activations that are not exactly zero"),
    /** The proposal is on the wrong side of a kink for a while. */
    GAP("a pre-activation on the wrong side of its kink"),
    /** The polynomials do not solve the equation exactly. */
    DEFECT("the defect of the polynomials"),
    /** Neighbouring solutions part. */
    GROWTH("the flow itself, in which neighbouring solutions part");

    private final String inWords;

    Term(String inWords) {
      this.inWords = inWords;
    }

    /** The term in words, a noun. */
    public String inWords() {
      return inWords;
    }
  }

  /** The decimal digits by which the bound rose, approximately. */
  public double digits() {
    return after.approximateLog10() - before.approximateLog10();
  }
}
