package org.plumbline.compare;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.compare.flow.ClaimedPoints;
import org.plumbline.compare.flow.FlowClaim;
import org.plumbline.compare.flow.FlowExamination;
import org.plumbline.compare.recording.Recording;
import org.plumbline.compare.recording.RecordingException;
import org.plumbline.experiment.Experiment;
import org.plumbline.number.Decimals;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;
import org.plumbline.run.FlowProblems;
import org.plumbline.run.RunProgress;

/** Recorded points that are claimed to be those of an experiment's gradient flow. */
final class RecordedFlow {
  private static final int SHOWN_DIGITS = 17;

  private RecordedFlow() {}

  /** Judges every point of a recording. */
  static FlowComparison compared(
      Experiment experiment, Recording recording, Stated stated, int threads, RunProgress progress)
      throws RecordingException {
    ClaimedPoints points = points(recording);
    Rational tolerance =
        stated
            .tolerance()
            .or(() -> recording.tolerance().map(t -> t.toRational()))
            .orElse(Rational.ZERO);
    FlowClaim claim =
        new FlowClaim(FlowProblems.of(experiment), points, recording.format(), tolerance);
    int digits = stated.digits().orElseGet(() -> claim.digits(experiment.flow().digits()));
    FlowExamination found =
        FlowExamination.of(claim, new FlowExamination.Manner(digits, threads, true, progress));
    return new FlowComparison(
        experiment, recording.shortName(), found, RecordedTimes.notice(recording, stated));
  }

  private static ClaimedPoints points(Recording recording) throws RecordingException {
    List<Dyadic> times = new ArrayList<>();
    List<List<Dyadic>> weights = new ArrayList<>();
    Dyadic before = Dyadic.ZERO;
    for (int k = 0; k < recording.rows(); k++) {
      Dyadic time =
          recording
              .time(k)
              .orElseThrow(
                  () ->
                      new RecordingException(
                          recording.name(), "there are no times", "t of shape [T]"));
      if (time.compareTo(before) < 0) {
        throw disordered(recording, k, time, before);
      }
      before = time;
      times.add(time);
      weights.add(recording.weights(k));
    }
    return new ClaimedPoints(times, weights);
  }

  private static RecordingException disordered(
      Recording recording, int k, Dyadic time, Dyadic before) {
    return new RecordingException(
        recording.name() + ": t[" + k + "]",
        Decimals.nearest(time, SHOWN_DIGITS)
            + " is "
            + (k == 0 ? "negative" : "before " + Decimals.nearest(before, SHOWN_DIGITS)),
        "times that start at 0 or later, in ascending order");
  }
}
