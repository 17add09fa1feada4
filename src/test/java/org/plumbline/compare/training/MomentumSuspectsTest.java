package org.plumbline.compare.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plumbline.compare.finding.Explanation;
import org.plumbline.compare.finding.Suspicion;

/** Momentum and decay of weights, with the numbers they were run with. */
final class MomentumSuspectsTest {
  private static Suspicion found(Runs.Method method) {
    return MomentumSuspects.suspicion(Runs.of(method)).orElseThrow();
  }

  private static void assertIs(Suspicion found, Explanation explanation, String... words) {
    assertThat(found.explanation()).isEqualTo(explanation);
    assertThat(found.text()).contains(words);
  }

  @Test
  void momentumIsTold() {
    assertIs(
        found((k, w, g, m) -> -Runs.STEP * (m[0] = 0.75 * m[0] + g)), Explanation.MOMENTUM, "0.75");
    assertIs(
        found(
            (k, w, g, m) -> {
              m[0] = 0.75 * m[0] + g;
              return -Runs.STEP * (g + 0.75 * m[0]);
            }),
        Explanation.NESTEROV,
        "0.75");
  }

  @Test
  void anotherStepSizeIsTold() {
    assertIs(
        found((k, w, g, m) -> -0.5 * Runs.STEP * (m[0] = 0.75 * m[0] + g)),
        Explanation.MOMENTUM,
        "0.75",
        "step size");
  }

  @Test
  void decayIsTold() {
    assertIs(
        found((k, w, g, m) -> -Runs.STEP * (g + 0.125 * w)), Explanation.WEIGHT_DECAY, "0.125");
    assertIs(
        found((k, w, g, m) -> -Runs.STEP * (m[0] = 0.75 * m[0] + g + 0.125 * w)),
        Explanation.MOMENTUM,
        "0.75",
        "0.125");
  }

  /** A step size alone, or none of these. */
  @Test
  void otherRunsAreNot() {
    assertThat(MomentumSuspects.suspicion(Runs.plain())).isEmpty();
    assertThat(MomentumSuspects.suspicion(Runs.of((k, w, g, m) -> -3 * Runs.STEP * g))).isEmpty();
    assertThat(MomentumSuspects.suspicion(Runs.of((k, w, g, m) -> -Runs.STEP * Math.signum(g))))
        .isEmpty();
    assertThat(MomentumSuspects.suspicion(Runs.of((k, w, g, m) -> 0.01 * (k + 1)))).isEmpty();
  }
}
