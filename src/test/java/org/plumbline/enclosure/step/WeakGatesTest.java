package org.plumbline.enclosure.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.enclosure.SingleStep.LENGTH;
import static org.plumbline.enclosure.SingleStep.assertNear;
import static org.plumbline.enclosure.SingleStep.polynomial;
import static org.plumbline.enclosure.step.StepProblems.FIRST;
import static org.plumbline.enclosure.step.StepProblems.LEAKY;
import static org.plumbline.enclosure.step.StepProblems.SECOND;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.enclosure.SingleStep;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.number.Magnitude;

/** Gates on which next to nothing depends. */
final class WeakGatesTest {
  /**
   * {@code f = p σ(a) + q σ(d)} at {@code a = 2^-50, p = 0, q = d = 1}: the gate decides 3/4 of
   * {@code a} in one entry of the field; {@code μ} is {@code c}, and {@code Λ} is {@code 3c}.
   */
  @Test
  void gatesThatHardlyMatterDisturbALittle() {
    FlowProblem problem = SingleStep.problem(SingleStep.layers(LEAKY, 1, 2, 1), 1);
    SingleStep step =
        SingleStep.of(problem, polynomial(0x1p-50), polynomial(1), polynomial(0), polynomial(1))
            .with(FIRST, Gate.ON)
            .with(SECOND, Gate.ON)
            .limbs(1);
    StepBounds.Bounded found = step.bounded();
    assertThat(found.atStart()).isEmpty();
    assertThat(found.atEnd()).isEmpty();
    assertThat(found.shift()).isGreaterThanOrEqualTo(Magnitude.ONE.scale(-50));
    for (PieceBounds piece : found.pieces()) {
      double time = LENGTH * (piece.to() - piece.from()) * Math.exp(-1) * (1 - 1e-9);
      assertNear(piece.growth(), 7 * time, 0.05);
      assertNear(piece.disturbance().scale(50), (0.75 + 6) * time, 0.05);
      assertThat(piece.gap().isZero()).isTrue();
      assertThat(piece.uncertain()).containsExactly(FIRST);
    }
    // with more digits the same is no longer noise
    step.limbs(2).unbounded();
  }

  /** Gates that do not matter on the proposal, though they do for weights of the tube. */
  @Test
  void gatesThatMatterInTheTubeAloneDisturbNothing() {
    Network network =
        new LayeredArchitecture(List.of(1, 1, 1, 1), List.of(LEAKY, Activation.LINEAR), List.of())
            .network();
    StepBounds.Bounded found =
        SingleStep.of(
                SingleStep.problem(network, 1), polynomial(0), polynomial(0), polynomial(0x1p10))
            .bounded();
    Magnitude nothing = Magnitude.ONE.scale(-500);
    assertThat(found.pieces()).allMatch(piece -> piece.disturbance().compareTo(nothing) < 0);
    assertThat(found.pieces()).allMatch(piece -> piece.uncertain().contains(FIRST));
  }
}
