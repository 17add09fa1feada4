package org.plumbline.compare.gradient;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Evaluation;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;
import org.plumbline.number.NumberFormat;
import org.plumbline.number.Rational;

/**
 * The exact outputs of a problem's network, and for each what a forward pass in a number format may
 * be off (proofs-notes/comparison.md, C1).
 *
 * @param values one output a sample
 * @param errorsUpper at least the error of each computed one
 */
public record ExactOutputs(List<Rational> values, List<Magnitude> errorsUpper) {
  /** Outputs. */
  public ExactOutputs {
    values = List.copyOf(values);
    errorsUpper = List.copyOf(errorsUpper);
  }

  /** The outputs; nothing if the weights are no numbers of the format or a bound is infinite. */
  public static Optional<ExactOutputs> of(
      FlowProblem problem, List<Dyadic> weights, NumberFormat format) {
    List<Rational> exact = weights.stream().map(w -> w.toRational()).toList();
    if (!exact.stream().allMatch(format::contains)) {
      return Optional.empty();
    }
    SamplePasses passes = new SamplePasses(problem, weights, format, Rounding.of(format));
    List<Rational> values = new ArrayList<>();
    List<Magnitude> errors = new ArrayList<>();
    for (int i = 0; i < problem.data().size(); i++) {
      values.add(Evaluation.exact(problem.network(), exact, problem.data().point(i)).value());
      errors.add(passes.at(i).sumErrorUpper(problem.network().output()));
    }
    return errors.stream().anyMatch(Magnitude::isInfinite)
        ? Optional.empty()
        : Optional.of(new ExactOutputs(values, errors));
  }
}
