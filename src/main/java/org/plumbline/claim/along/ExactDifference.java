package org.plumbline.claim.along;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Evaluation;
import org.plumbline.number.Rational;

/**
 * Whether the gradient used is the derivative of {@code f}: while no gate changes, {@code f} is
 * affine in every unshared weight, so a difference quotient equals the partial derivative exactly.
 *
 * @param checked how many partial derivatives were compared
 * @param failure the first that differed, if one did
 */
public record ExactDifference(int checked, Optional<String> failure) {
  /** Evaluations spent on the comparison. */
  private static final int MOST_EVALUATIONS = 2_000;

  /** Multiplications of rationals spent on the comparison. */
  private static final long BUDGET = 400_000;

  /**
   * The increment: small, so that gates rarely change; where one does, the weight is passed over.
   */
  private static final Rational INCREMENT = Rational.of(1, 1L << 40);

  /** Compares the exact gradients at the initial weights with exact difference quotients. */
  public static ExactDifference at(FlowProblem problem, Observations observations) {
    long affordable =
        Math.min(MOST_EVALUATIONS, BUDGET / Math.max(1, problem.network().edges().size()));
    int checked = 0;
    List<Evaluation> evaluations = observations.exactEvaluations();
    for (int i = 0; i < evaluations.size(); i++) {
      List<Rational> gradient = observations.exactGradients().get(i);
      for (int p = 0; p < gradient.size() && checked < affordable; p++) {
        Optional<Rational> quotient = quotient(problem, evaluations.get(i), i, p);
        if (quotient.isPresent() && !quotient.get().equals(gradient.get(p))) {
          String name = problem.network().parameterNames().get(p);
          return new ExactDifference(
              checked,
              Optional.of("∂f/∂" + name + " is not the difference quotient on sample " + i));
        }
        checked += quotient.isPresent() ? 1 : 0;
      }
    }
    return new ExactDifference(checked, Optional.empty());
  }

  private static Optional<Rational> quotient(FlowProblem problem, Evaluation base, int i, int p) {
    long uses =
        problem.network().edges().stream()
            .filter(e -> e.isTrainable() && e.parameter() == p)
            .count();
    List<Rational> moved = new ArrayList<>(base.weights());
    moved.set(p, moved.get(p).add(INCREMENT));
    Evaluation next = Evaluation.exact(problem.network(), moved, problem.data().point(i));
    if (uses > 1 || !next.gates().equals(base.gates())) {
      return Optional.empty();
    }
    return Optional.of(next.value().subtract(base.value()).divide(INCREMENT));
  }
}
