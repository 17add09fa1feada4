package org.plumbline.engine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.number.Rational;

/** What texts of numbers stand for. */
final class ExactNumbersTest {
  private static JsonNode node(String json) {
    return Wire.result("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":" + json + "}", 1, "m")
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "0x1.8p-3, 3/16",
    "-0X.8P+1, -1",
    "+0xff, 255",
    "0xA., 10",
    "0x10p-4, 1",
    "0x0.001p0, 1/4096",
    "0.1, 1/10",
    "-2.5e-1, -1/4",
    "4/6, 2/3"
  })
  void textsAreReadExactly(String text, String value) {
    assertThat(ExactNumbers.parse(text)).isEqualTo(Rational.parse(value));
  }

  /** The power counts that of the last digit. */
  @Test
  void powersOfTwoHaveALimit() {
    assertThat(ExactNumbers.parse("0x1p100000"))
        .isEqualTo(Rational.of(BigInteger.ONE.shiftLeft(100_000)));
    assertThat(ExactNumbers.parse("0x.1p-99996"))
        .isEqualTo(Rational.of(BigInteger.ONE, BigInteger.ONE.shiftLeft(100_000)));
    for (String text : new String[] {"0x1p100001", "0x1p-100001", "0x.1p-99997"}) {
      assertThatThrownBy(() -> ExactNumbers.parse(text))
          .isInstanceOf(NumberFormatException.class)
          .hasMessage("'" + text + "' cannot be read as a number");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0x", "0x.", "0xp3", "0x1p", "0xg", "", "one", "NaN", "Infinity", "1/0"})
  void whatIsNoNumberIsRefused(String text) {
    assertThatThrownBy(() -> ExactNumbers.parse(text)).isInstanceOf(NumberFormatException.class);
  }

  @Test
  void listsMayMixSpellings() {
    assertThat(ExactNumbers.list(node("[1, 0.1, \"1/3\", \"0x.8\", 1e2]"), "g"))
        .containsExactly(
            Rational.ONE,
            Rational.of(1, 10),
            Rational.of(1, 3),
            Rational.of(1, 2),
            Rational.of(100));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3 | g is 3; expected a list of numbers",
        "[1, null] | g[1] is null; expected a number",
        "[[1]] | g[0] is [1]; expected a number",
        "[true] | g[0] is true; expected a number",
        "[1, 2, NaN] | g[2]: ",
        "[\"x\"] | expected a finite number",
      })
  void complaintsNameThePlace(String json, String message) {
    EngineException failure =
        catchThrowableOfType(EngineException.class, () -> ExactNumbers.list(node(json), "g"));
    assertThat(failure.kind()).isEqualTo(EngineException.Kind.MEANINGLESS);
    assertThat(failure.text()).contains(message);
  }

  @Test
  void whatIsMissingIsToldSo() {
    assertThatThrownBy(() -> ExactNumbers.list(node("{}").path("g"), "g"))
        .hasMessage("g is missing; expected a list of numbers");
  }

  /** Dyadic numbers become decimals, others stay fractions; both are read back exactly. */
  @ParameterizedTest
  @CsvSource({"3/8, 0.375", "-5, -5", "1/3, 1/3", "0, 0", "1/10, 1/10", "-7/2, -3.5"})
  void textsAreDecimalsWhereTheyAreExact(String number, String text) {
    Rational value = Rational.parse(number);
    assertThat(ExactNumbers.text(value)).isEqualTo(text);
    assertThat(ExactNumbers.parse(text)).isEqualTo(value);
  }

  @Test
  void smallDyadicsKeepAllDigits() {
    Rational tiny = Rational.of(BigInteger.valueOf(3), BigInteger.ONE.shiftLeft(1074));
    assertThat(Rational.parse(ExactNumbers.text(tiny))).isEqualTo(tiny);
  }
}
