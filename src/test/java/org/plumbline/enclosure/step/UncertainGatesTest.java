package org.plumbline.enclosure.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.enclosure.SingleStep.polynomial;
import static org.plumbline.enclosure.step.StepProblems.CONVEX;
import static org.plumbline.enclosure.step.StepProblems.FIRST;
import static org.plumbline.enclosure.step.StepProblems.LEAKY;
import static org.plumbline.enclosure.step.StepProblems.REPELLING;
import static org.plumbline.enclosure.step.StepProblems.part;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.enclosure.SingleStep;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.Pair;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.number.Rational;

/** In which way uncertain gates are bounded, by what the risk and the flow do at their kinks. */
final class UncertainGatesTest {
  private static KinkEffects bounded(StepPart part) {
    UncertainGates gates = new UncertainGates(part);
    assertThat(gates.collect()).isEmpty();
    return gates.effects();
  }

  @Test
  void certainGatesDoNothing() {
    KinkEffects found = bounded(part(REPELLING, Gate.ON, 0, 0.5, 1));
    assertThat(found.crossings()).isEmpty();
    assertThat(found.gap().isZero()).isTrue();
    assertThat(found.disturbance().isZero()).isTrue();
  }

  @Test
  void convexKinksHaveAGapWhereTheGateIsWrong() {
    assertThat(bounded(part(CONVEX, Gate.ON, 0, 0.5, -0x1p-46)).gap().isZero()).isFalse();
    KinkEffects right = bounded(part(CONVEX, Gate.OFF, 0, 0.5, -0x1p-46));
    assertThat(right.gap().isZero()).isTrue();
    assertThat(right.crossings()).isEmpty();
  }

  /** Next to the start, and not later, a kink that repels is crossed. */
  @Test
  void kinksThatRepelAreCrossed() {
    assertThat(bounded(part(REPELLING, Gate.ON, 0, 0x1p-40, 0, 0x1p-4)).crossings())
        .containsOnlyKeys(FIRST);
    StepPart later = part(REPELLING, Gate.ON, 0x1p-42, 0x1p-41, 0, 0x1p-4);
    assertThat(later.states().uncertain()).containsExactly(FIRST);
    assertThat(new UncertainGates(later).collect()).contains(FIRST);
  }

  /**
   * One unit on the samples 1 and 16 with opposite labels: by itself the first repels, and the flow
   * falls. The sum over the kink they share is convex, so that they are tied and not crossed.
   */
  @Test
  void pairsOfOneKinkAreTied() {
    FlowProblem problem =
        SingleStep.problem(
            StepProblems.SINGLE,
            List.of(List.of(Rational.ONE), List.of(Rational.of(16))),
            List.of(1, -1));
    TrajectoryStep step = SingleStep.of(problem, polynomial(0, -1), polynomial(1)).step();
    StepPart inside = StepProblems.part(StepProblems.tube(problem, step, 20), 0x1p-23, 0x1p-22);
    assertThat(inside.states().uncertain()).hasSize(2);
    KinkEffects found = bounded(inside);
    assertThat(found.tied()).isPresent();
    assertThat(found.windows()).isEmpty();
    assertThat(found.crossings()).isEmpty();
  }

  /** A sample that is bounded does not help another, with which it shares no kink. */
  @Test
  void everySampleHasToBeBounded() {
    FlowProblem problem =
        SingleStep.problem(
            SingleStep.layers(LEAKY, 2, 1, 1),
            List.of(List.of(Rational.ONE, Rational.ZERO), List.of(Rational.ZERO, Rational.ONE)),
            List.of(-1, 1));
    TrajectoryStep step =
        SingleStep.of(problem, polynomial(0), polynomial(0), polynomial(1)).step();
    UncertainGates gates =
        new UncertainGates(StepProblems.part(StepProblems.tube(problem, step, 44), 0.25, 0.5));
    assertThat(gates.collect()).contains(new Pair(1, 2));
  }
}
