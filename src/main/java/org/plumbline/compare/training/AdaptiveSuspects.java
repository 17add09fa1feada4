package org.plumbline.compare.training;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.compare.finding.Suspicion;

/**
 * Steps whose size is each weight's own: Adam, with decay of weights or without, AMSGrad, RMSprop,
 * Adagrad and the sign of the gradient, from their first step on.
 */
final class AdaptiveSuspects {
  private final TrainingRun run;

  private AdaptiveSuspects(TrainingRun run) {
    this.run = run;
  }

  /** What is tried, in words. */
  static List<String> tried() {
    return List.of(
        "from their first step: Adam, AdamW, AMSGrad, Adam with clipping or without the correction "
            + "of the bias, RMSprop, Adagrad, the sign of the gradient");
  }

  /** The simplest method that reproduces all steps, and those that it is not told from. */
  static Optional<Suspicion> suspicion(TrainingRun run) {
    return run.plain().areConstant() ? Optional.empty() : new AdaptiveSuspects(run).simplest();
  }

  private Optional<Suspicion> simplest() {
    List<Family> families = Families.adaptive();
    Optional<Method> found =
        families.stream()
            .flatMap(family -> new MethodSearch(run, family).found().stream())
            .findFirst();
    return found.isPresent() ? Optional.of(said(found.get(), families)) : clipped();
  }

  private Suspicion said(Method method, List<Family> families) {
    List<Family> others =
        families.stream().filter(family -> !family.name().equals(method.family().name())).toList();
    List<String> rivals = MethodSearch.usual(run, others);
    return MethodSearch.said(
        run,
        method,
        rivals.isEmpty() ? "" : "; these steps do not tell it from " + String.join(", ", rivals));
  }

  private Optional<Suspicion> clipped() {
    ClippingLimits limits = new ClippingLimits(run);
    return MethodSearch.first(
        run,
        Stream.of(
            Families.clippedAdam(Clipping.Kind.NORM, limits.lengths()),
            Families.clippedAdam(Clipping.Kind.VALUE, limits.values())));
  }
}
