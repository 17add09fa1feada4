package org.plumbline.compare.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.compare.gradient.SmallRisk.numbers;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Magnitude;
import org.plumbline.number.NumberFormat;
import org.plumbline.number.Rational;

/** Gradients of small risks, with the errors of computing them. */
final class ExactGradientTest {
  private static Optional<ExactGradient> gradient(
      FlowProblem problem, Rational slope, double... weights) {
    return ExactGradient.of(
        problem, numbers(weights), Optional.empty(), NumberFormat.FLOAT32, slope);
  }

  private static ExactGradient atZero() {
    return gradient(TwoSamples.SUM, Rational.ZERO, 0, 0).orElseThrow();
  }

  private static void assertEncloses(DyadicInterval interval, double value) {
    assertThat(interval.contains(Dyadic.of(value))).isTrue();
    assertThat(interval.upper().subtract(interval.lower()).approximateDouble())
        .isLessThan(0x1p-300);
  }

  @Test
  void entriesAreEnclosedWithTheErrorsOfTheFormat() {
    ExactGradient found = atZero();
    assertEncloses(found.values().get(0), -4);
    assertEncloses(found.values().get(1), -1);
    for (Magnitude error : found.errorsUpper()) {
      assertThat(error.doubleUpper()).isBetween(0x1p-24, 0x1p-17);
    }
  }

  @Test
  void samplesAreCountedAsOftenAsTheyAreNamed() {
    ExactGradient found =
        ExactGradient.of(
                TwoSamples.SUM,
                numbers(0, 0),
                Optional.of(List.of(1, 1)),
                NumberFormat.FLOAT32,
                Rational.ZERO)
            .orElseThrow();
    assertEncloses(found.values().get(0), -6);
    assertEncloses(found.values().get(1), 2);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1/2, -0.5", "1, -1"})
  void theSlopeAtAKinkIsChosen(String slope, double value) {
    ExactGradient found =
        gradient(SmallRisk.of(Activation.RELU), Rational.parse(slope), 0, 1).orElseThrow();
    assertEncloses(found.values().get(0), value);
    assertEncloses(found.values().get(1), 0);
  }

  @Test
  void whatRoundingMayDecideHasNone() {
    assertThat(gradient(ThirdRisk.PROBLEM, Rational.ZERO, 1, -3, 1)).isPresent();
    assertThat(gradient(ThirdRisk.PROBLEM, Rational.ZERO, 1, Math.nextUp(-3f), 1)).isEmpty();
    assertThat(gradient(ThirdRisk.PROBLEM, Rational.ZERO, 1, -2, 1)).isPresent();
  }

  @Test
  void numbersBeyondTheFormatHaveNone() {
    assertThat(gradient(TwoSamples.SUM, Rational.ZERO, 0.1, 0)).isEmpty();
    assertThat(gradient(SmallRisk.of(Activation.LINEAR), Rational.ZERO, -30_000, 1)).isEmpty();
  }

  /** In float: from {@code (0, 0)} by 0.1 times {@code (4, 1)}. */
  @Test
  void aStepIsOffByTheErrorOfTheGradientAndItsOwnRoundings() {
    float eta = 0.1f;
    ExactGradient next = atZero().step(numbers(0, 1), Dyadic.of(eta), NumberFormat.FLOAT32);
    assertEncloses(next.values().get(0), 4 * (double) eta);
    assertEncloses(next.values().get(1), 1 + (double) eta);
    double rounded = (double) (1 + eta) - (1 + (double) eta);
    assertThat(next.errorsUpper().get(1).doubleUpper())
        .isGreaterThan(Math.abs(rounded))
        .isGreaterThan(0x1p-24 + eta * atZero().errorsUpper().get(1).doubleUpper())
        .isLessThan(0x1p-17);
    assertThat(next.errorsUpper().get(0).doubleUpper())
        .isGreaterThan(eta * atZero().errorsUpper().get(0).doubleUpper())
        .isLessThan(2 * eta * (atZero().errorsUpper().get(0).doubleUpper() + 0x1p-19));
  }
}
