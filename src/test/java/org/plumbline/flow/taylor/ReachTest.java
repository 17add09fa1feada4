package org.plumbline.flow.taylor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What no run reaches, and what one does. */
final class ReachTest {
  private static final double NEVER = Double.POSITIVE_INFINITY;

  @Test
  void aThousandOrdersOfMagnitudeAreTooMany() {
    assertThat(Reach.obstacle(-3_000, 0, 0)).isEmpty();
    assertThat(Reach.obstacle(-3_500, 0, 0).orElseThrow()).contains("1e-1054").contains("14742");
    assertThat(Reach.obstacle(-33_000, -33_200, 0)).isEmpty();
    assertThat(Reach.obstacle(NEVER, NEVER, 0)).isEmpty();
  }

  @Test
  void aRiskCountsWhereNoTimeEndsTheRun() {
    assertThat(Reach.obstacle(0, NEVER, 3_500)).isPresent();
    assertThat(Reach.obstacle(0, NEVER, 3_000)).isEmpty();
    assertThat(Reach.obstacle(0, 10, 3_500)).isEmpty();
    assertThat(Reach.obstacle(200_000, NEVER, 10)).isPresent();
  }

  private static Optional<String> last(double growth, double rest) {
    Reach reach = new Reach();
    Optional<String> found = Optional.empty();
    for (int k = 0; k < 400 && found.isEmpty(); k++) {
      found = reach.after(growth * k, rest, 0);
    }
    return found;
  }

  @Test
  void stepsThatStayShortEndARunAndStepsThatGrowDoNot() {
    assertThat(last(0, 40).orElseThrow()).contains("try an earlier end in time");
    assertThat(last(0, 29)).isEmpty();
    assertThat(last(0.01, 40)).isEmpty();
    assertThat(last(0, NEVER)).isEmpty();
  }
}
