package org.plumbline.enclosure.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.enclosure.SingleStep.polynomial;

import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.plumbline.enclosure.SingleStep;
import org.plumbline.enclosure.box.MovingInterval;
import org.plumbline.enclosure.box.WeightBox;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Polynomial;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.network.Activation;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;

/** Polynomials of a step as they are cut, and boxes around them. */
final class ProposedStepTest {
  private static final FlowProblem PROBLEM =
      SingleStep.problem(SingleStep.layers(Activation.LINEAR, 1, 1, 1), 1);

  private static TrajectoryStep step(Polynomial first) {
    return SingleStep.of(PROBLEM, first, polynomial(1)).step();
  }

  @Test
  void shortNumbersAreKept() {
    ProposedStep step = ProposedStep.of(step(polynomial(0.5, 0.25, -1)), 2);
    assertThat(step.isFit()).isTrue();
    assertThat(step.cut().isZero()).isTrue();
    assertThat(step.start()).containsExactly(Dyadic.of(0.5), Dyadic.ONE);
    assertThat(step.end()).containsExactly(Dyadic.of(-0.25), Dyadic.ONE);
    assertThat(step.order()).isEqualTo(32);
  }

  /** {@code 1 + 2^-300} in two limbs: the rest is at least what was cut off. */
  @Test
  void whatIsCutOffIsBounded() {
    Dyadic longer = Dyadic.ONE.add(Dyadic.ONE.scale(-300));
    ProposedStep step = ProposedStep.of(step(Polynomial.of(List.of(longer))), 2);
    assertThat(step.cut())
        .isGreaterThanOrEqualTo(Magnitude.ONE.scale(-300))
        .isLessThan(Magnitude.ONE.scale(-49));
    Dyadic lost = longer.subtract(step.start().get(0)).abs();
    assertThat(step.cut()).isGreaterThanOrEqualTo(Magnitude.enclosingAbove(lost));
  }

  /** Polynomials beyond the numbers of the verifier are refused. */
  @Test
  void polynomialsOutOfRangeAreNotFit() {
    assertThat(
            ProposedStep.of(
                    step(polynomial(DoubleStream.generate(() -> 1).limit(5000).toArray())), 1)
                .isFit())
        .isFalse();
    ProposedStep huge = ProposedStep.of(step(Polynomial.of(List.of(Dyadic.ONE.scale(1 << 21)))), 1);
    assertThat(huge.isFit()).isFalse();
    assertThat(huge.weights()).hasSize(2).allMatch(weight -> weight.isZero());
  }

  @Test
  void longPolynomialsHaveMoreOrders() {
    double[] coefficients = DoubleStream.generate(() -> 1).limit(41).toArray();
    assertThat(ProposedStep.of(step(polynomial(coefficients)), 1).order()).isEqualTo(42);
  }

  @Test
  void boxesHoldThePartAndTheTube() {
    ProposedStep step = ProposedStep.of(step(polynomial(0, 1)), 2);
    WeightBox box = step.box(0.25, 0.5, Magnitude.ONE.scale(-4));
    assertThat(box.range(0).lower()).isBetween(0.187, 0.1875);
    assertThat(box.range(0).upper()).isBetween(0.5625, 0.563);
    assertThat(box.range(1).lower()).isBetween(0.937, 0.9375);
    MovingInterval moving = step.moving(0.25, 0.5, Magnitude.ONE.scale(-4)).get(0);
    assertThat(moving.rate().lower()).isBetween(1 - 1e-9, 1.0);
    assertThat(moving.rate().upper()).isBetween(1.0, 1 + 1e-9);
  }

  /** What is frozen is where it is, whatever the tube. */
  @Test
  void frozenParametersAreNotWidened() {
    ProposedStep step =
        ProposedStep.of(
            step(polynomial(0, 1)),
            2,
            p -> p == 1 ? Optional.of(DoubleInterval.of(1)) : Optional.empty());
    assertThat(step.isFrozen(1)).isTrue();
    assertThat(step.isFrozen(0)).isFalse();
    DoubleInterval frozen = step.box(0, 1, Magnitude.ONE).range(1);
    assertThat(frozen.lower()).isBetween(1 - 1e-9, Math.nextDown(1.0));
    assertThat(frozen.upper()).isBetween(Math.nextUp(1.0), 1 + 1e-9);
  }
}
