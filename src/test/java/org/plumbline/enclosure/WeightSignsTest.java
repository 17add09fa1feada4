package org.plumbline.enclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.enclosure.SingleStep.polynomial;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.plumbline.enclosure.step.CertifiedStep;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Polynomial;
import org.plumbline.field.Trajectory;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.network.Activation;
import org.plumbline.number.Magnitude;

/** Signs of two weights along a step, in a tube of radius 2^-10. */
final class WeightSignsTest {
  private static final FlowProblem PROBLEM =
      SingleStep.problem(SingleStep.layers(Activation.LINEAR, 1, 1, 1), 1);

  private static boolean areConstant(Polynomial first, Polynomial second) {
    TrajectoryStep step = SingleStep.of(PROBLEM, first, second).step();
    Trajectory proposal = new Trajectory(PROBLEM, List.of(step), List.of(), 64, step.endWeights());
    Magnitude radius = Magnitude.ONE.scale(-10);
    CertifiedStep certified = new CertifiedStep(Magnitude.ZERO, radius, Magnitude.ZERO, Set.of());
    return WeightSigns.areConstant(
        new CertifiedTrajectory(proposal, List.of(certified), radius, 0), 0);
  }

  @Test
  void weightsAwayFromZeroKeepTheirSigns() {
    assertThat(areConstant(polynomial(1, -0.5), polynomial(-2, 1))).isTrue();
  }

  @Test
  void weightsThatPassZeroDoNot() {
    assertThat(areConstant(polynomial(1), polynomial(0.5, -1))).isFalse();
    assertThat(areConstant(polynomial(-0.5, 1), polynomial(1))).isFalse();
  }

  /** The flow may be at 0 though the proposal is not: within the radius nothing is sure. */
  @Test
  void theRadiusCounts() {
    assertThat(areConstant(polynomial(0x1p-11), polynomial(1))).isFalse();
    assertThat(areConstant(polynomial(0x1p-9), polynomial(1))).isTrue();
  }

  /** In parts a polynomial that comes close to 0 is told from one that reaches it. */
  @Test
  void partsAreShortEnoughForABend() {
    // 1/2 + (2τ - 1)², between 1/2 and 3/2: its coefficients alone say between -5/2 and 11/2
    assertThat(areConstant(polynomial(1.5, -4, 4), polynomial(1))).isTrue();
    assertThat(areConstant(polynomial(0.999, -4, 4), polynomial(1))).isFalse();
  }
}
