package org.plumbline.compare.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plumbline.compare.finding.Explanation;
import org.plumbline.compare.finding.Suspicion;

/** Methods that divide by what gradients have been. */
final class AdaptiveSuspectsTest {
  private static String text(Runs.Method method) {
    Suspicion found = AdaptiveSuspects.suspicion(Runs.of(method)).orElseThrow();
    assertThat(found.explanation()).isEqualTo(Explanation.ADAPTIVE);
    return found.text();
  }

  @Test
  void signsAreTold() {
    assertThat(text((k, w, g, m) -> -0.03125 * Math.signum(g))).contains("sign", "0.0312");
  }

  @Test
  void adagradIsTold() {
    assertThat(
            text(
                (k, w, g, m) -> {
                  m[0] += g * g;
                  return -Runs.STEP * g / (Math.sqrt(m[0]) + 1e-8);
                }))
        .startsWith("Adagrad")
        .contains("0.0625");
  }

  @Test
  void adamIsTold() {
    assertThat(
            text(
                (k, w, g, m) -> {
                  m[0] = 0.8 * m[0] + 0.2 * g;
                  m[1] = 0.95 * m[1] + 0.05 * g * g;
                  double mean = m[0] / (1 - Math.pow(0.8, k + 1));
                  double square = m[1] / (1 - Math.pow(0.95, k + 1));
                  return -Runs.STEP * mean / (Math.sqrt(square) + 1e-8);
                }))
        .startsWith("Adam ")
        .contains("0.8", "0.95");
  }

  @Test
  void otherRunsAreNot() {
    assertThat(AdaptiveSuspects.suspicion(Runs.plain())).isEmpty();
    assertThat(AdaptiveSuspects.suspicion(Runs.of((k, w, g, m) -> Math.sin(k + w)))).isEmpty();
  }
}
