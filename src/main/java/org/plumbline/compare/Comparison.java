package org.plumbline.compare;

import java.util.List;
import org.plumbline.compare.finding.Outcome;
import org.plumbline.compare.recording.Recording;
import org.plumbline.compare.recording.RecordingException;
import org.plumbline.experiment.Experiment;
import org.plumbline.number.NumberFormat;
import org.plumbline.run.RunProgress;

/**
 * What came of comparing somebody's numbers with exact ones: a value, from which reports are
 * written.
 *
 * <p>An outcome of {@link Outcome#CONFIRMED} says that every claim was judged and is within a bound
 * that is proved for it, and that tells it from something else; {@link Outcome#DIFFERS} that some
 * claim is proved wrong. Explanations of what is wrong are proposals.
 */
public sealed interface Comparison permits GradientComparison, FlowComparison, EngineComparison {
  /**
   * Compares a recording that says itself what it claims: gradients where there are some, otherwise
   * steps of gradient descent with the step sizes recorded.
   *
   * @param experiment the experiment that was to be recorded
   * @param recording weights over time in the order of the experiment's parameters
   * @param threads the threads to use, at least 1; the result does not depend on them
   * @param progress is told how far the comparison has come, and may end it; what was judged by
   *     then is the result, and its outcome is not {@link Outcome#CONFIRMED}
   * @throws RecordingException if the recording lacks what it takes to compare it
   */
  static Comparison of(
      Experiment experiment, Recording recording, int threads, RunProgress progress)
      throws RecordingException {
    return of(experiment, recording, Stated.NOTHING, threads, progress);
  }

  /**
   * Compares a recording.
   *
   * @param experiment the experiment that was to be recorded
   * @param recording weights over time in the order of the experiment's parameters
   * @param stated what is claimed of the recording, where it does not say so itself
   * @param threads the threads to use, at least 1; the result does not depend on them
   * @param progress is told how far the comparison has come, and may end it; what was judged by
   *     then is the result, and its outcome is not {@link Outcome#CONFIRMED}
   * @throws RecordingException if the recording lacks what it takes to compare it
   */
  static Comparison of(
      Experiment experiment, Recording recording, Stated stated, int threads, RunProgress progress)
      throws RecordingException {
    return switch (stated.kindOf(recording)) {
      case GRADIENT, DESCENT ->
          RecordedClaims.of(experiment, recording, stated).compared(threads, progress);
      case FLOW -> RecordedFlow.compared(experiment, recording, stated, threads, progress);
    };
  }

  /** What was compared with. */
  Experiment experiment();

  /** The number format that the claims were made in. */
  NumberFormat format();

  /** How many claims there are. */
  int claims();

  /** What was found of each claim that was judged, in their order. */
  List<JudgedNumbers> judgedNumbers();

  /** The outcomes of the claims that were judged, in their order. */
  default List<Outcome> outcomes() {
    return judgedNumbers().stream().map(JudgedNumbers::outcome).toList();
  }

  /** What is proved of all claims together. */
  default Outcome outcome() {
    return Outcome.of(outcomes(), claims());
  }

  /** How many claims have an outcome. */
  default long count(Outcome outcome) {
    return outcomes().stream().filter(each -> each == outcome).count();
  }
}
