package org.plumbline.conformance;

import java.util.Optional;
import org.plumbline.compare.finding.Outcome;
import org.plumbline.experiment.Experiment;

/**
 * What the trials of one level came to.
 *
 * @param level the level
 * @param tries how many trials were made
 * @param open how many of them the bound on rounding errors was too wide to decide
 * @param worstUlps the largest difference that was accepted
 * @param seconds how long it took
 * @param failure what went wrong, if anything
 */
public record LevelResult(
    Level level, int tries, int open, double worstUlps, double seconds, Optional<Failure> failure) {

  /**
   * What the level proves of the engine: one failure is enough for it to differ, and one trial that
   * was decided for it not to be open, as the others were asked about something else.
   */
  public Outcome outcome() {
    boolean isOpen = tries > 0 && open == tries;
    return failure.isPresent() ? Outcome.DIFFERS : isOpen ? Outcome.UNDECIDED : Outcome.CONFIRMED;
  }

  /**
   * A trial that failed, made as small as it would get.
   *
   * @param seed the seed of which it is the first trial
   * @param text what is wrong, in one line
   * @param experiment the smallest experiment found on which something is wrong
   * @param isPlain whether it is what an engine is asked about any experiment: the gradient over
   *     all samples, or points on the flow
   */
  public record Failure(long seed, String text, Experiment experiment, boolean isPlain) {}
}
