package org.plumbline.flow.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.plumbline.data.Loss;
import org.plumbline.data.SlopeFunctions;

final class SampleLanesTest {
  @ParameterizedTest
  @EnumSource(Loss.class)
  void aLossHasLanesOrSaysThatItHasNone(Loss loss) {
    if (SampleLanes.isKnown(loss)) {
      SampleLanes lanes = SampleLanes.of(loss, 1, 2, 3);
      for (double p : new double[] {-3, 0, 0.5, 20}) {
        double slope = loss.slope(SlopeFunctions.DOUBLE, p);
        assertThat(lanes.approximate(-p)).isCloseTo(slope, within(1e-14 * Math.max(1, slope)));
      }
    } else {
      assertThatThrownBy(() -> SampleLanes.of(loss, 1, 2, 3))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("no lanes for the " + loss + " loss");
    }
  }

  @Test
  void lossesWhoseSlopeIsOneFunctionHaveLanes() {
    assertThat(SampleLanes.isKnown(Loss.EXPONENTIAL)).isTrue();
    assertThat(SampleLanes.isKnown(Loss.LOGISTIC)).isTrue();
    assertThat(SampleLanes.isKnown(Loss.SQUAREPLUS)).isFalse();
  }
}
