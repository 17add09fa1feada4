package org.plumbline.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Screening may fail to see that a polynomial is positive, and must never see it where it is not.
 */
final class ScreeningTest {
  @Test
  void seesWhatIsPlainlyPositive() {
    assertThat(Screening.isPositive(new double[] {1, -0.5, 0.25}, 2, 1, 0)).isTrue();
    assertThat(Screening.isPositive(new double[] {-1, 0.5, -0.25}, 2, -1, 0)).isTrue();
  }

  @Test
  void doubtsATouchingZero() {
    assertThat(Screening.isPositive(new double[] {0.25, -1, 1}, 2, 1, 0)).isFalse();
  }

  @Test
  void doubtsWhatRoundingCouldMake() {
    assertThat(Screening.isPositive(new double[] {Math.ulp(1.0), 1}, 1, 1, 0)).isFalse();
  }

  @Test
  void leavesOutZerosAtTheStart() {
    assertThat(Screening.isPositive(new double[] {0, 0, 1, 0.5}, 3, 1, 2)).isTrue();
    assertThat(Screening.isPositive(new double[] {0, 0, 1, -2}, 3, 1, 2)).isFalse();
  }

  @Test
  void doubtsWhatIsNotANumber() {
    assertThat(Screening.isPositive(new double[] {Double.NaN, 1}, 1, 1, 0)).isFalse();
    assertThat(Screening.isPositive(new double[] {1, Double.POSITIVE_INFINITY}, 1, 1, 0)).isFalse();
  }
}
