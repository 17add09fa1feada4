package org.plumbline.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.number.Rational;

final class FlowSettingsTest {
  private static final Optional<Rational> NONE = Optional.empty();
  private static final Optional<Rational> SOME = Optional.of(Rational.of(1, 3));

  @ParameterizedTest
  @ValueSource(ints = {1, 1000})
  void digitsReachFromOneToAThousand(int digits) {
    FlowSettings settings = new FlowSettings(5, SOME, NONE);
    assertThat(settings.withDigits(digits)).isEqualTo(new FlowSettings(digits, SOME, NONE));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 1001})
  void otherDigitsAreRefused(int digits) {
    FlowSettings settings = new FlowSettings(5, NONE, SOME);
    assertThatThrownBy(() -> settings.withDigits(digits))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("digits must lie between 1 and 1000, not " + digits);
  }

  @Test
  void somePositiveBoundSaysWhenToStop() {
    assertThatThrownBy(() -> new FlowSettings(5, NONE, NONE))
        .hasMessage("neither a time nor a risk says when to stop");
    assertThatThrownBy(() -> new FlowSettings(5, Optional.of(Rational.ZERO), SOME))
        .hasMessage("the time must be positive, not 0");
    assertThatThrownBy(() -> new FlowSettings(5, SOME, Optional.of(Rational.of(-1, 2))))
        .hasMessage("the risk must be positive, not -1/2");
  }

  @Test
  void timesToBeReportedAreKept() {
    List<Rational> times = List.of(Rational.ZERO, Rational.of(1, 3));
    FlowSettings settings = new FlowSettings(5, SOME, NONE).reportedAt(times);
    assertThat(settings.at()).isEqualTo(times);
    assertThat(settings.withDigits(7).at()).isEqualTo(times);
    assertThat(settings.untilProved("all", NONE, NONE).at()).isEqualTo(times);
    assertThat(settings.until(SOME, NONE).at()).isEqualTo(times);
    assertThat(settings).isNotEqualTo(new FlowSettings(5, SOME, NONE));
    assertThatThrownBy(() -> settings.reportedAt(List.of(Rational.of(-1))))
        .hasMessage("the flow is reported at up to 10000 times, none of them negative");
    assertThatThrownBy(() -> settings.reportedAt(Collections.nCopies(10_001, Rational.ONE)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aClaimEndsARunThatGivesUpSomeTime() {
    FlowSettings settings = new FlowSettings(5, SOME, NONE).untilProved("rank-limit", NONE, NONE);
    assertThat(settings.untilProved()).contains("rank-limit");
    assertThat(settings.untilTime()).isEmpty();
    assertThat(settings.untilRisk()).contains(Rational.parse("1e-100"));
    assertThat(settings.withDigits(7).untilProved()).contains("rank-limit");
    FlowSettings timed = new FlowSettings(5, NONE, SOME).untilProved("all", SOME, NONE);
    assertThat(timed.untilTime()).isEqualTo(SOME);
    assertThat(timed.untilRisk()).isEmpty();
    assertThat(new FlowSettings(5, SOME, SOME).untilProved()).isEmpty();
    assertThatThrownBy(() -> settings.untilProved("rank-limits", NONE, NONE))
        .hasMessageStartingWith("unknown claim 'rank-limits' (did you mean rank-limit?); expected");
    assertThatThrownBy(() -> settings.untilProved("all", NONE, Optional.of(Rational.ZERO)))
        .hasMessage("the risk must be positive, not 0");
  }
}
