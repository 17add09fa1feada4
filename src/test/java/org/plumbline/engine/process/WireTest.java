package org.plumbline.engine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.engine.process.EngineException.Kind;

/** Messages of JSON-RPC 2.0. */
final class WireTest {
  private static final String HEAD = "{\"jsonrpc\":\"2.0\",\"id\":7,";

  private static Optional<JsonNode> result(String line) {
    return Wire.result(line, 7, "gradient");
  }

  @Test
  void aRequestIsOneLine() {
    assertThat(Wire.request(7, "gradient", Wire.object().put("text", "a\nb")))
        .isEqualTo(HEAD + "\"method\":\"gradient\",\"params\":{\"text\":\"a\\nb\"}}");
  }

  @Test
  void numbersKeepAllTheirDigits() {
    JsonNode node = result(HEAD + "\"result\":[0.10000000000000000000000000001, 1e-400]}").get();
    assertThat(node.path(0).decimalValue())
        .isEqualTo(new BigDecimal("0.10000000000000000000000000001"));
    assertThat(node.path(1).decimalValue()).isEqualByComparingTo(new BigDecimal("1e-400"));
  }

  @Test
  void notificationsCallForNothing() {
    assertThat(result("{\"jsonrpc\":\"2.0\",\"method\":\"log\",\"params\":[]}")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ask\"} | it asked for 'ask'",
        "{\"id\":7,\"result\":1} | a line without \"jsonrpc\": \"2.0\"",
        "{\"jsonrpc\":\"2.0\",\"id\":7} | not exactly one of result and error",
        "{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":1,\"error\":{}} | not exactly one of",
        "{\"jsonrpc\":\"2.0\",\"id\":8,\"result\":1} | an answer to id 8 where 7 was asked",
        "{\"jsonrpc\":\"2.0\",\"id\":\"7\",\"result\":1} | an answer to id \"7\" where 7",
        "{\"jsonrpc\":\"2.0\",\"id\":null,\"result\":1} | an answer to id null where 7",
        "{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":1} 2 | not a JSON object (",
        "{\"jsonrpc\":\"2.0\",\"id\":7,\"id\":7,\"result\":1} | not a JSON object (Duplicate",
        "[1] | a line that is not a JSON object came on its standard output: [1]",
        "hello | not a JSON object (",
      })
  void whatIsNoAnswerIsGarbled(String line, String message) {
    EngineException failure = catchThrowableOfType(EngineException.class, () -> result(line));
    assertThat(failure.kind()).isEqualTo(Kind.GARBLED);
    assertThat(failure.text()).contains(message).contains(" came on its standard output: ");
  }

  /** An engine that could not read the question answers with the identifier null. */
  @ParameterizedTest
  @CsvSource({"7", "null"})
  void anErrorIsARefusal(String id) {
    EngineException failure =
        catchThrowableOfType(
            EngineException.class,
            () ->
                result(
                    "{\"jsonrpc\":\"2.0\",\"id\":"
                        + id
                        + ",\"error\":{\"code\":-3,\"message\":\"no\"}}"));
    assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
    assertThat(failure.text()).isEqualTo("answered gradient with error -3: no");
  }

  @Test
  void longLinesAreShownCut() {
    EngineException failure =
        catchThrowableOfType(EngineException.class, () -> result("x".repeat(81)));
    assertThat(failure.text()).endsWith(": " + "x".repeat(80) + "...");
    failure = catchThrowableOfType(EngineException.class, () -> result("x".repeat(80)));
    assertThat(failure.text()).endsWith(": " + "x".repeat(80));
  }
}
