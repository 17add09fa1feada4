package org.plumbline.compare.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plumbline.compare.flow.LogFlow.numbers;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Dyadic;

/** Times and weights of points. */
final class ClaimedPointsTest {
  @Test
  void stepsLeadFromAPointToTheNext() {
    ClaimedPoints points = LogFlow.points(numbers(0.25, 0.75, 0.75), 1, 2, 3);
    assertThat(points.size()).isEqualTo(3);
    assertThat(points.step(0)).isEqualTo(Dyadic.of(0.5));
    assertThat(points.step(1)).isEqualTo(Dyadic.ZERO);
    assertThat(points.approximate(2)).containsExactly(3);
  }

  @Test
  void timesAreInOrderFromZeroOn() {
    for (List<Dyadic> times : List.of(numbers(-0x1p-60, 1), numbers(1, 0.5))) {
      assertThatThrownBy(() -> LogFlow.points(times, 1, 2))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("a time that is out of order");
    }
  }

  @Test
  void everyPointHasItsTime() {
    assertThatThrownBy(() -> LogFlow.points(numbers(0, 1), 1, 2, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2 times, 3 points");
    assertThatThrownBy(() -> LogFlow.points(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("0 times, 0 points");
  }
}
