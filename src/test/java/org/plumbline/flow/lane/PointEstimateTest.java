package org.plumbline.flow.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.flow.Fields;
import org.plumbline.flow.Problems;
import org.plumbline.network.Activation;

/** {@code f = c σ(a x + b y)} on the samples (1, 0) with the label -1 and (1, 2) with 1. */
final class PointEstimateTest {
  private static final Offset<Double> NEAR = within(1e-12);
  private static final double[][] INPUTS = {{1, 0}, {1, 2}};

  private static PointEstimate estimate(FlowProblem problem, GateTable gates, double factor) {
    FirstLayer layer = FirstLayer.of(problem.network()).orElseThrow();
    GateMasks masks =
        new GateMasks(layer, LaneNumbers.columns(problem.data(), 60), problem.data(), gates);
    return new PointEstimate(
        layer, masks, new double[] {0.5, 0.25}, new double[] {3}, INPUTS, factor, StrictMath::exp);
  }

  @Test
  void theFieldIsThatOfTheGates() {
    FlowProblem problem = Fields.BALANCED;
    PointEstimate both = estimate(problem, Fields.allOn(problem), 2);
    assertThat(both.signals()).containsExactly(0, 0, 3, 1);
    // margins are -3/2 and 3
    assertThat(both.exponents()).containsExactly(new double[] {1.5, -3}, NEAR);
    assertThat(both.largestArgument()).isCloseTo(1.5, NEAR);
    double a = 2 * (-Math.exp(1.5) + Math.exp(-3));
    double b = 2 * 2 * Math.exp(-3);
    assertThat(both.inputVelocity()).containsExactly(new double[] {3 * a, 3 * b}, NEAR);
    assertThat(both.hiddenVelocity()).containsExactly(new double[] {0.5 * a + 0.25 * b}, NEAR);
    assertThat(both.largestProduct()).isEqualTo(1.5);
    GateTable second = Fields.allOn(problem).with(Fields.ON_KINK, Gate.OFF);
    PointEstimate one = estimate(problem, second, 1);
    assertThat(one.exponents()).containsExactly(new double[] {0, -3}, NEAR);
    assertThat(one.inputVelocity())
        .containsExactly(new double[] {3 * Math.exp(-3), 6 * Math.exp(-3)}, NEAR);
  }

  /** Slopes are fractions of the heads' denominators: 1/2 of the pre-activation 1/2 times 3. */
  @Test
  void aLeakyUnitPassesItsPart() {
    FlowProblem problem =
        Problems.layered(
            List.of(2, 1, 1), List.of(Problems.LEAKY), "1 1 1", Problems.data("1 0 -; 1 2 +"));
    PointEstimate off = estimate(problem, GateTable.allOff(problem.network(), 2), 1);
    assertThat(off.exponents()).containsExactly(new double[] {0.75, -1.5}, NEAR);
  }

  /** The size of a sum is that of its largest term, even where its terms cancel. */
  @Test
  void sumsThatCancelKeepTheirSize() {
    FlowProblem problem = Fields.BALANCED;
    PointEstimate both = estimate(problem, Fields.allOn(problem), 2);
    assertThat(both.largestSum()).isCloseTo(2 * Math.exp(1.5), NEAR);
    FlowProblem opposite =
        Problems.layered(
            List.of(2, 1, 1), List.of(Activation.RELU), "1 1 1", Problems.data("1 0 -; 1 0 +"));
    FirstLayer layer = FirstLayer.of(opposite.network()).orElseThrow();
    GateMasks masks =
        new GateMasks(
            layer,
            LaneNumbers.columns(opposite.data(), 60),
            opposite.data(),
            Fields.allOn(opposite));
    PointEstimate zero =
        new PointEstimate(
            layer,
            masks,
            new double[] {0, 0.25},
            new double[] {3},
            new double[][] {{1, 0}, {1, 0}},
            4,
            StrictMath::exp);
    assertThat(zero.inputVelocity()).containsExactly(0, 0);
    assertThat(zero.largestSum()).isEqualTo(4);
    assertThat(zero.sums()[2]).isEqualTo(4 * 0x1p-10);
  }

  /** {@code 5 - 7 - output} and a skip: signals are sums over all ways to the output. */
  @Test
  void signalsAreProductsAlongTheEdges() {
    FlowProblem chain =
        Problems.layered(
            List.of(1, 2, 2, 1),
            List.of(Activation.RELU, Activation.LINEAR),
            "1 1 1 1 1 1 1 1",
            Problems.data("1 +"));
    FirstLayer layer = FirstLayer.of(chain.network()).orElseThrow();
    double[] weights = new double[layer.hiddenEdges().length];
    for (int e = 0; e < weights.length; e++) {
      // the edge from u to v has the weight 10 u + v
      weights[e] = 10 * layer.hiddenEdges()[e].from() + layer.hiddenEdges()[e].to();
    }
    assertThat(PointEstimate.signals(layer, weights))
        .containsExactly(0, 13 * 35 + 14 * 45, 23 * 35 + 24 * 45, 35, 45, 1);
  }
}
