package org.plumbline.compare.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.compare.finding.Explanation;
import org.plumbline.compare.finding.Suspicion;

/** Claims about the step of 1/4 from 0 on, which is to lead to {@code (1, 1/4)}. */
final class DescentSuspectsTest {
  private static Optional<Suspicion> first(double... next) {
    return DescentSuspects.first(TwoSamples.stepClaim(List.of(), next), Optional::empty);
  }

  private static Optional<Suspicion> after(double[] before, double... next) {
    return DescentSuspects.first(
        TwoSamples.stepClaim(List.of(SmallRisk.numbers(before)), next), Optional::empty);
  }

  @Test
  void aStepThatWasSkippedIsNamedBeforeAllElse() {
    Suspicion whole = new Suspicion(Explanation.ADAPTIVE, "whole");
    assertThat(
            DescentSuspects.first(TwoSamples.stepClaim(List.of(), 0, 0), () -> Optional.of(whole)))
        .contains(
            new Suspicion(
                Explanation.NO_STEP, "the weights did not move, so the step was skipped"));
    assertThat(
            DescentSuspects.first(
                TwoSamples.stepClaim(List.of(), -1, -0.25), () -> Optional.of(whole)))
        .contains(whole);
  }

  @Test
  void mistakesOfTheGradientAreNamed() {
    assertThat(first(-1, -0.25).map(Suspicion::explanation)).contains(Explanation.SIGN);
    assertThat(first(0.75, -0.25).map(Suspicion::text)).contains("sample 0 is left out");
  }

  /** A factor of the gradient and one of the step size are the same; the latter is told. */
  @Test
  void anotherStepSizeIsNamed() {
    assertThat(first(1.5, 0.375))
        .contains(
            new Suspicion(
                Explanation.STEP_SIZE,
                "the step size is 0.375000, 1.50000 times the one recorded"));
  }

  @Test
  void aStepThatIsMissingIsNamed() {
    double[] second = TwoSamples.gradient(1, 0.25);
    assertThat(first(1 - 0.25 * second[0], 0.25 - 0.25 * second[1]))
        .contains(
            new Suspicion(
                Explanation.TWO_STEPS,
                "it goes as far as two steps, so one in between is missing"));
  }

  @Test
  void theGradientAtEarlierWeightsIsNamed() {
    double[] stale = TwoSamples.gradient(1, 0);
    assertThat(after(new double[] {1, 0}, -0.25 * stale[0], -0.25 * stale[1]))
        .contains(
            new Suspicion(
                Explanation.STALE_GRADIENT,
                "its gradient is that at the weights recorded just before"));
  }

  /** The step before was {@code (1, 2)}. */
  @Test
  void momentumIsNamedWithItsShare() {
    assertThat(after(new double[] {-1, -2}, 1.5, 1.25))
        .contains(
            new Suspicion(
                Explanation.MOMENTUM,
                "it looks like momentum: 0.500000 of the step before is added"));
    assertThat(after(new double[] {-1, -2}, 4, 6.25)).isEmpty();
  }
}
