package org.plumbline.claim.along;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.Examples;
import org.plumbline.claim.HandMade;
import org.plumbline.data.Loss;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/**
 * Of {@code f = abx} on {@code x = 1}, of label 1: the risk {@code e^-ab} is low if {@code ab > 0}.
 */
final class LowRiskTest {
  private static FlowProblem problem(String a) {
    return HandMade.problem(
        HandMade.layered(Activation.LINEAR, 1, 1, 1),
        HandMade.data(List.of(1), List.of(Examples.rationals("1"))),
        Loss.EXPONENTIAL,
        a,
        "1");
  }

  /** The first low instant while {@code a} goes as a polynomial says, in a step of length 4. */
  private static Optional<Instant> first(String start, String a) {
    FlowProblem problem = problem(start);
    return LowRisk.first(
        HandMade.measured(problem, HandMade.step("0", "4", HandMade.off(problem), a, "1"))
            .observations());
  }

  /** {@code a = -1 + 2τ} is 0 in the middle, at time 2. */
  @Test
  void theInstantIsFoundWithinItsStep() {
    Instant found = first("-1", "-1 2").orElseThrow();
    assertThat(found.step()).isZero();
    assertThat(found.time()).isGreaterThan(Rational.of(2));
    assertThat(found.time().subtract(Rational.of(2))).isLessThan(Rational.of(1, 1 << 17));
  }

  @Test
  void aRiskThatIsLowAtTheStartIsLowAtTimeZero() {
    Instant found = first("1/8", "1/8 1").orElseThrow();
    assertThat(found.step()).isEqualTo(-1);
    assertThat(found.time()).isEqualTo(Rational.ZERO);
  }

  @Test
  void aRiskThatNeverFallsBelowHasNoSuchInstant() {
    assertThat(first("-1", "-1 1")).isEmpty();
    assertThat(first("-1", "-1 1/2")).isEmpty();
  }

  /** Exactly ℓ(0) is not low, nor is what the radius may raise to it. */
  @Test
  void aRiskThatMayBeHighIsNotLow() {
    RiskEvaluation evaluator = RiskEvaluation.of(problem("1"), 100);
    for (String a : List.of("0", "-1")) {
      Instant knot = new Instant(0, Rational.ONE, HandMade.dyadics(a, "1"), Dyadic.ZERO, true);
      assertThat(LowRisk.isLow(evaluator, evaluator.at(knot))).isFalse();
    }
    Dyadic radius = Dyadic.ONE.scale(-10);
    Instant near = new Instant(0, Rational.ONE, HandMade.dyadics("1/2048", "1"), radius, true);
    Instant far = new Instant(0, Rational.ONE, HandMade.dyadics("1/512", "1"), radius, true);
    assertThat(LowRisk.isLow(evaluator, evaluator.at(near))).isFalse();
    assertThat(LowRisk.isLow(evaluator, evaluator.at(far))).isTrue();
  }
}
