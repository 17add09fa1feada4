package org.plumbline.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import org.plumbline.Cancellation;
import org.plumbline.Check;
import org.plumbline.CheckProgress;
import org.plumbline.CheckReport;
import org.plumbline.Checkpoints;
import org.plumbline.engine.Engine;
import org.plumbline.experiment.Copies;
import org.plumbline.experiment.Experiment;
import org.plumbline.flow.Horizon;
import org.plumbline.number.Rational;
import org.plumbline.report.TextStyle;
import org.plumbline.run.checkpoint.CheckpointException;

/** Runs the check of one experiment, shows how far it has come, and publishes its report. */
final class CheckRun {
  private final Check check;
  private final Horizon horizon;
  private final RunOptions options;
  private final TextStyle style;
  private final Publication publication;

  /**
   * A run that has nothing done yet but made sure that its report can be written.
   *
   * @throws InputException if it cannot
   */
  CheckRun(Experiment experiment, RunOptions options, TextStyle style) {
    this.check = Check.of(experiment).withThreads(options.threads);
    this.horizon = new Horizon(experiment.flow().untilTime(), experiment.flow().untilRisk());
    this.options = options;
    this.style = style;
    this.publication = Publication.prepare(experiment, options);
  }

  /**
   * Integrates and checks every claim, and keeps what it has come to as the options say.
   *
   * @param copies what the experiment was read from
   * @throws InputException if it is to go on from a checkpoint that is another's
   */
  ExitCode check(Engine engine, CheckpointOptions keeping, Copies copies) {
    Path folder = publication.folder();
    if (keeping.isLeft(folder)) {
      say(
          "note: %s has the checkpoint of a run that did not end; --resume goes on with that one, "
              + "and this run takes its place",
          folder);
    }
    Checkpoints checkpoints = keeping.in(folder, copies);
    try {
      return publish(
          c -> c.withEngine(engine).withCheckpoints(checkpoints).run(),
          isInterrupted -> settle(checkpoints, folder, isInterrupted));
    } catch (CheckpointException e) {
      throw keeping.refusal(e);
    }
  }

  /** The checkpoint of a run that ended is of no more use; of one that did not, it stays. */
  private void settle(Checkpoints checkpoints, Path folder, boolean isInterrupted) {
    if (!isInterrupted) {
      checkpoints.remove();
    } else if (CheckpointOptions.isThere(folder)) {
      say("plumbline: to go on from the last checkpoint: plumbline check --resume %s", folder);
    }
  }

  private void say(String text, Path folder) {
    Terminal.progress(options.quiet)
        .println(String.format(Locale.ROOT, text, Terminal.oneLine(folder.toString())));
  }

  /** Checks what can be decided without integrating. */
  ExitCode assumptions() {
    return publish(Check::hypotheses, isInterrupted -> {});
  }

  /**
   * Does the work and publishes its report.
   *
   * @param afterwards is told whether the work was interrupted, once the report is written
   */
  private ExitCode publish(Function<Check, CheckReport> work, Consumer<Boolean> afterwards) {
    Cancellation cancellation = new Cancellation();
    try (Interruption interruption = Interruption.listen(cancellation::cancel)) {
      announce();
      ProgressLine line =
          new ProgressLine(
              Terminal.progress(options.quiet), Terminal.isProgress(), horizon, interruption);
      CheckReport report =
          work.apply(check.withProgress(new Shown(line, options)).withCancellation(cancellation));
      line.finish();
      boolean isInterrupted = interruption.isRequested();
      ExitCode code = publication.publish(report, style);
      afterwards.accept(isInterrupted);
      return code;
    }
  }

  /** Says before a run what would be of no use to know after it. */
  private void announce() {
    PrintStream stream = Terminal.progress(options.quiet);
    check.notices().forEach(notice -> stream.println("note: " + Terminal.oneLine(notice)));
  }

  /**
   * Progress on a line; whether to go on is for the cancellation to say.
   *
   * @param line the line
   * @param options whether anything is shown at all
   */
  private record Shown(ProgressLine line, RunOptions options) implements CheckProgress {
    @Override
    public void resuming(String origin) {
      Terminal.progress(options.quiet).println("plumbline: resumed: " + origin);
    }

    @Override
    public void integrating(int steps, int events, Rational time, double log10Risk) {
      line.advanced(steps, events, time, log10Risk);
    }

    @Override
    public void integratingAgain(int digits) {
      line.again(digits);
    }

    @Override
    public void verifying(int done, int all) {
      line.verifying(done, all);
    }

    @Override
    public void checking(int done, int all, String claim) {
      line.checking(done, all, claim);
    }
  }
}
