package org.plumbline.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.plumbline.claim.Claims;
import org.plumbline.claim.Evidence;
import org.plumbline.claim.Finding;
import org.plumbline.claim.Verdict;
import org.plumbline.enclosure.event.EventTimes;
import org.plumbline.engine.Engine;
import org.plumbline.experiment.Experiment;
import org.plumbline.field.FlowProblem;
import org.plumbline.flow.FlowResult;
import org.plumbline.flow.Horizon;
import org.plumbline.report.Continuation;
import org.plumbline.report.Notices;
import org.plumbline.report.Report;
import org.plumbline.run.CertifiedRun;
import org.plumbline.run.FlowProblems;
import org.plumbline.run.ParallelChecks;
import org.plumbline.run.Patience;

/** Runs one experiment and reports on it. */
final class CheckRun {
  private final Experiment experiment;
  private final RunOptions options;
  private final FlowProblem problem;
  private final Publication publication;
  private final Notices notices;
  private final Map<String, Double> timing = new LinkedHashMap<>();

  /**
   * A run that has nothing done yet but made sure that its report can be written.
   *
   * @throws InputException if it cannot
   */
  CheckRun(Experiment experiment, RunOptions options) {
    this.experiment = experiment;
    this.options = options;
    this.problem = FlowProblems.of(experiment);
    this.publication = Publication.prepare(experiment, options);
    this.notices = Notices.of(experiment, problem);
  }

  /** Says before a run what would be of no use to know after it. */
  private void announce() {
    PrintStream stream = Terminal.progress(options.quiet);
    notices.all().forEach(notice -> stream.println("note: " + Terminal.oneLine(notice)));
  }

  /** Integrates and checks every claim. */
  ExitCode check(Engine engine) {
    try (Interruption interruption = Interruption.listen()) {
      announce();
      ProgressLine progress = progress(interruption);
      int digits = experiment.flow().digits();
      CertifiedRun.Outcome outcome =
          new CertifiedRun(problem, horizon(), digits, options.threads, timing)
              .run(engine.withThreads(options.threads), progress);
      List<Finding> findings = new ArrayList<>();
      Continuation.finding(outcome.result()).ifPresent(findings::add);
      Evidence evidence = evidence(outcome, digits);
      ParallelChecks checks = new ParallelChecks(options.threads, progress);
      findings.addAll(timed("checkSeconds", () -> checks.run(Claims.all(), evidence)));
      progress.finish();
      Report.Run run =
          interruption.await(
              Patience.Phase.REPORTING,
              () -> run(engine, outcome, evidence),
              () -> brief(engine, outcome));
      return publication.publish(report(findings, List.of(), Optional.of(run)));
    }
  }

  private Report.Run run(Engine engine, CertifiedRun.Outcome outcome, Evidence evidence) {
    return new Report.Run(
        engine.name(),
        outcome.result(),
        outcome.verification(),
        evidence.enclosedRisk(),
        EventTimes.enclosing(problem, outcome.verification().enclosed(), options.threads));
  }

  /** The same where there is no time to enclose the risk and the times of events. */
  private static Report.Run brief(Engine engine, CertifiedRun.Outcome outcome) {
    int events = outcome.result().trajectory().events().size();
    return new Report.Run(
        engine.name(),
        outcome.result(),
        outcome.verification(),
        Optional.empty(),
        Collections.nCopies(events, Optional.empty()));
  }

  private Evidence evidence(CertifiedRun.Outcome outcome, int digits) {
    Evidence evidence = Evidence.verified(problem, outcome.verification(), digits);
    return outcome.result() instanceof FlowResult.Completed
        ? evidence
        : evidence.endedBy("see " + Continuation.ID);
  }

  /**
   * Checks what can be decided without integrating; what takes a trajectory to decide is left to
   * {@link #check}.
   */
  ExitCode assumptions() {
    try (Interruption interruption = Interruption.listen()) {
      announce();
      ProgressLine progress = progress(interruption);
      Evidence evidence = new Evidence(problem, Optional.empty(), experiment.flow().digits());
      ParallelChecks checks = new ParallelChecks(options.threads, progress);
      List<Finding> findings =
          timed("checkSeconds", () -> checks.run(Claims.hypotheses(), evidence));
      progress.finish();
      List<Finding> decided = findings.stream().filter(f -> !awaitsTrajectory(f)).toList();
      List<String> awaiting =
          findings.stream().filter(CheckRun::awaitsTrajectory).map(Finding::id).distinct().toList();
      return publication.publish(report(decided, awaiting, Optional.empty()));
    }
  }

  /** Separability is a matter of the data: undecided, it stays so after any integration. */
  private static boolean awaitsTrajectory(Finding finding) {
    return finding.verdict() == Verdict.UNDECIDED && !finding.id().equals("separability");
  }

  private Report report(List<Finding> findings, List<String> awaiting, Optional<Report.Run> run) {
    return new Report(Version.number(), experiment, notices, findings, awaiting, run, timing);
  }

  private <T> T timed(String phase, Supplier<T> work) {
    long start = System.nanoTime();
    T result = work.get();
    timing.put(phase, (System.nanoTime() - start) / 1e9);
    return result;
  }

  private ProgressLine progress(Interruption interruption) {
    boolean isTerminal = Boolean.getBoolean("plumbline.terminal");
    return new ProgressLine(Terminal.progress(options.quiet), isTerminal, horizon(), interruption);
  }

  private Horizon horizon() {
    return new Horizon(experiment.flow().untilTime(), experiment.flow().untilRisk());
  }
}
