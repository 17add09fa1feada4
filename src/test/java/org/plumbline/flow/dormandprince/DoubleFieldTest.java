package org.plumbline.flow.dormandprince;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.flow.Fields;

final class DoubleFieldTest {
  private static final Offset<Double> NEAR = within(1e-12);

  private static DoubleField field(FlowProblem problem, GateTable gates, double... guess) {
    return new DoubleField(Fields.field(problem, gates), guess);
  }

  /** {@code (2 c, 3 c, 2 a + 3 b) e^-f} on one sample that is on. */
  @Test
  void theFieldIsTheGradientUnderTheGates() {
    FlowProblem problem = Fields.BALANCED;
    DoubleField on = field(problem, Fields.allOn(problem));
    assertThat(on.getDimension()).isEqualTo(3);
    // sample 0 is (1, 0) with -1, sample 1 is (1, 2) with +1
    double[] weights = {0.5, 0.25, 3};
    double first = -Math.exp(3 * 0.5);
    double second = Math.exp(-3 * 1.0);
    assertThat(on.computeDerivatives(0, weights))
        .containsExactly(
            new double[] {3 * first + 3 * second, 6 * second, 0.5 * first + second}, NEAR);
    DoubleField off = field(problem, GateTable.allOff(problem.network(), 2));
    assertThat(off.computeDerivatives(0, weights)).containsExactly(0, 0, 0);
  }

  /** The slope {@code e^(-2bc)} is found again at every point, from wherever it was. */
  @Test
  void slopesHoldThePinnedPreActivation() {
    FlowProblem problem = Fields.BALANCED;
    GateTable gates = Fields.allOn(problem).with(Fields.ON_KINK, Gate.PINNED);
    DoubleField field = field(problem, gates, 0.9);
    assertThat(field.slopesAt(new double[] {0, 1, 1}))
        .containsExactly(new double[] {Math.exp(-2)}, NEAR);
    assertThat(field.slopesAt(new double[] {0, 1, 0.25}))
        .containsExactly(new double[] {Math.exp(-0.5)}, NEAR);
    double small = Math.exp(-2);
    assertThat(field.computeDerivatives(0, new double[] {0, 1, 1}))
        .containsExactly(new double[] {0, 2 * small, 2 * small}, NEAR);
  }

  @Test
  void whereNoSlopeHoldsThereIsNoNumber() {
    FlowProblem problem = Fields.UNHELD;
    GateTable gates = GateTable.allOff(problem.network(), 1).with(Fields.ON_KINK, Gate.PINNED);
    DoubleField field = field(problem, gates, 0.5);
    assertThat(field.slopesAt(new double[] {1, -1, 0})).containsExactly(Double.NaN);
    assertThat(field.computeDerivatives(0, new double[] {1, -1, 0}))
        .containsExactly(Double.NaN, Double.NaN, Double.NaN);
  }
}
