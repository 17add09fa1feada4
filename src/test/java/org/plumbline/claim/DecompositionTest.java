package org.plumbline.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Evaluation;
import org.plumbline.network.PathDecomposition;
import org.plumbline.number.Rational;

/** {@link Decomposition}: what it finds, and mutants it does not pass. */
final class DecompositionTest {
  private final Decomposition claim = new Decomposition();

  @Test
  void provesTheIdentityPathByPath() {
    assertThat(Examples.verdicts(claim, Examples.RELU.get()))
        .containsExactly(Verdict.PROVED, Verdict.PROVED);
  }

  @Test
  void theDecompositionOfOtherWeightsDoesNotHold() {
    FlowProblem p = Examples.reluProblem();
    List<Rational> x = p.data().point(0);
    Evaluation evaluation = Evaluation.exact(p.network(), p.initialWeights(), x);
    List<Rational> other = new ArrayList<>(p.initialWeights());
    other.set(2, other.get(2).negate());
    PathDecomposition right = PathDecomposition.of(p.network(), p.initialWeights());
    PathDecomposition wrong = PathDecomposition.of(p.network(), other);
    assertThat(Decomposition.holds(right, evaluation, x, true)).isTrue();
    assertThat(Decomposition.holds(wrong, evaluation, x, true)).isFalse();
  }

  @Test
  void homogeneityNoticesAnActivationThatIsNotTheEvaluations() {
    FlowProblem p = Examples.reluProblem();
    Evaluation evaluation = Evaluation.exact(p.network(), p.initialWeights(), p.data().point(0));
    List<Rational> activations = new ArrayList<>(evaluation.activations());
    activations.set(3, activations.get(3).add(Rational.ONE));
    Evaluation wrong =
        new Evaluation(p.network(), p.initialWeights(), evaluation.preActivations(), activations);
    PathDecomposition decomposition = PathDecomposition.of(p.network(), p.initialWeights());
    assertThat(Decomposition.holds(decomposition, wrong, p.data().point(0), false)).isFalse();
  }
}
