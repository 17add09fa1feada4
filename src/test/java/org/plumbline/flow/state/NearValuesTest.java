package org.plumbline.flow.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.field.FlowProblem;
import org.plumbline.flow.Problems;

/** One leaky unit of slope 1/2: {@code f = c σ(a x + b y)}; vertices x, y, the unit, the output. */
final class NearValuesTest {
  private static final FlowProblem PROBLEM =
      Problems.layered(
          List.of(2, 1, 1), List.of(Problems.LEAKY), "1 1 1", Problems.data("2 3 +; 1 -1/4 -"));
  private static final int UNIT = 2;
  private static final int OUTPUT = 3;

  private final NearValues near = new NearValues(PROBLEM.network());

  @Test
  void inputsAreThePointsOfTheData() {
    double[][] inputs = NearValues.inputs(PROBLEM.data());
    assertThat(inputs).isDeepEqualTo(new double[][] {{2, 3}, {1, -0.25}});
    assertThat(near.vertices()).isEqualTo(4);
  }

  @Test
  void sizesAreWhatThereWouldBeIfNothingCancelled() {
    near.evaluate(new double[] {4, -5, -6}, new double[] {2, 3});
    assertThat(near.value(UNIT)).isEqualTo(8 - 15);
    assertThat(near.size(UNIT)).isEqualTo(8 + 15);
    assertThat(near.value(OUTPUT)).isEqualTo(-6 * -3.5);
    // a kink does not make anything smaller
    assertThat(near.size(OUTPUT)).isEqualTo(6 * 23);
    assertThat(near.value(1)).isEqualTo(3);
    near.evaluate(new double[] {1, 1, 1}, new double[] {1, -0.25});
    assertThat(near.value(UNIT)).as("what was before is lost").isEqualTo(0.75);
  }

  @Test
  void sizesMayBeThoseOfLargerWeights() {
    near.evaluate(new double[] {1, 0, 1}, new double[] {4, 5, 6}, new double[] {2, -3});
    assertThat(near.value(UNIT)).isEqualTo(2);
    assertThat(near.size(UNIT)).isEqualTo(8 + 15);
    assertThat(near.size(OUTPUT)).isEqualTo(6 * 23);
    assertThat(near.size(1)).as("of an input").isEqualTo(3);
  }

  /** Beyond {@code 2^-30} of the size, and not in the range where numbers underflow. */
  @Test
  void signsInDoubtAreZero() {
    double[] x = {1, 1};
    near.evaluate(new double[] {1, -1 - 0x1p-28, 1}, x);
    assertThat(near.plainSign(UNIT)).isEqualTo(-1);
    near.evaluate(new double[] {1 + 0x1p-28, -1, 1}, x);
    assertThat(near.plainSign(UNIT)).isEqualTo(1);
    near.evaluate(new double[] {1 + 0x1p-30, -1, 1}, x);
    assertThat(near.plainSign(UNIT)).isZero();
    near.evaluate(new double[] {0x1p-401, 0, 1}, x);
    assertThat(near.plainSign(UNIT)).isZero();
    near.evaluate(new double[] {0x1p-399, 0, 1}, x);
    assertThat(near.plainSign(UNIT)).isEqualTo(1);
  }
}
