package org.plumbline.flow.kink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Directions on one side of several hyperplanes. */
final class CommonSideTest {
  @Test
  void isFoundWhereThereIsOne() {
    assertThat(CommonSide.exists(List.of(new double[] {1, 0}, new double[] {-0.9, 0.2}))).isTrue();
    assertThat(CommonSide.exists(List.of())).isTrue();
  }

  @Test
  void isNotFoundBetweenOpposites() {
    assertThat(CommonSide.exists(List.of(new double[] {1, 2}, new double[] {-1, -2}))).isFalse();
    assertThat(CommonSide.exists(List.of(new double[] {1, 0}, new double[] {0, 0}))).isFalse();
  }

  @Test
  void roundingDoesNotPartOpposites() {
    assertThat(CommonSide.exists(List.of(new double[] {1, 2}, new double[] {-1, -2 + 1e-14})))
        .isFalse();
  }
}
