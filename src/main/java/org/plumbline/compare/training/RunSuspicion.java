package org.plumbline.compare.training;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.compare.finding.Explanation;
import org.plumbline.compare.finding.Suspicion;
import org.plumbline.compare.flow.PlainField;
import org.plumbline.compare.gradient.DescentClaim;
import org.plumbline.field.FlowProblem;
import org.plumbline.number.NumberFormat;

/**
 * What a whole recording of steps looks like that are not those of gradient descent: another
 * method, or steps that were not recorded. Proposals, judged by all steps together; nothing is
 * proved by it.
 */
public final class RunSuspicion {
  private static final int MOST_SKIPPED = 200;
  private static final int MOST_COMPARED = 5;

  private RunSuspicion() {}

  /** The method that all steps fit, if one does. */
  public static Optional<Suspicion> of(
      FlowProblem problem, NumberFormat format, List<DescentClaim> claims) {
    return diagnosis(problem, format, 0, claims).suspicion();
  }

  /**
   * The method that all steps fit, if one does, and what was tried.
   *
   * @param first the number of the first step in the recording
   */
  public static RunDiagnosis diagnosis(
      FlowProblem problem, NumberFormat format, int first, List<DescentClaim> claims) {
    TrainingRun run = TrainingRun.of(problem, format, first, claims);
    if (run.steps() == 0 || run.plain().areConstant()) {
      return RunDiagnosis.NOTHING;
    }
    HiddenBatches batches = new HiddenBatches(run);
    SkippedSteps skipped = new SkippedSteps(run);
    Optional<Suspicion> suspicion =
        ScheduleSuspects.suspicion(run)
            .or(() -> MomentumSuspects.suspicion(run))
            .or(skipped::suspicion)
            .or(batches::suspicion)
            .or(() -> AdaptiveSuspects.suspicion(run))
            .or(() -> MomentumSuspects.clipped(run))
            .or(() -> subsampled(run, skipped));
    return new RunDiagnosis(suspicion, tried(skipped, batches));
  }

  private static List<String> tried(SkippedSteps skipped, HiddenBatches batches) {
    return Stream.of(
            ScheduleSuspects.tried(),
            MomentumSuspects.tried(),
            skipped.tried(),
            batches.tried(),
            AdaptiveSuspects.tried())
        .flatMap(List::stream)
        .toList();
  }

  /** Every so many steps one is recorded. */
  private static Optional<Suspicion> subsampled(TrainingRun run, SkippedSteps skipped) {
    if (run.hasBatches()) {
      return Optional.empty();
    }
    Optional<Integer> count = count(run, 0, MOST_SKIPPED);
    for (int k = 1; k < Math.min(MOST_COMPARED, run.steps()) && count.isPresent(); k++) {
      int expected = count.get();
      count = count(run, k, expected).filter(c -> c == expected);
    }
    return count
        .filter(c -> c > 1 && !skipped.decides(c))
        .map(
            c ->
                new Suspicion(
                    Explanation.SUBSAMPLED,
                    SkippedSteps.every(c)
                        + " step is recorded: it goes as far as "
                        + c
                        + " steps"));
  }

  /** The number of plain steps that lead from point {@code k} to the next. */
  private static Optional<Integer> count(TrainingRun run, int k, int most) {
    PlainField field = new PlainField(run.problem());
    double[] from = run.weights(k);
    double[] w = from;
    for (int m = 1; m <= most; m++) {
      w = PlainField.moved(w, field.velocity(w, field.proper(), field.even()), run.stepSize(k));
      double[] change = new double[w.length];
      for (int p = 0; p < w.length; p++) {
        change[p] = w[p] - from[p];
      }
      if (run.fits(k, change, m)) {
        return Optional.of(m);
      }
    }
    return Optional.empty();
  }
}
