package org.plumbline.cli;

import java.io.PrintStream;
import java.util.Optional;
import org.plumbline.Cancellation;
import org.plumbline.CheckProgress;
import org.plumbline.DescentCheck;
import org.plumbline.DescentReport;
import org.plumbline.experiment.Experiment;
import org.plumbline.flow.Horizon;
import org.plumbline.number.Rational;
import org.plumbline.report.TextStyle;

/** Runs the check of gradient descent, shows how far it has come, and publishes its report. */
final class DescentRun {
  private final DescentCheck check;
  private final Horizon horizon;
  private final RunOptions options;
  private final TextStyle style;
  private final Publication publication;

  /**
   * A run that has nothing done yet but made sure that its report can be written.
   *
   * @throws InputException if it cannot
   */
  DescentRun(
      Experiment experiment,
      DescentCheck check,
      Rational end,
      RunOptions options,
      TextStyle style) {
    this.check = check.withThreads(options.threads);
    this.horizon = new Horizon(Optional.of(end), Optional.empty());
    this.options = options;
    this.style = style;
    this.publication = Publication.prepare(experiment, options);
  }

  /** Encloses the iterates, checks every claim, and publishes the report. */
  ExitCode check() {
    Cancellation cancellation = new Cancellation();
    try (Interruption interruption = Interruption.listen(cancellation::cancel)) {
      PrintStream out = Terminal.progress(options.quiet);
      check.notices().forEach(notice -> out.println("note: " + Terminal.oneLine(notice)));
      ProgressLine line = new ProgressLine(out, Terminal.isProgress(), horizon, interruption);
      DescentReport report =
          check.withProgress(new Shown(line)).withCancellation(cancellation).run();
      line.finish();
      return publication.publish(report, style);
    }
  }

  /**
   * Progress on a line.
   *
   * @param line the line
   */
  private record Shown(ProgressLine line) implements CheckProgress {
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
