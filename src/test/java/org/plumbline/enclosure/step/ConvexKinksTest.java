package org.plumbline.enclosure.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.enclosure.SingleStep.LENGTH;
import static org.plumbline.enclosure.SingleStep.assertNear;
import static org.plumbline.enclosure.SingleStep.polynomial;
import static org.plumbline.enclosure.step.StepProblems.CONVEX;
import static org.plumbline.enclosure.step.StepProblems.FIRST;
import static org.plumbline.enclosure.step.StepProblems.LEAKY;
import static org.plumbline.enclosure.step.StepProblems.SINGLE;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.enclosure.SingleStep;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.Pair;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/** The gap that wrong gates leave at convex kinks, for depths that are known. */
final class ConvexKinksTest {
  /**
   * {@code s = 64a = -2^-23}, too far from 0 to be noise: {@code 3/4 κ} times this depth all along
   * the step, whichever side is wrong.
   */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void wrongGatesAtConvexKinksLeaveAGap(int kind) {
    FlowProblem problem =
        SingleStep.problem(SINGLE, List.of(List.of(Rational.of(64))), List.of(-1));
    StepBounds.Bounded found =
        SingleStep.of(problem, polynomial(-0x1p-29), polynomial(1))
            .with(FIRST, kind == 2 ? Gate.OFF : Gate.ON, kind == 1 ? Gate.OFF : Gate.ON)
            .tube(28)
            .bounded();
    assertThat(found.shift().isZero()).isTrue();
    assertNear(gap(found).scale(23), 0.75 * LENGTH * (1 - 1e-6), 1e-5);
    assertThat(found.atStart()).isEmpty();
    assertThat(found.atEnd()).isEmpty();
    for (PieceBounds piece : found.pieces()) {
      assertThat(piece.disturbance().isZero()).isTrue();
      assertThat(piece.uncertain()).containsExactly(FIRST);
    }
  }

  /** On the right side there is none. */
  @Test
  void rightGatesLeaveNoGap() {
    StepBounds.Bounded found =
        SingleStep.of(CONVEX, polynomial(-0x1p-30), polynomial(1)).tube(28).bounded();
    assertThat(found.pieces()).allMatch(piece -> piece.gap().isZero());
    assertThat(found.pieces()).allMatch(piece -> piece.uncertain().contains(FIRST));
  }

  /** Noise: the flow is compared with a curve on the right side, {@code 2^-50} away. */
  @Test
  void restingPairsAreMovedToTheRightSide() {
    StepBounds.Bounded found =
        SingleStep.of(CONVEX, polynomial(-0x1p-50), polynomial(1)).with(FIRST, Gate.ON).bounded();
    assertThat(found.pieces()).allMatch(piece -> piece.gap().isZero());
    assertNear(found.shift().scale(50), 1, 0.01);
  }

  /** A pair released with a wrong sign {@code 2^-30} is compared with a curve from its kink on. */
  @Test
  void releasedPairsStartOnTheirKink() {
    StepBounds.Bounded found =
        SingleStep.of(CONVEX, polynomial(-0x1p-30, 0, 0x1p-4), polynomial(1))
            .with(FIRST, Gate.ON)
            .after(FIRST, Gate.PINNED)
            .tube(28)
            .bounded();
    assertThat(found.pieces()).allMatch(piece -> piece.gap().isZero());
    assertNear(found.shift().scale(30), 1, 0.01);
    StepBounds.Bounded plain =
        SingleStep.of(CONVEX, polynomial(-0x1p-30, 0, 0x1p-4), polynomial(1))
            .with(FIRST, Gate.ON)
            .tube(28)
            .bounded();
    assertThat(plain.shift().isZero()).isTrue();
    assertThat(plain.pieces().get(0).gap().isZero()).isFalse();
  }

  /** Of two released pairs with one kink the first is held, and the second left where it is. */
  @Test
  void releasedPairsThatDependOnEachOtherAreLeft() {
    FlowProblem problem =
        SingleStep.problem(
            SINGLE, List.of(List.of(Rational.ONE), List.of(Rational.of(2))), List.of(-1, -1));
    Pair other = new Pair(1, 1);
    StepBounds.Bounded found =
        SingleStep.of(problem, polynomial(-0x1p-30, 0, 0x1p-4), polynomial(1))
            .with(FIRST, Gate.ON)
            .with(other, Gate.ON)
            .after(FIRST, Gate.PINNED)
            .after(other, Gate.PINNED)
            .tube(28)
            .bounded();
    assertNear(found.shift().scale(30), 1, 0.01);
    assertThat(gap(found).isZero()).isFalse();
  }

  /** A pinned pair has no gap: the flow is compared with a curve on its kink. */
  @Test
  void pinnedPairsHaveNoGap() {
    StepBounds.Bounded found =
        SingleStep.of(CONVEX, polynomial(0x1p-30), polynomial(1))
            .with(FIRST, Gate.PINNED)
            .slopes(polynomial(0.5))
            .tube(28)
            .bounded();
    assertNear(found.shift().scale(30), 1, 0.01);
    assertThat(found.pieces()).allMatch(piece -> piece.gap().isZero());
  }

  /**
   * {@code f = b σ(w·x)}: the curve on which the first sample is on its kink differs from the
   * proposal by {@code 2^-30} in the first weight, and so do other pre-activations that depend on
   * it, by {@code √5 2^-30} for {@code x = (2, 1)}.
   */
  @Test
  void gapsAreThoseOfTheCurve() {
    FlowProblem problem =
        SingleStep.problem(
            SingleStep.layers(LEAKY, 2, 1, 1),
            List.of(List.of(Rational.ONE, Rational.ZERO), List.of(Rational.of(2), Rational.ONE)),
            List.of(-1, -1));
    StepBounds.Bounded found =
        SingleStep.of(problem, polynomial(0x1p-30), polynomial(0), polynomial(1))
            .with(new Pair(0, 2), Gate.PINNED)
            .slopes(polynomial(0.5))
            .tube(28)
            .bounded();
    assertNear(found.shift().scale(30), 1, 0.01);
    assertNear(gap(found).scale(30), 0.75 * LENGTH * (2 + Math.sqrt(5)) * (1 - 1e-6), 1e-2);
  }

  /** What does not depend on the weights that differ has the gap of the proposal. */
  @Test
  void gapsElsewhereAreThoseOfTheProposal() {
    FlowProblem problem =
        SingleStep.problem(
            SingleStep.layers(LEAKY, 2, 2, 1),
            List.of(List.of(Rational.ONE, Rational.ZERO), List.of(Rational.ZERO, Rational.of(64))),
            List.of(-1, -1));
    StepBounds.Bounded found =
        SingleStep.of(
                problem,
                polynomial(0x1p-30),
                polynomial(1),
                polynomial(1),
                polynomial(0x1p-29),
                polynomial(0x1p-20),
                polynomial(1))
            .with(new Pair(0, 2), Gate.PINNED)
            .with(new Pair(0, 3), Gate.ON)
            .with(new Pair(1, 2), Gate.ON)
            .slopes(polynomial(0.5))
            .tube(28)
            .bounded();
    assertNear(found.shift().scale(30), 1, 0.01);
    assertNear(gap(found).scale(30), 0.75 * LENGTH * 128, 1e-2);
  }

  private static Magnitude gap(StepBounds.Bounded found) {
    return found.pieces().stream().map(PieceBounds::gap).reduce(Magnitude.ZERO, Magnitude::add);
  }
}
