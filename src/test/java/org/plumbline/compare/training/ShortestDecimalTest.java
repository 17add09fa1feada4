package org.plumbline.compare.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.number.DoubleInterval;

final class ShortestDecimalTest {
  @Test
  void numbersOfFewDigitsArePreferred() {
    assertThat(ShortestDecimal.near(0.90003, x -> Math.abs(x - 0.9) < 1e-3)).isEqualTo(0.9);
    assertThat(ShortestDecimal.near(0.12345, x -> Math.abs(x - 0.12345) < 1e-9)).isEqualTo(0.12345);
    assertThat(Optional.of(ShortestDecimal.near(0.0123, x -> Math.abs(x - 0.0123) < 1e-6)))
        .contains(0.0123);
  }

  @Test
  void anIntervalHasItsShortestNumber() {
    assertThat(ShortestDecimal.in(new DoubleInterval(0.0987, 0.1023))).isEqualTo(0.1);
    assertThat(ShortestDecimal.in(new DoubleInterval(0.12344, 0.12346))).isEqualTo(0.12345);
    double narrow = 1 / 3.0;
    assertThat(ShortestDecimal.in(DoubleInterval.of(narrow))).isEqualTo(narrow);
  }
}
