package org.plumbline.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.compare.flow.ClaimedPoints;
import org.plumbline.compare.flow.FlowClaim;
import org.plumbline.compare.flow.FlowExamination;
import org.plumbline.compare.recording.Recording;
import org.plumbline.experiment.Experiment;
import org.plumbline.flow.Horizon;
import org.plumbline.number.Decimals;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;
import org.plumbline.report.FlowReport;
import org.plumbline.run.FlowProblems;
import org.plumbline.run.Patience;
import org.plumbline.run.RunProgress;

/** Holds the points of a recording against the flow and reports on it. */
final class FlowRun {
  private static final int SHOWN_DIGITS = 17;

  private final Experiment experiment;
  private final Recording recording;
  private final String file;
  private final RunOptions options;

  FlowRun(Experiment experiment, Recording recording, Path file, RunOptions options) {
    this.experiment = experiment;
    this.recording = recording;
    this.file = Terminal.oneLine(file.toString());
    this.options = options;
  }

  /**
   * Judges every point.
   *
   * @throws InputException if the recording is none of points of a flow, or no report can be
   *     written
   */
  ExitCode run(Optional<Rational> stated) {
    ClaimedPoints points = points();
    Rational tolerance =
        stated.or(() -> recording.tolerance().map(t -> t.toRational())).orElse(Rational.ZERO);
    FlowClaim claim =
        new FlowClaim(FlowProblems.of(experiment), points, recording.format(), tolerance);
    Publication publication = Publication.prepare(experiment, options);
    try (Interruption interruption = Interruption.listen()) {
      ProgressLine progress =
          new ProgressLine(
              Terminal.progress(options.quiet),
              Boolean.getBoolean("plumbline.terminal"),
              Horizon.atTime(points.times().get(points.size() - 1).toRational()),
              interruption);
      Integer digits = options.digits;
      FlowExamination found =
          FlowExamination.of(
              claim,
              new FlowExamination.Manner(
                  digits == null ? claim.digits(experiment.flow().digits()) : digits,
                  options.threads,
                  true,
                  patient(progress, interruption)));
      progress.finish();
      return publication.publish(report(claim, found));
    }
  }

  /** When interrupted, what was integrated is still verified, for as long as that may take. */
  private static RunProgress patient(ProgressLine line, Interruption interruption) {
    return new RunProgress() {
      @Override
      public boolean advanced(int steps, int events, Rational time, double logRisk) {
        return line.advanced(steps, events, time, logRisk);
      }

      @Override
      public boolean verifying(int done, int all) {
        return line.verifying(done, all) || !interruption.isEnding(Patience.Phase.VERIFYING);
      }

      @Override
      public void again(int digits) {
        line.again(digits);
      }

      @Override
      public void checking(int done, int all, String claim) {
        line.checking(done, all, claim);
      }

      @Override
      public boolean examining(int done, int all) {
        return line.examining(done, all);
      }

      @Override
      public Patience patience() {
        return interruption;
      }
    };
  }

  private ClaimedPoints points() {
    List<Dyadic> times = new ArrayList<>();
    List<List<Dyadic>> weights = new ArrayList<>();
    Dyadic before = Dyadic.ZERO;
    for (int k = 0; k < recording.rows(); k++) {
      Dyadic time =
          recording
              .time(k)
              .orElseThrow(() -> new InputException(file + ": no times; expected t of shape [T]"));
      if (time.compareTo(before) < 0) {
        throw new InputException(
            file
                + ": t["
                + k
                + "]: "
                + Decimals.nearest(time, SHOWN_DIGITS)
                + " is "
                + (k == 0 ? "negative" : "before " + Decimals.nearest(before, SHOWN_DIGITS))
                + "; expected times from 0 on, in order");
      }
      before = time;
      times.add(time);
      weights.add(recording.weights(k));
    }
    return new ClaimedPoints(times, weights);
  }

  private FlowReport report(FlowClaim claim, FlowExamination found) {
    return new FlowReport(
        Version.number(),
        experiment,
        file,
        claim.format(),
        claim.tolerance(),
        claim.points(),
        found.findings(),
        found.limit(),
        found.suspicion(),
        found
            .path()
            .map(
                path ->
                    new FlowReport.Path(
                        path.points(), path.time(), path.radius(), path.obstacle())));
  }
}
