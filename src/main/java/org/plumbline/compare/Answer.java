package org.plumbline.compare;

import java.util.Optional;
import org.plumbline.compare.finding.Explanation;
import org.plumbline.compare.finding.Outcome;
import org.plumbline.compare.gradient.Judgement;

/**
 * What a live engine's answer to one question is worth.
 *
 * @param outcome what is proved of it; no answer at all counts as one that differs
 * @param ulps the largest difference, in units in the last place; 0 if there are no numbers
 * @param text how it agrees, or what is wrong, in one line
 * @param fault the number that is wrong, if one is
 */
public record Answer(Outcome outcome, double ulps, String text, Optional<Fault> fault) {
  /**
   * A number that is wrong.
   *
   * @param parameter the parameter whose weight, or entry of the gradient, it is
   * @param explanation what it looks like
   */
  public record Fault(int parameter, Explanation explanation) {}

  /** No answer, or none that makes sense. */
  public static Answer missing(String why) {
    return new Answer(Outcome.DIFFERS, 0, why, Optional.empty());
  }

  /** An answer that was judged; one that is off is said to be so at {@code place}. */
  public static Answer of(Judgement judgement, String place) {
    return judgement instanceof Judgement.Differs differs
        ? new Answer(
            differs.outcome(),
            differs.ulps(),
            place + differs.text(),
            Optional.of(new Fault(differs.parameter(), differs.explanation())))
        : new Answer(judgement.outcome(), judgement.ulps(), judgement.text(), Optional.empty());
  }

  /** Whether the answer is wrong. */
  public boolean isFailure() {
    return outcome == Outcome.DIFFERS;
  }
}
