package org.plumbline.compare.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plumbline.compare.finding.Explanation;
import org.plumbline.compare.finding.Suspicion;

/** Schedules of step sizes. */
final class ScheduleSuspectsTest {
  private static String text(Runs.Method method) {
    Suspicion found = ScheduleSuspects.suspicion(Runs.of(method)).orElseThrow();
    assertThat(found.explanation()).isEqualTo(Explanation.SCHEDULE);
    return found.text();
  }

  @Test
  void rulesAreTold() {
    assertThat(text((k, w, g, m) -> -Runs.STEP * Math.pow(0.75, k) * g)).contains("0.75 times");
    assertThat(text((k, w, g, m) -> -Runs.STEP * (1 + k) * g)).contains("0.0625 more");
    assertThat(text((k, w, g, m) -> -Runs.STEP / (1 + 0.5 * k) * g)).contains("1 + 0.5 k");
    assertThat(text((k, w, g, m) -> -Runs.STEP * (k < 5 ? 1 : 0.25) * g)).contains("step 5");
    assertThat(text((k, w, g, m) -> -Runs.STEP * (1 + k * k % 5) * g)).contains("by its own");
  }

  @Test
  void otherRunsAreNot() {
    assertThat(ScheduleSuspects.suspicion(Runs.plain())).isEmpty();
    assertThat(ScheduleSuspects.suspicion(Runs.of((k, w, g, m) -> -3 * Runs.STEP * g))).isEmpty();
    assertThat(ScheduleSuspects.suspicion(Runs.of((k, w, g, m) -> -Runs.STEP * (g + w)))).isEmpty();
    assertThat(ScheduleSuspects.suspicion(Runs.of((k, w, g, m) -> Runs.STEP * g))).isEmpty();
  }
}
