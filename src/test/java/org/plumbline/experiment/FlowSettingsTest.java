package org.plumbline.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
}
