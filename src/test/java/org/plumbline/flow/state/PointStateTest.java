package org.plumbline.flow.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Loss;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Pair;
import org.plumbline.flow.Problems;
import org.plumbline.network.Activation;
import org.plumbline.number.Dyadic;

/** One leaky unit of slope 1/2: {@code f = c σ(a x + b y)} on two samples. */
final class PointStateTest {
  private static final int BITS = 128;
  private static final FlowProblem PROBLEM =
      Problems.layered(
          List.of(2, 1, 1), List.of(Problems.LEAKY), "1 1 1", Problems.data("2 3 +; 1 -1 -"));

  private static final Pair FIRST = new Pair(0, 2);
  private static final Pair SECOND = new Pair(1, 2);

  private static List<Dyadic> weights(double... weights) {
    return DoubleStream.of(weights).mapToObj(Dyadic::of).toList();
  }

  private static PointState at(double... weights) {
    return PointState.at(PROBLEM, weights(weights), BITS);
  }

  @Test
  void valuesAreThoseOfTheNetwork() {
    PointState point = at(4, -5, 6);
    assertThat(point.preActivation(FIRST)).isEqualTo(Dyadic.of(-7.0));
    assertThat(point.preActivation(SECOND)).isEqualTo(Dyadic.of(9.0));
    assertThat(point.sign(FIRST)).isEqualTo(-1);
    assertThat(point.sign(SECOND)).isEqualTo(1);
    assertThat(point.size(FIRST)).isEqualTo(Dyadic.of(8.0 + 15));
    assertThat(point.margin(0)).isEqualTo(Dyadic.of(-21.0));
    assertThat(point.margin(1)).isEqualTo(Dyadic.of(-54.0));
  }

  /** The natural size remembers how large weights have been. */
  @Test
  void sizesRememberLargerWeights() {
    PointState later = at(4, -5, 6).next(weights(0x1p-40, 0, 1));
    assertThat(later.size(FIRST)).isEqualTo(Dyadic.of(8.0 + 15));
    assertThat(later.preActivation(FIRST)).isEqualTo(Dyadic.of(0x1p-39));
    assertThat(later.vanishes(FIRST, 40)).isTrue();
    assertThat(later.vanishes(FIRST, 50)).isFalse();
    assertThat(at(0x1p-40, 0x1p-41, 1).vanishes(FIRST, 40)).isFalse();
    assertThat(later.reach(0)).isEqualTo(Dyadic.of(4.0));
  }

  @Test
  void whatCancelsVanishes() {
    PointState point = at(1, 1, 1);
    assertThat(point.vanishes(SECOND, 60)).isTrue();
    assertThat(point.sign(SECOND)).isZero();
    assertThat(point.vanishes(FIRST, 60)).isFalse();
  }

  /** Beyond doubles the sign is still that of the exact value. */
  @Test
  void signsAreSeenBelowTheNoiseOfDoubles() {
    Dyadic near = Dyadic.ONE.add(Dyadic.ONE.scale(-80));
    PointState point = PointState.at(PROBLEM, List.of(near, Dyadic.ONE, Dyadic.ONE), BITS);
    assertThat(point.sign(SECOND)).isEqualTo(1);
    assertThat(point.vanishes(SECOND, 100)).isFalse();
    assertThat(point.vanishes(SECOND, 60)).isTrue();
  }

  /** {@code e^-p} of both margins, summed. */
  @Test
  void theRiskIsTheSumOfTheLosses() {
    assertThat(PROBLEM.loss()).isEqualTo(Loss.EXPONENTIAL);
    // margins 5/4 and 0
    double risk = at(1, -1, 0.5).risk().approximateDouble();
    double expected = Math.exp(0.25) + Math.exp(1.0);
    assertThat(risk).isBetween(expected * (1 - 1e-14), expected * (1 + 1e-14));
  }

  @Test
  void perturbedWeightsAreOffByTheirNoise() {
    PointState point = at(4, 0, 6);
    for (int direction = 0; direction < 2; direction++) {
      List<Dyadic> perturbed = point.perturbed(direction, 20);
      assertThat(perturbed.get(0).subtract(Dyadic.of(4.0)).abs()).isEqualTo(Dyadic.of(0x1p-18));
      assertThat(perturbed.get(1).signum()).isZero();
    }
    assertThat(point.perturbed(0, 20)).isNotEqualTo(point.perturbed(1, 20));
  }

  @Test
  void unitsWithoutAKinkHaveNoSide() {
    FlowProblem linear =
        Problems.layered(
            List.of(1, 1, 1), List.of(Activation.LINEAR), "2 3", Problems.data("-1 +"));
    assertThat(PointState.at(linear, weights(2, 3), BITS).margin(0)).isEqualTo(Dyadic.of(-6.0));
  }
}
