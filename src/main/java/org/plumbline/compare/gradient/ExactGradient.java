package org.plumbline.compare.gradient;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.plumbline.field.FlowProblem;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Magnitude;
import org.plumbline.number.NumberFormat;
import org.plumbline.number.Rational;

/**
 * The gradient of a problem's risk, enclosed, and for each entry what a standard evaluation in a
 * number format may be off: the bounds that {@link GradientJudge} judges by, as numbers.
 *
 * <p>A slope that is at most 1 may be computed as a difference from the label
 * (proofs-notes/comparison.md, C2).
 *
 * @param values the entries
 * @param errorsUpper at least the error of each computed one
 */
public record ExactGradient(List<DyadicInterval> values, List<Magnitude> errorsUpper) {
  /** A gradient. */
  public ExactGradient {
    values = List.copyOf(values);
    errorsUpper = List.copyOf(errorsUpper);
  }

  /**
   * The gradient with the given slope between those of the sides at pre-activations that are 0: 0
   * for the slope below, 1 for the one above.
   *
   * @return nothing if the weights are no numbers of the format, or rounding may decide a gate, or
   *     a bound is infinite
   */
  public static Optional<ExactGradient> of(
      FlowProblem problem,
      List<Dyadic> weights,
      Optional<List<Integer>> samples,
      NumberFormat format,
      Rational slopeAtZero) {
    boolean areHeld = weights.stream().allMatch(w -> format.contains(w.toRational()));
    if (!areHeld) {
      return Optional.empty();
    }
    Setting usual =
        GradientJudge.widest(GradientJudge.of(problem, format).setting(weights, samples));
    if (!new OpenPairs(problem, usual).areKinksOnly()) {
      return Optional.empty();
    }
    RiskGradient gradient = RiskGradient.of(problem, usual.withGates(GateRule.atKink(slopeAtZero)));
    List<DyadicInterval> values =
        IntStream.range(0, gradient.size()).mapToObj(gradient::value).toList();
    List<Magnitude> errors =
        IntStream.range(0, gradient.size()).mapToObj(gradient::errorUpper).toList();
    return errors.stream().anyMatch(Magnitude::isInfinite)
        ? Optional.empty()
        : Optional.of(new ExactGradient(values, errors));
  }

  /**
   * The weights after a step {@code w - η g}: the computed one is {@code fl(w - fl(η ĝ))}, so
   * {@code e = η e_g + γ_3 η (|g| + e_g)} before its last rounding and {@code γ_1 (|w⁺| + e)} more
   * after it (proofs-notes/comparison.md, C5).
   */
  public ExactGradient step(List<Dyadic> weights, Dyadic eta, NumberFormat format) {
    Rounding rounding = Rounding.of(format);
    Magnitude factor = Magnitude.enclosingAbove(eta);
    List<DyadicInterval> next = new ArrayList<>();
    List<Magnitude> errors = new ArrayList<>();
    for (int p = 0; p < weights.size(); p++) {
      DyadicInterval product = values.get(p).multiply(DyadicInterval.of(eta));
      DyadicInterval weight = DyadicInterval.of(weights.get(p)).subtract(product);
      Magnitude size = Magnitude.enclosingAbove(values.get(p).magnitude()).add(errorsUpper.get(p));
      Magnitude before =
          factor
              .multiply(errorsUpper.get(p).add(rounding.gammaUpper(3).multiply(size)))
              .add(rounding.underflowsUpper(3));
      Magnitude whole = Magnitude.enclosingAbove(weight.magnitude()).add(before);
      next.add(weight);
      errors.add(before.add(rounding.gammaUpper(1).multiply(whole)));
    }
    return new ExactGradient(next, errors);
  }
}
