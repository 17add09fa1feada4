package org.plumbline.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.cli.doctor.Diagnosis.Mark;
import org.plumbline.number.Rational;

/** The self-test is passed with the true answer, and with no other. */
final class SelfTestTest {
  @Test
  void theTrueEndIsFound() {
    assertThat(SelfTest.run().mark()).isEqualTo(Mark.GOOD);
  }

  /** Off by 1e-40 either way: a run as wrong as that must not pass for right. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "-0.113705638880109381165535757083646863848899731279489491758",
        "-0.113705638880109381165535757083646863849099731279489491758",
        "1"
      })
  void anotherEndIsNot(String end) {
    Diagnosis diagnosis = SelfTest.run(Rational.parse(end));
    assertThat(diagnosis.mark()).isEqualTo(Mark.WRONG);
    assertThat(diagnosis.text()).contains("Do not trust");
  }
}
