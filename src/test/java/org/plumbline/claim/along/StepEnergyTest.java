package org.plumbline.claim.along;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.claim.Examples;
import org.plumbline.claim.HandMade;
import org.plumbline.data.Loss;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Polynomial;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.network.Activation;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/** {@link StepEnergy}: integrals of squares worked out by hand, with and without a radius. */
final class StepEnergyTest {
  private static final int BITS = 100;
  private static final FlowProblem PROBLEM =
      HandMade.problem(
          HandMade.layered(Activation.LINEAR, 1, 1, 1),
          HandMade.data(List.of(1), List.of(Examples.rationals("1"))),
          Loss.EXPONENTIAL,
          "1",
          "1");

  private static StepEnergy energy(Dyadic radius, String start, String end, String... weights) {
    TrajectoryStep step = HandMade.step(start, end, HandMade.off(PROBLEM), weights);
    return new StepEnergy(step, new Instant(0, step.end(), step.endWeights(), radius, false), BITS);
  }

  private static void assertIs(DyadicInterval found, Rational exact) {
    assertThat(found.lower().toRational()).isLessThanOrEqualTo(exact);
    assertThat(found.upper().toRational()).isGreaterThanOrEqualTo(exact);
    assertThat(found.upper().subtract(found.lower())).isLessThan(Dyadic.ONE.scale(-80));
    assertThat(found.upper().significand().bitLength()).isLessThanOrEqualTo(BITS + 4);
  }

  /** {@code P = 1 + 2τ + 3τ²} on a step of length 2: {@code ∫(2 + 6τ)² dτ / 2 = 28/2}. */
  @Test
  void exactWithoutARadius() {
    StepEnergy energy = energy(Dyadic.ZERO, "1", "3", "1 2 3");
    assertIs(energy.length(), Rational.of(2));
    assertIs(energy.dissipated(), Rational.of(14));
    assertIs(energy.startVelocity().get(0), Rational.ONE);
    assertThat(energy.velocityRadius()).isEqualTo(Dyadic.ZERO);
  }

  @Test
  void weightsAddUpAndConstantsAddNothing() {
    StepEnergy energy = energy(Dyadic.ZERO, "0", "3", "1 2 3", "5", "0 0 0 1", "0 1/2");
    assertIs(
        energy.dissipated(),
        Rational.parse("28")
            .add(Rational.parse("9/5"))
            .add(Rational.parse("1/4"))
            .divide(Rational.of(3)));
    assertThat(energy.startVelocity()).hasSize(4);
    assertIs(energy.startVelocity().get(1), Rational.ZERO);
    assertIs(energy.startVelocity().get(3), Rational.of(1, 6));
    assertIs(energy(Dyadic.ZERO, "0", "1", "1", "2").dissipated(), Rational.ZERO);
  }

  /** {@code r = 8·2²ε/2 = 16ε}; {@code J = 14}, changed by {@code 2r√28 + 2r²}. */
  @Test
  void theRadiusWidensTheVelocityAndTheIntegral() {
    Dyadic epsilon = Dyadic.ONE.scale(-14);
    StepEnergy energy = energy(epsilon, "1", "3", "1 2 3");
    double r = 0x1p-10;
    assertThat(energy.velocityRadius()).isEqualTo(Dyadic.of(r));
    DyadicInterval velocity = energy.startVelocity().get(0);
    assertThat(velocity.lower()).isEqualTo(Dyadic.of(1 - r));
    assertThat(velocity.upper()).isEqualTo(Dyadic.of(1 + r));
    double change = 2 * r * Math.sqrt(28) + 2 * r * r;
    DyadicInterval dissipated = energy.dissipated();
    assertThat(dissipated.lower().approximateDouble()).isCloseTo(14 - change, within(1e-12));
    assertThat(dissipated.upper().approximateDouble()).isCloseTo(14 + change, within(1e-12));
    assertThat(dissipated.upper().significand().bitLength()).isLessThanOrEqualTo(BITS + 4);
  }

  private static org.assertj.core.data.Offset<Double> within(double distance) {
    return org.assertj.core.data.Offset.offset(distance);
  }

  /** Against {@code Σ jk c_j c_k / (j + k - 1)}, term by term in rationals. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 9})
  void equalsTheDoubleSum(int degree) {
    Random random = new Random(degree);
    List<Dyadic> c = new ArrayList<>();
    for (int k = 0; k <= degree; k++) {
      c.add(Dyadic.of(random.nextInt(41) - 20));
    }
    Rational sum = Rational.ZERO;
    for (int j = 1; j <= degree; j++) {
      for (int k = 1; k <= degree; k++) {
        Rational product = c.get(j).multiply(c.get(k)).toRational();
        sum = sum.add(product.multiply(Rational.of((long) j * k, j + k - 1L)));
      }
    }
    TrajectoryStep step =
        TrajectoryStep.withoutSlopes(
            Rational.ZERO, Rational.ONE, List.of(Polynomial.of(c)), HandMade.off(PROBLEM));
    Instant knot = new Instant(0, Rational.ONE, step.endWeights(), Dyadic.ZERO, false);
    assertIs(new StepEnergy(step, knot, BITS).dissipated(), sum);
  }

  /** {@code P = 1 - (1 - τ)^21}: ∫441 (1 - τ)^40 dτ, of terms beyond the 8 bits kept. */
  @Test
  void cancellationLeavesNoNegativeIntegral() {
    List<Dyadic> c = new ArrayList<>(List.of(Dyadic.ZERO));
    long binomial = 1;
    for (int k = 1; k <= 21; k++) {
      binomial = binomial * (22 - k) / k;
      c.add(Dyadic.of(k % 2 == 1 ? binomial : -binomial));
    }
    TrajectoryStep step =
        TrajectoryStep.withoutSlopes(
            Rational.ZERO, Rational.ONE, List.of(Polynomial.of(c)), HandMade.off(PROBLEM));
    Instant knot = new Instant(0, Rational.ONE, step.endWeights(), Dyadic.ZERO, false);
    DyadicInterval found = new StepEnergy(step, knot, 8).dissipated();
    assertThat(found.lower()).isEqualTo(Dyadic.ZERO);
    assertThat(found.upper().toRational()).isGreaterThan(Rational.of(441, 41));
  }

  @Test
  void theIntegralOfASquareIsNotNegative() {
    StepEnergy energy = energy(Dyadic.ZERO, "0", "1", "0 1 -1/3 1/7 1/11");
    assertThat(energy.dissipated().lower()).isGreaterThanOrEqualTo(Dyadic.ZERO);
    assertThat(energy.dissipated().upper()).isLessThan(Dyadic.of(2));
  }
}
