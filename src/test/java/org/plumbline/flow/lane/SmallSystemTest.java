package org.plumbline.flow.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class SmallSystemTest {
  @Test
  void aZeroOnTheDiagonalIsExchanged() {
    double[][] system = {{0, 2, 1, 7}, {1, 0, 0, 1}, {4, 1, 1, 9}};
    assertThat(SmallSystem.solve(system).orElseThrow())
        .containsExactly(new double[] {1, 2, 3}, within(1e-14));
    assertThat(SmallSystem.solve(new double[0][1]).orElseThrow()).isEmpty();
  }

  @Test
  void rowsMayBeOfAnySize() {
    double[][] system = {{1e200, 1e200, 3e200}, {1e-200, 2e-200, 5e-200}};
    assertThat(SmallSystem.solve(system).orElseThrow())
        .containsExactly(new double[] {1, 2}, within(1e-14));
  }

  @Test
  void rowsThatHardlyDifferHaveNoSolution() {
    assertThat(SmallSystem.solve(new double[][] {{1, 2, 1}, {2, 4, 2}})).isEmpty();
    assertThat(SmallSystem.solve(new double[][] {{1, 1, 0}, {1, 1 + 1e-9, 1}})).isEmpty();
    assertThat(SmallSystem.solve(new double[][] {{1, 1, 0}, {1, 1 + 1e-6, 1}})).isPresent();
    assertThat(SmallSystem.solve(new double[][] {{0, 0, 1}, {1, 1, 1}})).isEmpty();
    assertThat(SmallSystem.solve(new double[][] {{Double.NaN, 1}})).isEmpty();
  }
}
