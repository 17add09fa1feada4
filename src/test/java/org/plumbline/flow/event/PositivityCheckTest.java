package org.plumbline.flow.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * PositivityCheck may fail to see that a polynomial is positive, and must never see it where it is
 * not.
 */
final class PositivityCheckTest {
  @Test
  void seesWhatIsPlainlyPositive() {
    assertThat(PositivityCheck.isPositive(new double[] {1, -0.5, 0.25}, 2, 1, 0)).isTrue();
    assertThat(PositivityCheck.isPositive(new double[] {-1, 0.5, -0.25}, 2, -1, 0)).isTrue();
  }

  @Test
  void doubtsATouchingZero() {
    assertThat(PositivityCheck.isPositive(new double[] {0.25, -1, 1}, 2, 1, 0)).isFalse();
  }

  @Test
  void doubtsWhatRoundingCouldMake() {
    assertThat(PositivityCheck.isPositive(new double[] {Math.ulp(1.0), 1}, 1, 1, 0)).isFalse();
  }

  @Test
  void leavesOutZerosAtTheStart() {
    assertThat(PositivityCheck.isPositive(new double[] {0, 0, 1, 0.5}, 3, 1, 2)).isTrue();
    assertThat(PositivityCheck.isPositive(new double[] {0, 0, 1, -2}, 3, 1, 2)).isFalse();
  }

  @Test
  void doubtsWhatIsNotANumber() {
    assertThat(PositivityCheck.isPositive(new double[] {Double.NaN, 1}, 1, 1, 0)).isFalse();
    assertThat(PositivityCheck.isPositive(new double[] {1, Double.POSITIVE_INFINITY}, 1, 1, 0))
        .isFalse();
  }
}
