package org.plumbline.enclosure.box;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.number.DoubleInterval;

/** What ranges of pre-activations say of gates. */
final class GateStateTest {
  @ParameterizedTest
  @CsvSource({
    "1, 2, ON",
    "0, 2, ON",
    "-2, -1, OFF",
    "-2, 0, OFF",
    "-1, 1, EITHER",
    "-4.9e-324, 4.9e-324, EITHER",
    "0, 0, OFF",
  })
  void aWeakSignIsEnough(double lower, double upper, GateState expected) {
    assertThat(GateState.of(new DoubleInterval(lower, upper))).isEqualTo(expected);
  }
}
