package org.plumbline.enclosure.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Loss;
import org.plumbline.enclosure.SingleStep;
import org.plumbline.field.Gate;
import org.plumbline.network.Activation;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.network.Vertex;
import org.plumbline.network.Weight;
import org.plumbline.number.Rational;

final class FactoredNetworkTest {
  private static final Activation LEAKY = Activation.leaky(Rational.of(1, 4));

  /** Inputs 0 and 1; 0 leads to the kinked vertex 2 and to the output, 1 to the kinked 3. */
  private static Network sparse(Activation last, int parameterOfLast) {
    int parameters = parameterOfLast == 4 ? 5 : 4;
    return Network.of(
        2,
        List.of(
            new Vertex("x", Activation.LINEAR),
            new Vertex("y", Activation.LINEAR),
            new Vertex("g", LEAKY),
            new Vertex("h", last),
            new Vertex("o", Activation.LINEAR)),
        List.of(
            edge(1, 3, 0),
            edge(0, 2, 1),
            edge(2, 4, 2),
            edge(0, 4, 3),
            edge(3, 4, parameterOfLast)),
        IntStream.range(0, parameters).mapToObj(p -> "w" + p).toList());
  }

  private static Edge edge(int from, int to, int parameter) {
    return new Edge(from, to, new Weight.Parameter(parameter));
  }

  private static boolean isFactored(Network network, String... samples) {
    return FactoredNetwork.of(FactoredProblems.problem(network, Loss.EXPONENTIAL, samples))
        .isPresent();
  }

  @Test
  void edgesFromInputsLieInLanes() {
    FactoredNetwork found =
        FactoredNetwork.of(
                FactoredProblems.problem(
                    sparse(Activation.RELU, 4), Loss.LOGISTIC, "1/2 1 : 1", "-2/3 0 : -1"))
            .orElseThrow();
    assertThat(found.kinked()).containsExactly(2, 3);
    assertThat(found.group(3)).isEqualTo(1);
    assertThat(found.hasLinearGroup()).isTrue();
    assertThat(found.groups()).isEqualTo(3);
    assertThat(IntStream.range(0, found.lanes()).map(found::parameter))
        .containsExactly(1, -1, -1, 0, -1, -1);
    assertThat(found.groupOfLane()).containsExactly(0, 0, 1, 1, 2, 2);
    assertThat(found.sums()).isEqualTo(6);
    assertThat(found.groupOfSum()).containsExactly(0, 0, 1, 1, 2, 2);
  }

  @Test
  void inputsAndSlopesAreIntegersOverACommonDenominator() {
    FactoredNetwork found =
        FactoredNetwork.of(
                FactoredProblems.problem(
                    sparse(Activation.RELU, 4), Loss.EXPONENTIAL, "1/2 1 : 1", "-2/3 0 : -1"))
            .orElseThrow();
    assertThat(found.scale()).isEqualTo(Rational.of(6 * 4));
    assertThat(found.inputs().of(0)).containsExactly(3, 6);
    assertThat(found.inputs().of(1)).containsExactly(-4, 0);
    assertThat(found.slope(0, Gate.ON)).isEqualTo(4);
    assertThat(found.slope(0, Gate.OFF)).isEqualTo(1);
    assertThat(found.slope(1, Gate.OFF)).isZero();
    assertThat(found.slope(2, Gate.OFF)).isEqualTo(4);
  }

  @Test
  void otherNetworksHaveNoSuchForm() {
    assertThat(isFactored(SingleStep.layers(LEAKY, 1, 1, 1), "1 : 1")).isTrue();
    assertThat(isFactored(SingleStep.layers(LEAKY, 1, 1, 1, 1), "1 : 1")).isFalse();
    assertThat(isFactored(SingleStep.layers(Activation.LINEAR, 1, 1, 1), "1 : 1")).isFalse();
    assertThat(isFactored(sparse(LEAKY, 4), "1 1 : 1")).isTrue();
    assertThat(isFactored(sparse(LEAKY, 2), "1 1 : 1")).isFalse();
  }
}
