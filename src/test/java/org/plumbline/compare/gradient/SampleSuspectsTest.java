package org.plumbline.compare.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.compare.finding.Explanation;
import org.plumbline.compare.finding.Suspicion;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.number.NumberFormat;

/** Two samples, whose parts of the gradient at 0 are {@code (-1, -2)} and {@code (-3, 1)}. */
final class SampleSuspectsTest {
  private static Optional<Suspicion> suspicion(FlowProblem problem, double... claimed) {
    return SampleSuspects.suspicion(
        TwoSamples.gradientClaim(problem, new double[] {0, 0}, claimed));
  }

  /** A mean may be taken over the number there should be, or the number there is. */
  @ParameterizedTest
  @CsvSource({
    "SUM, -3, 1, SAMPLE_LEFT_OUT, sample 0 is left out",
    "SUM, -1, -2, SAMPLE_LEFT_OUT, sample 1 is left out",
    "SUM, -5, -3, SAMPLE_TWICE, sample 0 is counted once too often",
    "SUM, -7, 0, SAMPLE_TWICE, sample 1 is counted once too often",
    "MEAN, -1.5, 0.5, SAMPLE_LEFT_OUT, sample 0 is left out",
    "MEAN, -3, 1, SAMPLE_LEFT_OUT, sample 0 is left out",
    "MEAN, -3.5, 0, SAMPLE_TWICE, sample 1 is counted once too often",
    "MEAN, -1.6666666666666667, -1, SAMPLE_TWICE, sample 0 is counted once too often"
  })
  void theSampleIsNamed(
      Reduction reduction, double first, double second, Explanation kind, String text) {
    FlowProblem problem = reduction == Reduction.SUM ? TwoSamples.SUM : TwoSamples.MEAN;
    assertThat(suspicion(problem, first, second)).contains(new Suspicion(kind, text));
  }

  @Test
  void otherGradientsAreNotExplained() {
    assertThat(suspicion(TwoSamples.SUM, -4, -1)).isEmpty();
    assertThat(suspicion(TwoSamples.SUM, -3, 1.001)).isEmpty();
    assertThat(suspicion(TwoSamples.SUM, -1.5, 0.5)).isEmpty();
  }

  /** Of a single sample nothing is left where it is left out. */
  @Test
  void theOnlySampleIsNotLeftOut() {
    FlowProblem problem = SmallRisk.of(Activation.LINEAR);
    ClaimContext nothing =
        new ClaimContext(
            problem,
            NumberFormat.FLOAT32,
            SmallRisk.setting(problem, 1, 0),
            Claimed.gradient(SmallRisk.numbers(0, 0), NumberFormat.FLOAT32),
            List.of());
    assertThat(SampleSuspects.suspicion(nothing)).isEmpty();
  }
}
