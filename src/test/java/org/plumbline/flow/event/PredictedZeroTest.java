package org.plumbline.flow.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Zeros seen from a grid in double. */
final class PredictedZeroTest {
  private static final double NEAR = 1.0 / 24 / 128;

  @Test
  void theFirstOfTwoZerosIsFound() {
    double[] parabola = {0.18, -0.9, 1};
    assertThat(PredictedZero.zero(parabola, 2, 1, 0)).isCloseTo(0.3, within(NEAR));
    double[] negated = {-0.18, 0.9, -1};
    assertThat(PredictedZero.zero(negated, 2, -1, 0)).isCloseTo(0.3, within(NEAR));
  }

  @Test
  void whatIsNotPositiveAtFirstHasNone() {
    assertThat(PredictedZero.zero(new double[] {-1, 2}, 1, 1, 0)).isEqualTo(1);
    assertThat(PredictedZero.zero(new double[] {0, 2}, 1, 1, 0)).isEqualTo(1);
    assertThat(PredictedZero.zero(new double[] {Double.NaN, 2}, 1, 1, 0)).isEqualTo(1);
  }

  /** {@code τ² (1/2 - τ)}. */
  @Test
  void zerosAtTheStartAreLeftOut() {
    double[] leaving = {0, 0, 0.5, -1};
    assertThat(PredictedZero.zero(leaving, 3, 1, 2)).isCloseTo(0.5, within(NEAR));
  }

  @Test
  void ordersBeyondTheLastKnownOneDoNotCount() {
    assertThat(PredictedZero.zero(new double[] {1, 0, -4}, 1, 1, 0)).isEqualTo(1);
    assertThat(PredictedZero.zero(new double[] {1, 0, -4}, 2, 1, 0)).isCloseTo(0.5, within(NEAR));
  }

  @Test
  void slopesLeaveAtEitherEnd() {
    assertThat(PredictedZero.exit(new double[] {0.5, 1})).isCloseTo(0.5, within(NEAR));
    assertThat(PredictedZero.exit(new double[] {0.25, -1})).isCloseTo(0.25, within(NEAR));
    assertThat(PredictedZero.exit(new double[] {0.5, 0.25})).isEqualTo(1);
  }
}
