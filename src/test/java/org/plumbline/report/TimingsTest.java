package org.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link Timings} on numbers whose quotients and means are exact. */
final class TimingsTest {
  @Test
  void theMedianIsInTheMiddle() {
    assertThat(new Timings(List.of(4.0, 1.0, 2.0)).median()).isEqualTo(2);
    assertThat(new Timings(List.of(8.0, 1.0, 2.0, 3.0)).median()).isEqualTo(2.5);
    assertThat(new Timings(List.of(4.0, 1.0, 2.0)).min()).isEqualTo(1);
    assertThat(new Timings(List.of(4.0, 1.0, 2.0)).max()).isEqualTo(4);
  }

  @Test
  void ratiosAreOfPairsNotOfMedians() {
    Timings base = new Timings(List.of(1.0, 2.0, 16.0));
    Timings other = new Timings(List.of(4.0, 2.0, 64.0));
    assertThat(other.medianRatio(base)).isEqualTo(4);
    assertThat(other.median() / base.median()).isEqualTo(2);
    assertThat(base.medianRatio(base)).isEqualTo(1);
  }

  @Test
  void nothingTimedIsNoTiming() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Timings(List.of()));
    Timings one = new Timings(List.of(1.0));
    Timings two = new Timings(List.of(1.0, 1.0));
    assertThatIllegalArgumentException().isThrownBy(() -> one.medianRatio(two));
  }
}
