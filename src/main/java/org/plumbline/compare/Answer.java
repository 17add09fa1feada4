package org.plumbline.compare;

import org.plumbline.compare.finding.Outcome;

/**
 * What a live engine's answer to one question is worth.
 *
 * @param outcome what is proved of it; no answer at all counts as one that differs
 * @param ulps the largest difference, in units in the last place; 0 if there are no numbers
 * @param text how it agrees, or what is wrong, in one line
 */
public record Answer(Outcome outcome, double ulps, String text) {
  /** Whether the answer is wrong. */
  public boolean isFailure() {
    return outcome == Outcome.DIFFERS;
  }
}
