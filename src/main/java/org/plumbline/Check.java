package org.plumbline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.plumbline.claim.Claim;
import org.plumbline.claim.Claims;
import org.plumbline.claim.Evidence;
import org.plumbline.claim.Finding;
import org.plumbline.claim.Verdict;
import org.plumbline.claim.theorem.Audit;
import org.plumbline.claim.theorem.Grounds;
import org.plumbline.enclosure.event.EventTimes;
import org.plumbline.engine.Engine;
import org.plumbline.engine.Engines;
import org.plumbline.experiment.Experiment;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Trajectory;
import org.plumbline.flow.FlowResult;
import org.plumbline.flow.Horizon;
import org.plumbline.number.Rational;
import org.plumbline.report.Continuation;
import org.plumbline.report.Notices;
import org.plumbline.report.Report;
import org.plumbline.run.CertifiedRun;
import org.plumbline.run.FlowProblems;
import org.plumbline.run.ParallelChecks;
import org.plumbline.run.Patience;
import org.plumbline.run.ProofGoal;

/**
 * The check of one experiment: its flow is integrated and enclosed, and every claim is decided on
 * what is enclosed.
 *
 * <p>Immutable; may be run any number of times, by several threads at once. Findings and
 * trajectories depend on the experiment and the engine alone, not on the number of threads or the
 * time it takes.
 *
 * <p>The thread that runs a check waits for threads of the check; to end it early takes a {@link
 * Cancellation}. An interrupt of the waiting thread ends the waiting with an {@link
 * IllegalStateException}.
 */
public final class Check {
  /** The most threads that a check accepts. */
  public static final int MOST_THREADS = 256;

  private static final String GIVEN = "given";

  private final Experiment experiment;
  private final FlowProblem problem;
  private final Notices notices;
  private final Engine engine;
  private final RunSettings settings;

  private Check(
      Experiment experiment,
      FlowProblem problem,
      Notices notices,
      Engine engine,
      RunSettings settings) {
    this.experiment = experiment;
    this.problem = problem;
    this.notices = notices;
    this.engine = engine;
    this.settings = settings;
  }

  /** The check of an experiment by the default engine, with a thread for each processor. */
  public static Check of(Experiment experiment) {
    FlowProblem problem = FlowProblems.of(experiment);
    return new Check(
        experiment,
        problem,
        Notices.of(experiment, problem),
        Engines.all().get(0),
        RunSettings.usual());
  }

  /** The same check by another engine: one of {@link Engines}, or one of your own. */
  public Check withEngine(Engine other) {
    return new Check(experiment, problem, notices, other, settings);
  }

  /**
   * The same check with so many threads.
   *
   * @throws IllegalArgumentException if they are fewer than 1 or more than {@value #MOST_THREADS}
   */
  public Check withThreads(int count) {
    return with(settings.withThreads(count));
  }

  /** The same check that tells how far it has come. */
  public Check withProgress(CheckProgress listener) {
    return with(settings.withProgress(listener));
  }

  /** The same check that ends early when it is asked to. */
  public Check withCancellation(Cancellation other) {
    return with(settings.withCancellation(other));
  }

  /**
   * The same check that keeps what it has come to, or goes on from what is kept. Only {@link
   * #run()} does.
   */
  public Check withCheckpoints(Checkpoints other) {
    return with(settings.withCheckpoints(other));
  }

  private Check with(RunSettings other) {
    return new Check(experiment, problem, notices, engine, other);
  }

  /**
   * The same check that goes on until a claim is decided for all later times, in place of what the
   * experiment says; it gives up at the time or the risk, whichever comes first, at a risk of
   * 1e-100 if neither is given. Claims are checked at each power of ten of the risk.
   *
   * @param claim one of {@link org.plumbline.experiment.LaterClaims#names()}
   * @throws IllegalArgumentException if the claim is unknown or a bound is not positive
   */
  public Check untilProved(String claim, Optional<Rational> time, Optional<Rational> risk) {
    return new Check(experiment.untilProved(claim, time, risk), problem, notices, engine, settings);
  }

  /**
   * Why the claim that the run would go on for can never be decided, such as one about gates where
   * no unit has any; empty if it may be, or if the run goes on for none.
   */
  public Optional<String> obstacle() {
    return goal().flatMap(ProofGoal::obstacle);
  }

  private Optional<ProofGoal> goal() {
    return experiment
        .flow()
        .untilProved()
        .map(claim -> ProofGoal.of(problem, experiment.flow().digits(), claim));
  }

  /** The initial value problem that the experiment poses. */
  public FlowProblem problem() {
    return problem;
  }

  /** What a user should know before the check is run, one sentence or two each. */
  public List<String> notices() {
    return notices.all();
  }

  /**
   * Integrates to the experiment's horizon, encloses the flow and checks every claim.
   *
   * @throws IllegalStateException if there is an {@link #obstacle()}, or {@link Checkpoints} to go
   *     on from that are of another check
   */
  public CheckReport run() {
    Map<String, Double> timing = new LinkedHashMap<>();
    Optional<ProofGoal> goal = goal();
    goal.flatMap(ProofGoal::obstacle).ifPresent(Check::refuse);
    Checkpoints checkpoints = settings.checkpoints();
    CertifiedRun plain =
        certified(timing).remembering(checkpoints.memory(engine.name(), experiment));
    checkpoints.origin().ifPresent(settings.progress()::resuming);
    CertifiedRun.Outcome outcome = run(goal.map(plain::until).orElse(plain));
    if (checkpoints.resumes() > 0) {
      timing.put("resumes", (double) checkpoints.resumes());
    }
    return report(engine.name(), outcome, timing);
  }

