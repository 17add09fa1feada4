package org.plumbline.enclosure.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.enclosure.SingleStep.LENGTH;
import static org.plumbline.enclosure.SingleStep.assertNear;
import static org.plumbline.enclosure.SingleStep.polynomial;
import static org.plumbline.enclosure.step.StepProblems.FIRST;
import static org.plumbline.enclosure.step.StepProblems.REPELLING;

import org.junit.jupiter.api.Test;
import org.plumbline.enclosure.SingleStep;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.network.Activation;

/** How a step is cut: the parts follow each other, and have a number. */
final class StepPiecesTest {
  /** Close to a touch parts would be as short as the square root of the tube, by the million. */
  @Test
  void partsHaveANumber() {
    StepBounds.Unbounded found =
        SingleStep.of(REPELLING, polynomial(1.0 / 9, -2.0 / 3, 1), polynomial(1))
            .with(FIRST, Gate.ON)
            .unbounded();
    assertThat(found.tau()).isBetween(0.32, 0.3332);
  }

  /** For {@code f = ab} at (1, 1) the largest eigenvalue of {@code c∇²f} is {@code e^-1}. */
  @Test
  void growthIsThatOfTheParts() {
    FlowProblem problem = SingleStep.problem(SingleStep.layers(Activation.LINEAR, 1, 1, 1), 1);
    StepBounds.Bounded found = SingleStep.of(problem, polynomial(1), polynomial(1)).bounded();
    double time = 0;
    for (PieceBounds piece : found.pieces()) {
      assertThat(piece.from()).isEqualTo(time);
      assertNear(piece.growth(), Math.exp(-1) * LENGTH * (piece.to() - piece.from()), 1e-6);
      assertThat(piece.gap().isZero()).isTrue();
      assertThat(piece.disturbance().isZero()).isTrue();
      time = piece.to();
    }
    assertThat(time).isEqualTo(1);
  }
}
