package org.plumbline.compare.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.number.NumberFormat;

/** What is known of the steps of a run. */
final class TrainingRunTest {
  @Test
  void stepsAndGradientsAreThoseOfTheRun() {
    TrainingRun run = Runs.plain();
    assertThat(run.steps()).isEqualTo(12);
    assertThat(run.size()).isEqualTo(2);
    assertThat(run.hasBatches()).isFalse();
    assertThat(run.weights(0)).containsExactly(1, 0);
    assertThat(run.stepSize(3)).isEqualTo(Runs.STEP);
    for (int k = 0; k < run.steps(); k++) {
      double[] exact = Runs.gradient(run.weights(k));
      assertThat(run.gradient(k)).containsExactly(exact, within(1e-14));
      for (int p = 0; p < 2; p++) {
        assertThat(run.change(k)[p]).isCloseTo(-Runs.STEP * exact[p], within(1e-15));
      }
    }
  }

  /** Rounding is small, and not nothing: a step that is off by more does not fit. */
  @Test
  void noiseTellsRoundingFromMore() {
    TrainingRun run = Runs.plain();
    for (int k = 0; k < run.steps(); k++) {
      double[] predicted = new double[2];
      for (int p = 0; p < 2; p++) {
        assertThat(run.noise(k)[p]).isBetween(1e-17, 1e-13);
        predicted[p] = -Runs.STEP * Runs.gradient(run.weights(k))[p];
      }
      assertThat(run.fits(k, predicted, 1)).isTrue();
      predicted[1] += 1e-12;
      assertThat(run.fits(k, predicted, 1)).isFalse();
    }
  }

  @Test
  void aRunOfNoStepsIsEmpty() {
    TrainingRun none = TrainingRun.of(Runs.PROBLEM, NumberFormat.FLOAT64, List.of());
    assertThat(none.steps()).isZero();
    assertThat(none.size()).isZero();
  }
}
