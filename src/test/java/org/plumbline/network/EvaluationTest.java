package org.plumbline.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Rational;

final class EvaluationTest {
  private static final Rational HALF = Rational.of(1, 2);

  /** {@code f = w_2 φ(w_0 x + w_1 y) + w_0 x} with the slope 1/2 of {@code φ} below 0. */
  private static final Network NETWORK =
      Network.of(
          2,
          List.of(
              new Vertex("x", Activation.LINEAR),
              new Vertex("y", Activation.LINEAR),
              new Vertex("h", Activation.leaky(HALF)),
              new Vertex("o", Activation.LINEAR)),
          List.of(
              new Edge(0, 2, new Weight.Parameter(0)),
              new Edge(1, 2, new Weight.Parameter(1)),
              new Edge(2, 3, new Weight.Parameter(2)),
              new Edge(0, 3, new Weight.Parameter(0))),
          List.of("p", "q", "r"));

  private static List<Rational> numbers(long... numbers) {
    return Arrays.stream(numbers).mapToObj(n -> Rational.of(n)).toList();
  }

  @Test
  void belowTheKinkTheSlopeIsTheNegativeOne() {
    Evaluation at = Evaluation.exact(NETWORK, numbers(1, -2, 4), numbers(2, 3));
    assertThat(at.preActivations()).isEqualTo(numbers(2, 3, -4, -6));
    assertThat(at.activations()).isEqualTo(numbers(2, 3, -2, -6));
    assertThat(at.value()).isEqualTo(Rational.of(-6));
    assertThat(at.gradient()).isEqualTo(numbers(4 + 2, 6, -2));
  }

  @Test
  void aboveTheKinkTheSlopeIsOne() {
    Evaluation at = Evaluation.exact(NETWORK, numbers(3, -1, 4), numbers(2, 3));
    assertThat(at.value()).isEqualTo(Rational.of(4 * 3 + 6));
    assertThat(at.gradient()).isEqualTo(numbers(8 + 2, 12, 3));
  }

  @Test
  void atTheKinkTheGateIsTheNegativeSlopeUnlessGiven() {
    List<Rational> weights = numbers(3, -2, 4);
    Evaluation at = Evaluation.exact(NETWORK, weights, numbers(2, 3));
    assertThat(at.gates()).containsExactly(Rational.ONE, Rational.ONE, HALF, Rational.ONE);
    assertThat(at.gradient()).isEqualTo(numbers(4 + 2, 6, 0));
    BackSignals open = BackSignals.exact(NETWORK, weights, numbers(1, 1, 1, 1));
    assertThat(at.gradient(open)).isEqualTo(numbers(8 + 2, 12, 0));
  }

  @Test
  void inputsAndWeightsMustFit() {
    for (int[] sizes : new int[][] {{3, 1}, {3, 3}, {2, 2}, {4, 2}}) {
      assertThatThrownBy(
              () ->
                  Evaluation.exact(
                      NETWORK, numbers(new long[sizes[0]]), numbers(new long[sizes[1]])))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("input or weights do not fit the network");
    }
  }
}
