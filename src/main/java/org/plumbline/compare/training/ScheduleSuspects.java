package org.plumbline.compare.training;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.compare.finding.Explanation;
import org.plumbline.compare.finding.Suspicion;

/**
 * Steps along the gradient: clipped to a length or to values, or of sizes that change from step to
 * step, by a rule or each by its own.
 */
final class ScheduleSuspects {
  private final TrainingRun run;
  private final StepSizes plain;

  private ScheduleSuspects(TrainingRun run) {
    this.run = run;
    this.plain = run.plain();
  }

  /** What is tried, in words. */
  static List<String> tried() {
    return List.of(
        "gradients clipped to a norm or to values",
        "schedules of the step size (steps, geometric, linear, inverse, cosine, warm-up)");
  }

  /** The schedule or the limit, if each step has a size, and not all the same. */
  static Optional<Suspicion> suspicion(TrainingRun run) {
    ScheduleSuspects suspects = new ScheduleSuspects(run);
    return suspects.plain.areConstant()
        ? Optional.empty()
        : suspects
            .clipped()
            .or(() -> MethodSearch.first(run, Stream.of(Families.PLAIN)))
            .or(suspects::ownSizes);
  }

  private Optional<Suspicion> clipped() {
    ClippingLimits limits = new ClippingLimits(run);
    return MethodSearch.first(
        run,
        Stream.concat(
            limits.length(plain).stream()
                .map(limit -> Families.clipped(Clipping.Kind.NORM, List.of(limit))),
            limits.value().stream()
                .map(limit -> Families.clipped(Clipping.Kind.VALUE, List.of(limit)))));
  }

  private Optional<Suspicion> ownSizes() {
    boolean isTold = plain.areWhole() && plain.telling() >= plain.steps() + MethodSearch.MARGIN;
    return isTold
        ? Optional.of(
            new Suspicion(
                Explanation.SCHEDULE,
                Method.schedule(plain, "each step by its own") + "; " + Method.reproduction(run)))
        : Optional.empty();
  }
}
