package org.plumbline.compare.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Factors of what steps are made of. */
final class LinearFitTest {
  private static final LinearFit.Part NOTHING = (k, p) -> 0;

  private final TrainingRun run = Runs.of((k, w, g, m) -> -0.25 * g - 0.125 * w);
  private final LinearFit.Part gradient = (k, p) -> -run.gradient(k)[p];
  private final LinearFit.Part weights = (k, p) -> -run.weights(k)[p];

  @Test
  void factorsAreFound() {
    LinearFit fit = new LinearFit(run, 0);
    double[] found = fit.factors(NOTHING, List.of(gradient, weights)).orElseThrow();
    assertThat(found).containsExactly(new double[] {0.25, 0.125}, within(1e-9));
    assertThat(fit.fits(NOTHING, List.of(gradient, weights), new double[] {0.25, 0.125})).isTrue();
    assertThat(fit.fits(NOTHING, List.of(gradient, weights), new double[] {0.25, 0.1251}))
        .isFalse();
  }

  /** What is known already is taken off first. */
  @Test
  void fixedPartsAreTakenOff() {
    LinearFit fit = new LinearFit(run, 2);
    LinearFit.Part known = (k, p) -> 0.25 * gradient.at(k, p);
    assertThat(fit.factors(known, List.of(weights)).orElseThrow())
        .containsExactly(new double[] {0.125}, within(1e-9));
    assertThat(fit.fits(known, List.of(weights), new double[] {0.125})).isTrue();
  }

  @Test
  void partsThatAreOneAreNotDetermined() {
    LinearFit fit = new LinearFit(run, 0);
    assertThat(fit.factors(NOTHING, List.of(NOTHING))).isEmpty();
    assertThat(fit.factors(NOTHING, List.of(gradient, NOTHING))).isEmpty();
  }
}
