package org.plumbline.enclosure.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.plumbline.enclosure.SingleStep;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Rational;

/** The matrix of second derivatives, all of whose entries are known, times unit vectors. */
final class PathOperatorTest {
  private static PathOperator operator(FlowProblem problem, double... weights) {
    EnclosedProblem enclosed = EnclosedProblem.enclosing(problem);
    WeightBox box =
        WeightBox.of(
            DoubleStream.of(weights)
                .mapToObj(w -> DoubleInterval.of(w))
                .collect(Collectors.toList()));
    SampleSignals signals =
        SampleSignals.enclosing(enclosed, box, PossibleGates.enclosing(enclosed, box));
    return PathOperator.enclosing(signals, new LossWeights(List.of(DoubleInterval.ONE), 0));
  }

  private static void assertImage(double[] image, double... expected) {
    assertThat(image).hasSize(expected.length);
    for (int p = 0; p < expected.length; p++) {
      assertThat(image[p]).isBetween(expected[p], expected[p] * (1 + 1e-12) + 1e-300);
    }
  }

  /** {@code f = c b a x}: second derivatives {@code cx, bx, ax}, by absolute value. */
  @Test
  void productsHaveTheirMixedDerivatives() {
    FlowProblem problem =
        SingleStep.problem(
            SingleStep.layers(Activation.LINEAR, 1, 1, 1, 1),
            List.of(List.of(Rational.of(2))),
            List.of(1));
    PathOperator operator = operator(problem, 3, -5, 7);
    assertThat(operator.size()).isEqualTo(3);
    assertImage(operator.applyUpper(new double[] {1, 0, 0}), 0, 14, 10);
    assertImage(operator.applyUpper(new double[] {0, 1, 0}), 14, 0, 6);
    assertImage(operator.applyUpper(new double[] {0, 0, 1}), 10, 6, 0);
    assertImage(operator.applyUpper(new double[] {1, 1, 1}), 24, 20, 16);
  }

  /** A ReLU that is off passes on nothing, in either direction. */
  @Test
  void closedGatesHaveNoDerivatives() {
    FlowProblem problem = SingleStep.problem(SingleStep.layers(Activation.RELU, 1, 1, 1), 1);
    assertImage(operator(problem, -3, 5).applyUpper(new double[] {1, 1}), 0, 0);
    assertImage(operator(problem, 3, 5).applyUpper(new double[] {1, 1}), 1, 1);
  }
}
