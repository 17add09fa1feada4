package org.plumbline.compare.finding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers as sentences have them. */
final class NumeralsTest {
  @ParameterizedTest
  @CsvSource({
    "3, 3, 3",
    "-2, -2, -2",
    "0, 0, 0",
    "0.25, 0.250000, 0.25",
    "1234567.0, 1.23457e+06, 1234570",
    "1e-8, 1.00000e-08, 1e-8",
    "-0.00001, -1.00000e-05, -1e-5",
    "0.0001, 0.000100000, 0.0001",
    "12345678.0, 1.23457e+07, 1.23457e7"
  })
  void sixDigitsOrFewer(double value, String plain, String brief) {
    assertThat(Numerals.of(value)).isEqualTo(plain);
    assertThat(Numerals.brief(value)).isEqualTo(brief);
  }
}
