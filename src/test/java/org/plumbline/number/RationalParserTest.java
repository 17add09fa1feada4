package org.plumbline.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts of numbers, their limits, and what is said of a text that is none. */
final class RationalParserTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0, 1",
    "17, 17, 1",
    "-17, -17, 1",
    "+17, 17, 1",
    "0.25, 1, 4",
    "-.5, -1, 2",
    "3., 3, 1",
    "12.5e1, 125, 1",
    "1.25E-1, 1, 8",
    "-2e+2, -200, 1",
    "' 3 / 6 ', 1, 2",
    "' 7 ', 7, 1",
    "1.5/-0.5, -3, 1",
  })
  void numbersAreReadExactly(String text, long numerator, long denominator) {
    assertThat(RationalParser.parse(text)).isEqualTo(Rational.of(numerator, denominator));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "-", "e5", "1e", "1e5.5", "0x10", "1,5", "NaN", "1/", "1/2/3"})
  void othersAreNoNumbers(String text) {
    assertThatThrownBy(() -> RationalParser.parse(text))
        .isInstanceOf(NumberFormatException.class)
        .hasMessage("'" + text + "' is not a number; expected an integer, a decimal or p/q");
  }

  @Test
  void zeroDenominatorsAreRefused() {
    assertThatThrownBy(() -> RationalParser.parse("1/0.0"))
        .isInstanceOf(NumberFormatException.class)
        .hasMessage("'1/0.0' has a zero denominator");
  }

  @Test
  void sizesAreLimited() {
    String longest = "7".repeat(RationalParser.MAX_DIGITS);
    assertThat(RationalParser.parse(longest).toString()).isEqualTo(longest);
    assertThatThrownBy(() -> RationalParser.parse(longest + "7"))
        .hasMessage("a number of 10001 characters; at most 10000 are read");
    Rational power = RationalParser.parse("1e10000");
    assertThat(power.toString()).hasSize(10_001);
    assertThat(RationalParser.parse("1e-10000")).isEqualTo(Rational.ONE.divide(power));
    for (String text : new String[] {"1e10001", "1e-10001"}) {
      assertThatThrownBy(() -> RationalParser.parse(text))
          .hasMessage("the exponent of '" + text + "' is beyond ±10000");
    }
  }

  @Test
  void longTextsAreAbbreviatedInMessages() {
    String forty = "x".repeat(40);
    assertThatThrownBy(() -> RationalParser.parse(forty)).hasMessageStartingWith("'" + forty + "'");
    assertThatThrownBy(() -> RationalParser.parse(forty + "x"))
        .hasMessageStartingWith("'" + "x".repeat(37) + "...'");
  }
}