  private CertifiedRun.Outcome run(CertifiedRun run) {
    try {
      return run.run(engine.withThreads(settings.threads()), settings.runProgress());
    } finally {
      settings.checkpoints().close();
    }
  }

  private static void refuse(String obstacle) {
    throw new IllegalStateException(obstacle);
  }

  /**
   * Encloses the flow around a trajectory, whoever computed it and for whatever reason it is
   * believed, and checks every claim on what is enclosed. The trajectory is verified through the
   * weights it has at the ends of its steps; it is not asked to reach the experiment's horizon.
   *
   * @throws IllegalArgumentException if it has not the shape of a trajectory of this problem
   */
  public CheckReport verify(Trajectory trajectory) {
    Map<String, Double> timing = new LinkedHashMap<>();
    CertifiedRun.Outcome outcome =
        certified(timing).verify(GivenTrajectory.of(problem, trajectory), settings.runProgress());
    return report(GIVEN, outcome, timing);
  }

  /**
   * Checks the hypotheses of the theorems that can be decided without integrating; the ids of those
   * that take a trajectory are {@link CheckReport#awaiting()}.
   */
  public CheckReport hypotheses() {
    Map<String, Double> timing = new LinkedHashMap<>();
    Evidence evidence = new Evidence(problem, Optional.empty(), experiment.flow().digits());
    List<Finding> all = checked(Claims.hypotheses(), evidence, timing);
    List<Finding> decided = all.stream().filter(f -> !awaitsTrajectory(f)).toList();
    List<String> awaiting =
        all.stream().filter(Check::awaitsTrajectory).map(Finding::id).distinct().toList();
    Audit audit = Audit.of(new Grounds(evidence, all), Optional.empty());
    return report(decided, awaiting, Optional.empty(), audit, timing);
  }

  /** Separability is a matter of the data: undecided, it stays so after any integration. */
  private static boolean awaitsTrajectory(Finding finding) {
    return finding.verdict() == Verdict.UNDECIDED && !finding.id().equals("separability");
  }

  private CertifiedRun certified(Map<String, Double> timing) {
    Horizon horizon = new Horizon(experiment.flow().untilTime(), experiment.flow().untilRisk());
    return new CertifiedRun(
        problem, horizon, experiment.flow().digits(), settings.threads(), timing);
  }

  private CheckReport report(
      String name, CertifiedRun.Outcome outcome, Map<String, Double> timing) {
    List<Finding> findings = new ArrayList<>();
    Optional<Finding> continuation = Continuation.finding(outcome.result());
    continuation.ifPresent(findings::add);
    Evidence evidence = evidence(outcome);
    findings.addAll(checked(Claims.all(), evidence, timing));
    Report.Run run =
        settings
            .cancellation()
            .request()
            .await(
                Patience.Phase.REPORTING,
                () -> run(name, outcome, evidence),
                () -> brief(name, outcome));
    Audit audit =
        settings
            .cancellation()
            .request()
            .await(
                Patience.Phase.REPORTING,
                () -> Audit.of(new Grounds(evidence, findings), continuation),
                () -> Audit.NONE);
    return report(findings, List.of(), Optional.of(run), audit, timing);
  }

  private Evidence evidence(CertifiedRun.Outcome outcome) {
    Evidence verified =
        Evidence.verified(problem, outcome.verification(), experiment.flow().digits());
    Evidence evidence = outcome.attempts().map(verified::afterAttempts).orElse(verified);
    return outcome.result() instanceof FlowResult.Completed
        ? evidence
        : evidence.endedBy("see " + Continuation.ID);
  }

  private List<Finding> checked(List<Claim> claims, Evidence evidence, Map<String, Double> timing) {
    ParallelChecks checks = new ParallelChecks(settings.threads(), settings.runProgress());
    return timed("checkSeconds", timing, () -> checks.run(claims, evidence));
  }

  private Report.Run run(String name, CertifiedRun.Outcome outcome, Evidence evidence) {
    return new Report.Run(
        name,
        outcome.result(),
        outcome.verification(),
        evidence.enclosedRisk(),
        evidence.laterTimes(),
        EventTimes.enclosing(problem, outcome.verification().enclosed(), settings.threads()));
  }

  /** The same where there is no time to enclose the risk and the times of events. */
  private static Report.Run brief(String name, CertifiedRun.Outcome outcome) {
    int events = outcome.result().trajectory().events().size();
    return new Report.Run(
        name,
        outcome.result(),
        outcome.verification(),
        Optional.empty(),
        Optional.empty(),
        Collections.nCopies(events, Optional.empty()));
  }

  private CheckReport report(
      List<Finding> findings,
      List<String> awaiting,
      Optional<Report.Run> run,
      Audit audit,
      Map<String, Double> timing) {
    return new CheckReport(
        new Report(Version.number(), experiment, notices, findings, awaiting, run, audit, timing));
  }

  private static <T> T timed(String phase, Map<String, Double> timing, Supplier<T> work) {
    long start = System.nanoTime();
    T result = work.get();
    timing.put(phase, (System.nanoTime() - start) / 1e9);
    return result;
  }
}
