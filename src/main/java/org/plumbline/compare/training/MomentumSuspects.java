package org.plumbline.compare.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.compare.finding.Suspicion;

/**
 * Steps that are linear in the gradients: weight decay, momentum of the heavy ball and of Nesterov,
 * with decay, dampening or a limit to the gradient, and the step size stated or others.
 */
final class MomentumSuspects {
  private final TrainingRun run;

  private MomentumSuspects(TrainingRun run) {
    this.run = run;
  }

  /** What is tried, in words. */
  static List<String> tried() {
    return List.of(
        "weight decay",
        "heavy-ball and Nesterov momentum, with weight decay, dampening or clipping, from rest or "
            + "under way");
  }

  /** The first method that reproduces all steps. */
  static Optional<Suspicion> suspicion(TrainingRun run) {
    return run.plain().areConstant() ? Optional.empty() : new MomentumSuspects(run).first();
  }

  private Optional<Suspicion> first() {
    List<Family> families = new ArrayList<>();
    for (Family family : Families.linear()) {
      families.add(linearStart(family).map(family::with).orElse(family));
    }
    return MethodSearch.first(run, families.stream());
  }

  /** The same with gradients that are limited. */
  static Optional<Suspicion> clipped(TrainingRun run) {
    ClippingLimits limits = new ClippingLimits(run);
    List<Family> families =
        new ArrayList<>(Families.clippedMomentum(Clipping.Kind.NORM, limits.lengths()));
    families.addAll(Families.clippedMomentum(Clipping.Kind.VALUE, limits.values()));
    return MethodSearch.first(run, families.stream());
  }

  /**
   * The numbers of a heavy ball, as the factors with which the step before, the gradient and the
   * weights make up each step, if these do.
   */
  private Optional<List<Double>> linearStart(Family family) {
    int numbers = family.parameters().size();
    boolean isMomentum = family.parameters().get(0).name().equals("momentum");
    if (!isMomentum || numbers > 2) {
      return Optional.empty();
    }
    LinearFit fit = new LinearFit(run, 1);
    LinearFit.Part nothing = (k, p) -> 0;
    List<LinearFit.Part> all =
        List.of(
            (k, p) -> run.change(k - 1)[p],
            (k, p) -> -run.gradient(k)[p],
            (k, p) -> -run.weights(k)[p]);
    List<LinearFit.Part> parts = all.subList(0, numbers + 1);
    return fit.factors(nothing, parts)
        .filter(f -> f[0] > 0 && f[0] < 1 && f[1] > 0 && fit.fits(nothing, parts, f))
        .map(f -> numbers == 1 ? List.of(f[0]) : List.of(f[0], f[2] / f[1]))
        .filter(values -> values.stream().allMatch(value -> value > 0));
  }
}
