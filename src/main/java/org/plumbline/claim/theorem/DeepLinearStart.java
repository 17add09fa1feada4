package org.plumbline.claim.theorem;

import java.util.List;
import java.util.stream.IntStream;
import org.plumbline.claim.along.Observations;
import org.plumbline.claim.along.RiskAt;
import org.plumbline.data.Dataset;
import org.plumbline.data.DyadicFunctions;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Evaluation;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/**
 * A start from which the risk of a deep linear network on separable samples is known to tend to
 * zero before any run: {@code R(w(0)) <= ℓ(0)}, for the mean of losses, and {@code ∇R(w(0)) ≠ 0}
 * (Ji &amp; Telgarsky 2019, on gradient flow; proofs-notes/hypotheses.md).
 */
final class DeepLinearStart {
  private static final int BITS = 128;

  private DeepLinearStart() {}

  /** Whether the problem is such a one and starts so. */
  static boolean isOf(Grounds grounds) {
    return isDeepLinear(grounds) && startsBelow(grounds);
  }

  private static boolean isDeepLinear(Grounds grounds) {
    return List.of(
            new FallingLoss(),
            OneActivation.linear(),
            PlainLayers.any(),
            new TrainedWeights(),
            new SeparableSamples())
        .stream()
        .allMatch(hypothesis -> grounds.assess(hypothesis).isProved());
  }

  private static boolean startsBelow(Grounds grounds) {
    FlowProblem problem = grounds.problem();
    Observations observations = grounds.evidence().observations();
    RiskAt start = observations.riskAtStart();
    DyadicInterval atZero = problem.loss().atZero(new DyadicFunctions(BITS));
    DyadicInterval most = atZero.multiply(new DyadicFunctions(BITS).of(problem.data().size()));
    // Below the risk of the function 0, the product of the layers is not 0, nor is ∇R.
    return start.sum().filter(sum -> sum.isBelow(most)).isPresent()
        || leavesZero(observations, problem.data());
  }

  /**
   * Whether all outputs are exactly 0, and {@code ∇R}, a multiple of {@code Σ y_i ∇f_i}, is not.
   */
  private static boolean leavesZero(Observations observations, Dataset data) {
    List<Evaluation> evaluations = observations.exactEvaluations();
    if (evaluations.size() < data.size()
        || evaluations.stream().anyMatch(each -> each.value().signum() != 0)) {
      return false;
    }
    List<List<Rational>> gradients = observations.exactGradients();
    int parameters = gradients.get(0).size();
    return IntStream.range(0, parameters).anyMatch(p -> sum(gradients, data, p).signum() != 0);
  }

  private static Rational sum(List<List<Rational>> gradients, Dataset data, int p) {
    Rational sum = Rational.ZERO;
    for (int i = 0; i < data.size(); i++) {
      sum = sum.add(gradients.get(i).get(p).multiply(Rational.of(data.label(i))));
    }
    return sum;
  }
}
