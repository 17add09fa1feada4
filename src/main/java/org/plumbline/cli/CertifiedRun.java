package org.plumbline.cli;

import java.util.Map;
import java.util.function.Supplier;
import org.plumbline.enclosure.CertifiedTrajectory;
import org.plumbline.enclosure.TrajectoryVerifier;
import org.plumbline.enclosure.Verification;
import org.plumbline.engine.Engine;
import org.plumbline.field.FlowProblem;
import org.plumbline.flow.FlowResult;
import org.plumbline.flow.Horizon;
import org.plumbline.flow.Refinement;
import org.plumbline.number.Magnitude;

/**
 * Integrates and encloses, and asks the engine for more digits until the enclosure is as narrow as
 * it was asked to be, within a limit.
 */
public final class CertifiedRun {
  /** Times the engine is asked at most. */
  private static final int MOST_ATTEMPTS = 3;

  /** Digits beyond what the first enclosure lacked. */
  private static final int SPARE_DIGITS = 3;

  /**
   * Digits that an engine is asked for in addition where no enclosure was found, or gates were not.
   */
  private static final int BLIND_DIGITS = 20;

  private final FlowProblem problem;
  private final Horizon horizon;
  private final int digits;
  private final int threads;
  private final Map<String, Double> timing;

  /** A run to a horizon, meant to be enclosed to {@code 10^-digits}; times are added to. */
  public CertifiedRun(
      FlowProblem problem, Horizon horizon, int digits, int threads, Map<String, Double> timing) {
    this.threads = threads;
    this.problem = problem;
    this.horizon = horizon;
    this.digits = digits;
    this.timing = timing;
  }

  /**
   * A trajectory and what its verification came to.
   *
   * @param result the engine's result
   * @param verification how far it is enclosed
   */
  public record Outcome(FlowResult result, Verification verification) {}

  /** The first outcome that is narrow enough, or the last that was tried. */
  public Outcome run(Engine engine, RunProgress progress) {
    int asked = digits;
    Outcome outcome = attempt(engine, asked, progress);
    for (int k = 1; k < MOST_ATTEMPTS && lacking(outcome) > 0 && isWorthwhile(outcome); k++) {
      asked += lacking(outcome);
      progress.again(asked);
      Outcome next = attempt(engine, asked, progress);
      boolean isStuck =
          next.result.trajectory().workingBits() <= outcome.result.trajectory().workingBits();
      if (!(next.result instanceof FlowResult.Completed) || isStuck) {
        return outcome;
      }
      outcome = next;
    }
    return outcome;
  }

  private Outcome attempt(Engine engine, int asked, RunProgress progress) {
    FlowResult found =
        timed("integrateSeconds", () -> engine.integrate(problem, horizon, asked, progress));
    FlowResult result = timed("verifySeconds", () -> Refinement.of(found));
    Verification verification =
        timed(
            "verifySeconds",
            () ->
                TrajectoryVerifier.verify(
                    problem, result.trajectory(), digits, threads, progress::verifying));
    return new Outcome(result, verification);
  }

  /**
   * A run that was stopped says so whatever its digits. What counts as zero at a kink depends on
   * them.
   */
  private static boolean isWorthwhile(Outcome outcome) {
    return !(outcome.result instanceof FlowResult.Stopped);
  }

  /** The digits that the enclosure lacks, and some to spare; 0 if it is narrow enough. */
  private int lacking(Outcome outcome) {
    if (outcome.verification instanceof Verification.Failed
        || !(outcome.result instanceof FlowResult.Completed)) {
      return BLIND_DIGITS + sizeDigits();
    }
    CertifiedTrajectory enclosure = outcome.verification.enclosed();
    double missing = enclosure.radius().approximateLog10() + digits;
    return missing <= 0 ? 0 : (int) Math.ceil(missing) + SPARE_DIGITS;
  }

  /**
   * The digits by which the largest initial weight is below 1: what tiny weights come to is as
   * uncertain as they are relatively.
   */
  private int sizeDigits() {
    double largest =
        problem.initialWeights().stream()
            .map(Magnitude::enclosingAbove)
            .reduce(Magnitude.ZERO, Magnitude::max)
            .approximateLog10();
    return Double.isInfinite(largest) ? 0 : (int) Math.ceil(Math.max(0, -largest));
  }

  private <T> T timed(String phase, Supplier<T> work) {
    long start = System.nanoTime();
    T result = work.get();
    timing.merge(phase, (System.nanoTime() - start) / 1e9, Double::sum);
    return result;
  }
}
