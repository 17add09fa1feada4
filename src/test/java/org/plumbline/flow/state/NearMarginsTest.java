package org.plumbline.flow.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plumbline.field.FlowProblem;
import org.plumbline.flow.Problems;
import org.plumbline.network.Activation;

final class NearMarginsTest {
  /** {@code f = c relu(a x + b y)}. */
  @Test
  void outputsAndTheirSizesAreThoseOfTheSamples() {
    NearMargins margins =
        new NearMargins(
            Problems.layered(
                List.of(2, 1, 1),
                List.of(Activation.RELU),
                "1 1 1",
                Problems.data("2 3 +; 1 -1 -")));
    margins.evaluate(new double[] {4, -5, -6});
    assertThat(margins.output(0)).isZero();
    assertThat(margins.size(0)).isEqualTo(6 * 23);
    assertThat(margins.output(1)).isEqualTo(-54);
    assertThat(margins.size(1)).isEqualTo(54);
    margins.evaluate(new double[] {1, 0, 2});
    assertThat(margins.output(0)).as("what was before is lost").isEqualTo(4);
    assertThat(margins.size(1)).isEqualTo(2);
  }

  /** The output of a network is not bent, even below zero. */
  @Test
  void aLinearOutputKeepsItsSign() {
    NearMargins margins =
        new NearMargins(
            Problems.layered(
                List.of(1, 1, 1), List.of(Problems.LEAKY), "1 1", Problems.data("-8 +")));
    margins.evaluate(new double[] {1, 3});
    assertThat(margins.output(0)).isEqualTo(-4 * 3);
  }

  /** Samples of three blocks, the same bits as one by one. */
  @Test
  void samplesSideBySideAreEvaluatedAsAlone() {
    String data =
        IntStream.range(0, 300)
            .mapToObj(i -> (i - 150) + "/7 " + (i % 13 - 6) + "/3 +")
            .collect(Collectors.joining("; "));
    FlowProblem problem =
        Problems.layered(
            List.of(2, 2, 1), List.of(Problems.LEAKY), "1 1 1 1 1 1", Problems.data(data));
    double[] weights = {0.3, -1.7, 2.1, 0.9, -1.1, 0.7};
    NearMargins margins = new NearMargins(problem);
    margins.evaluate(weights);
    NearValues one = new NearValues(problem.network());
    double[][] inputs = NearValues.inputs(problem.data());
    int output = problem.network().output();
    for (int i = 0; i < 300; i++) {
      one.evaluate(weights, inputs[i]);
      assertThat(margins.output(i)).as("sample %d", i).isEqualTo(one.value(output));
      assertThat(margins.size(i)).as("sample %d", i).isEqualTo(one.size(output));
    }
  }
}
