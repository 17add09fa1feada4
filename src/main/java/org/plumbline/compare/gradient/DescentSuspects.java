package org.plumbline.compare.gradient;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.plumbline.compare.finding.Explanation;
import org.plumbline.compare.finding.Numerals;
import org.plumbline.compare.finding.Suspicion;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;

/** Common mistakes in steps of descent, tried before those in the gradient they were taken with. */
final class DescentSuspects {
  /** The wider bound for what was computed from rounded weights that are not recorded. */
  private static final int WIDENING = 3;

  private static final List<Function<ClaimContext, Optional<Suspicion>>> SUSPECTS =
      List.of(
          c -> GradientSuspects.first(c).filter(s -> isSpecific(s)),
          c -> staleGradient(c),
          c -> stepSize(c),
          c -> twoSteps(c),
          c -> momentum(c),
          c -> GradientSuspects.first(c));

  /** What they are, in words, beside those in the gradient. */
  static final List<String> TRIED =
      List.of("a stale gradient", "another step size", "two steps in one", "momentum of one step");

  private DescentSuspects() {}

  /** The first suspicion that fits; {@code whole} is that of all steps of a recording. */
  static Optional<Suspicion> first(ClaimContext context, Supplier<Optional<Suspicion>> whole) {
    return noStep(context)
        .or(whole)
        .or(
            () ->
                SUSPECTS.stream().flatMap(suspect -> suspect.apply(context).stream()).findFirst());
  }

  /** Two kinds explain too much to come first. */
  private static boolean isSpecific(Suspicion suspicion) {
    return suspicion.explanation() != Explanation.FACTOR
        && suspicion.explanation() != Explanation.SHORTER_FORMAT;
  }

  private static Optional<Suspicion> noStep(ClaimContext c) {
    return c.claimed().values().stream().allMatch(v -> v.signum() == 0)
        ? Optional.of(
            new Suspicion(Explanation.NO_STEP, "the weights did not move, so the step was skipped"))
        : Optional.empty();
  }

  private static Optional<Suspicion> staleGradient(ClaimContext c) {
    for (int k = 0; k < c.earlier().size(); k++) {
      if (c.from(c.base().withPasses(c.passes(c.earlier().get(k)))).fits()) {
        return Optional.of(
            new Suspicion(
                Explanation.STALE_GRADIENT,
                "its gradient is that at the weights recorded "
                    + GradientSuspects.recordedBefore(k)));
      }
    }
    return Optional.empty();
  }

  private static Optional<Suspicion> stepSize(ClaimContext c) {
    return GradientSuspects.ratio(c)
        .map(
            ratio ->
                new Suspicion(
                    Explanation.STEP_SIZE,
                    "the step size is "
                        + Numerals.of(ratio * c.claimed().factor().approximateDouble())
                        + ", "
                        + Numerals.of(ratio)
                        + " times the one recorded"));
  }

  private static Optional<Suspicion> twoSteps(ClaimContext c) {
    RiskGradient first = RiskGradient.of(c.problem(), c.base());
    List<Dyadic> middle = new ArrayList<>();
    for (int p = 0; p < first.size(); p++) {
      DyadicInterval step = first.value(p).multiply(DyadicInterval.of(c.claimed().factor()));
      middle.add(
          c.base().passes().weights().get(p).subtract(step.middle()).round(SamplePass.BITS / 2));
    }
    RiskGradient second = RiskGradient.of(c.problem(), c.base().withPasses(c.passes(middle)));
    return c.claimed().from(first.plus(second), WIDENING).fits()
        ? Optional.of(
            new Suspicion(
                Explanation.TWO_STEPS, "it goes as far as two steps, so one in between is missing"))
        : Optional.empty();
  }

  /** The step is {@code η ∇R} and a multiple of the step before. */
  private static Optional<Suspicion> momentum(ClaimContext c) {
    if (c.earlier().isEmpty()) {
      return Optional.empty();
    }
    RiskGradient gradient = RiskGradient.of(c.problem(), c.base());
    double[] exact = gradient.approximate();
    double factor = c.claimed().factor().approximateDouble();
    List<Dyadic> before = new ArrayList<>();
    double product = 0;
    double square = 0;
    for (int p = 0; p < exact.length; p++) {
      Dyadic step = c.earlier().get(0).get(p).subtract(c.base().passes().weights().get(p));
      before.add(step);
      double known = step.approximateDouble();
      double rest = c.claimed().values().get(p).approximateDouble() - factor * exact[p];
      product += known * rest;
      square += known * known;
    }
    double share = product / square;
    if (!Double.isFinite(share) || share == 0 || Math.abs(share) > 2) {
      return Optional.empty();
    }
    List<Dyadic> rest = new ArrayList<>();
    for (int p = 0; p < exact.length; p++) {
      Dyadic added = before.get(p).multiply(Dyadic.of(share));
      rest.add(c.claimed().values().get(p).subtract(added));
    }
    return c.claimed().withValues(rest).from(gradient, WIDENING).fits()
        ? Optional.of(
            new Suspicion(
                Explanation.MOMENTUM,
                "it looks like momentum: " + Numerals.of(share) + " of the step before is added"))
        : Optional.empty();
  }
}
