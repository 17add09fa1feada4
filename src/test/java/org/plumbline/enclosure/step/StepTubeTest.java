package org.plumbline.enclosure.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.enclosure.SingleStep.polynomial;
import static org.plumbline.enclosure.step.StepProblems.FIRST;
import static org.plumbline.enclosure.step.StepProblems.REPELLING;

import org.junit.jupiter.api.Test;
import org.plumbline.enclosure.SingleStep;
import org.plumbline.enclosure.box.GateState;
import org.plumbline.field.Gate;

/** The weights within a radius of a step. */
final class StepTubeTest {
  private static StepTube tube(int bits) {
    SingleStep step =
        SingleStep.of(REPELLING, polynomial(0x1p-20, 0x1p-10), polynomial(1))
            .with(FIRST, Gate.ON, Gate.OFF);
    return StepProblems.tube(REPELLING, step.step(), bits);
  }

  @Test
  void gatesAreThoseProposedAboveAndBelow() {
    assertThat(tube(44).gate(FIRST)).isEqualTo(Gate.ON);
    assertThat(tube(44).gateBelow(FIRST)).isEqualTo(Gate.OFF);
  }

  /** {@code a} is at least {@code 2^-20} along the step, and above {@code 2^-12} behind. */
  @Test
  void gatesAreCertainWhereTheTubeIsOffTheKink() {
    assertThat(state(tube(21), 0, 0.5)).isEqualTo(GateState.ON);
    assertThat(state(tube(19), 0, 0.5)).isEqualTo(GateState.EITHER);
    assertThat(state(tube(19), 0.5, 1)).isEqualTo(GateState.ON);
  }

  private static GateState state(StepTube tube, double from, double to) {
    return tube.states(from, to, tube.box(from, to)).state(FIRST);
  }
}
