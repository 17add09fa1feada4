package org.plumbline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.plumbline.claim.Finding;
import org.plumbline.claim.descent.DescentClaims;
import org.plumbline.claim.descent.DescentEvidence;
import org.plumbline.enclosure.CertifiedTrajectory;
import org.plumbline.enclosure.descent.DescentEncloser;
import org.plumbline.enclosure.descent.EnclosedDescent;
import org.plumbline.engine.Engine;
import org.plumbline.experiment.Experiment;
import org.plumbline.field.FlowProblem;
import org.plumbline.number.Rational;
import org.plumbline.report.DescentFindings;
import org.plumbline.report.Report;
import org.plumbline.run.FlowProblems;

/**
 * The check of gradient descent on one experiment: its iterates are enclosed, the flow is followed
 * to the time of the last, and the statements about either are decided.
 *
 * <p>Immutable; the findings depend on the experiment, step size and number of steps alone.
 */
public final class DescentCheck {
  /** The most steps that a check accepts. */
  public static final int MOST_STEPS = 100_000;

  private final Experiment experiment;
  private final Rational stepSize;
  private final int steps;
  private final Check flow;
  private final RunSettings settings;

  private DescentCheck(
      Experiment experiment, Rational stepSize, int steps, Check flow, RunSettings settings) {
    this.experiment = experiment;
    this.stepSize = stepSize;
    this.steps = steps;
    this.flow = flow;
    this.settings = settings;
  }

  /**
   * The check of so many steps of the given size.
   *
   * @throws IllegalArgumentException unless the size is positive and there are 1 to {@value
   *     #MOST_STEPS} steps
   */
  public static DescentCheck of(Experiment experiment, Rational stepSize, int steps) {
    if (stepSize.signum() <= 0 || steps < 1 || steps > MOST_STEPS) {
      throw new IllegalArgumentException(
          "expected a positive step size and 1 to " + MOST_STEPS + " steps");
    }
    Rational end = stepSize.multiply(Rational.of(steps));
    Check flow = Check.of(experiment.until(Optional.of(end), Optional.empty()));
    return new DescentCheck(experiment, stepSize, steps, flow, RunSettings.usual());
  }

  /** The same check by another engine of the flow. */
  public DescentCheck withEngine(Engine other) {
    return new DescentCheck(experiment, stepSize, steps, flow.withEngine(other), settings);
  }

  /**
   * The same check with so many threads for the flow.
   *
   * @throws IllegalArgumentException if they are fewer than 1 or more than {@value
   *     Check#MOST_THREADS}
   */
  public DescentCheck withThreads(int count) {
    return new DescentCheck(experiment, stepSize, steps, flow.withThreads(count), settings);
  }

  /** The same check that tells how far it has come. */
  public DescentCheck withProgress(CheckProgress listener) {
    return new DescentCheck(
        experiment, stepSize, steps, flow.withProgress(listener), settings.withProgress(listener));
  }

  /** The same check that ends early when it is asked to. */
  public DescentCheck withCancellation(Cancellation other) {
    return new DescentCheck(
        experiment,
        stepSize,
        steps,
        flow.withCancellation(other),
        settings.withCancellation(other));
  }

  /** What a user should know before the check is run, one sentence or two each. */
  public List<String> notices() {
    return flow.notices();
  }

  /** Encloses the iterates, follows the flow beside them, and checks every claim. */
  public DescentReport run() {
    Map<String, Double> timing = new LinkedHashMap<>();
    FlowProblem problem = FlowProblems.of(experiment);
    EnclosedDescent descent = timed("descentSeconds", timing, () -> enclosed(problem));
    boolean isMade = settings.cancellation().request().isMade();
    Optional<CheckReport> beside =
        isMade ? Optional.empty() : Optional.of(timed("flowSeconds", timing, flow::run));
    Optional<CertifiedTrajectory> certified =
        beside.flatMap(CheckReport::flow).map(run -> run.verification().enclosed());
    DescentEvidence evidence = DescentEvidence.of(descent, experiment.flow().digits(), certified);
    List<Finding> findings = timed("checkSeconds", timing, () -> DescentClaims.checkAll(evidence));
    Optional<Report> report = beside.map(CheckReport::report);
    return new DescentReport(
        new DescentFindings(Version.number(), experiment, descent, findings, report, timing));
  }

  private EnclosedDescent enclosed(FlowProblem problem) {
    CancellableProgress progress = settings.runProgress();
    return DescentEncloser.enclose(
        problem,
        stepSize,
        steps,
        experiment.flow().digits(),
        (k, log10) -> progress.advanced(k, 0, stepSize.multiply(Rational.of(k)), log10));
  }

  private static <T> T timed(String phase, Map<String, Double> timing, Supplier<T> work) {
    long start = System.nanoTime();
    T result = work.get();
    timing.put(phase, (System.nanoTime() - start) / 1e9);
    return result;
  }
}
