package org.plumbline.cli;

import java.io.PrintStream;
import java.util.function.Function;
import org.plumbline.Cancellation;
import org.plumbline.Check;
import org.plumbline.CheckProgress;
import org.plumbline.CheckReport;
import org.plumbline.engine.Engine;
import org.plumbline.experiment.Experiment;
import org.plumbline.flow.Horizon;
import org.plumbline.number.Rational;
import org.plumbline.report.TextStyle;

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

  /** Integrates and checks every claim. */
  ExitCode check(Engine engine) {
    return publish(prepared -> prepared.withEngine(engine).run());
  }

  /** Checks what can be decided without integrating. */
  ExitCode assumptions() {
    return publish(Check::hypotheses);
  }

  private ExitCode publish(Function<Check, CheckReport> work) {
    Cancellation cancellation = new Cancellation();
    try (Interruption interruption = Interruption.listen(cancellation::cancel)) {
      announce();
      ProgressLine line =
          new ProgressLine(
              Terminal.progress(options.quiet), Terminal.isProgress(), horizon, interruption);
      CheckReport report =
          work.apply(check.withProgress(new Shown(line)).withCancellation(cancellation));
      line.finish();
      return publication.publish(report, style);
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
