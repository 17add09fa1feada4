package org.plumbline.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.flow.Problems.data;
import static org.plumbline.flow.Problems.events;
import static org.plumbline.flow.Problems.flow;
import static org.plumbline.flow.Problems.layered;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.enclosure.TrajectoryVerifier;
import org.plumbline.enclosure.Verification;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.Trajectory;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.network.Activation;

/** Flows of networks of absolute values, whose slope below the kink is -1. */
final class AbsoluteValueTest {
  private static final Activation ABS = Activation.ABSOLUTE_VALUE;
  private static final Activation RELU = Activation.RELU;

  private static TrajectoryStep last(FlowResult result) {
    List<TrajectoryStep> steps = result.trajectory().steps();
    return steps.get(steps.size() - 1);
  }

  private static double slope(TrajectoryStep step) {
    return step.slopes().get(0).coefficients().get(0).approximateDouble();
  }

  private static Verification verified(FlowProblem problem, FlowResult result) {
    Trajectory given = result.trajectory();
    return TrajectoryVerifier.verify(
        problem,
        new Trajectory(
            problem, given.steps(), given.events(), given.workingBits(), given.finalWeights()));
  }

  /** Both slopes are ±1, and half way between them nothing moves. */
  @Test
  void pinsAtItsMinimum() {
    FlowProblem problem = layered(List.of(1, 1, 1), List.of(ABS), "1/4 -1", data("1 +; 2 +"));
    FlowResult result = flow(problem, "1", 10);
    assertThat(result).isInstanceOf(FlowResult.Completed.class);
    assertThat(events(result)).containsExactly("0,1 pinned", "1,1 pinned");
    assertThat(slope(last(result))).isEqualTo(0.5);
    assertThat(verified(problem, result)).isInstanceOf(Verification.Certified.class);
  }

  @Test
  void doesNotChooseASide() {
    FlowProblem problem = layered(List.of(1, 1, 1), List.of(ABS), "0 1", data("1 +"));
    assertThat(flow(problem, "1", 10)).isInstanceOf(FlowResult.NotUnique.class);
  }

  /** What a pinned absolute value feeds is on, or off, on both of its sides. */
  @Test
  void passesOneSignOnFromEitherSide() {
    FlowProblem problem =
        layered(List.of(1, 1, 1, 1), List.of(ABS, RELU), "1/4 1 -1", data("1 +; 2 +"));
    FlowResult result = flow(problem, "1", 10);
    assertThat(result).isInstanceOf(FlowResult.Completed.class);
    assertThat(last(result).gates().gate(0, 1)).isEqualTo(Gate.PINNED);
    assertThat(last(result).gates().gate(0, 2)).isEqualTo(Gate.ON);
    assertThat(last(result).gates().gateBelow(0, 2)).isEqualTo(Gate.ON);
    assertThat(slope(last(result))).isEqualTo(0.5);
  }

  /** Opposite samples have the same activations, and one kink behind them. */
  @Test
  void oppositeSamplesArePinnedByOneSlope() {
    FlowProblem problem =
        layered(
            List.of(2, 2, 1, 1),
            List.of(ABS, ABS),
            "1 1/2 1/4 -1 1/4 1/8 -1",
            data("1 1/2 +; -1 -1/2 +"));
    FlowResult result = flow(problem, "1", 10);
    assertThat(result).isInstanceOf(FlowResult.Completed.class);
    assertThat(events(result)).containsExactly("0,4 pinned", "1,4 pinned");
    assertThat(last(result).slopes()).hasSize(1);
    assertThat(slope(last(result))).isEqualTo(0.5);
    assertThat(verified(problem, result)).isInstanceOf(Verification.Certified.class);
  }

  /** The flows of the rectified units are not those of absolute values. */
  @Test
  void theFlowOfOtherUnitsIsRefused() {
    List<Integer> widths = List.of(2, 2, 1);
    String weights = "1 1/2 1/4 -1 1 1/2";
    String samples = "1 1/2 +; -1 1/4 -";
    FlowProblem problem = layered(widths, List.of(ABS), weights, data(samples));
    for (Activation other : List.of(RELU, Activation.LINEAR, Problems.LEAKY)) {
      FlowResult wrong = flow(layered(widths, List.of(other), weights, data(samples)), "1/2", 10);
      assertThat(verified(problem, wrong)).isInstanceOf(Verification.Failed.class);
    }
    FlowResult right = flow(problem, "1/2", 10);
    assertThat(verified(problem, right)).isInstanceOf(Verification.Certified.class);
  }
}
