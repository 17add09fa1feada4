package org.plumbline.enclosure.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.enclosure.SingleStep.polynomial;
import static org.plumbline.enclosure.step.StepProblems.FIRST;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.plumbline.enclosure.SingleStep;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.Polynomial;
import org.plumbline.network.Activation;
import org.plumbline.number.Rational;

/** Gates that do not matter to the flow. */
final class IndifferentPairsTest {
  /**
   * With {@code 0 0} behind it a unit keeps its weight whatever its gate: what is proposed of it is
   * not proved, and not claimed.
   */
  @Test
  void gatesThatDoNotMatterAreNotProved() {
    FlowProblem one = SingleStep.problem(SingleStep.layers(Activation.RELU, 1, 1, 1, 1), 1);
    List<Rational> weights = List.of(Rational.ONE, Rational.ZERO, Rational.ZERO);
    FlowProblem problem =
        new FlowProblem(one.network(), one.data(), weights, one.loss(), one.reduction());
    Polynomial[] rest = {polynomial(1), polynomial(0), polynomial(0)};
    assertThat(SingleStep.of(problem, rest).bounded().pieces())
        .allMatch(piece -> piece.uncertain().equals(Set.of(FIRST)));
    assertThat(SingleStep.of(problem, rest).with(FIRST, Gate.ON).bounded().pieces())
        .allMatch(piece -> piece.uncertain().isEmpty());
  }
}
