package org.plumbline.engine.process;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.Optional;

/**
 * JSON-RPC 2.0 messages as lines of text.
 *
 * <p>Reading is strict: one object, no key twice, nothing after it. Numbers keep all their digits.
 * {@code NaN} and {@code Infinity}, which some writers of JSON emit, are taken for what they are,
 * so that the complaint names the number and not the syntax.
 */
final class Wire {
  private static final String VERSION = "2.0";
  private static final int LONGEST_NUMBER = 20_000;

  /** More of them in one line are no answer, and would fill the memory as a tree. */
  private static final long MOST_TOKENS = 4_000_000;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNumberLength(LONGEST_NUMBER)
                          .maxTokenCount(MOST_TOKENS)
                          .build())
                  .build())
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private Wire() {}

  /** An empty object to put parameters into. */
  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** The line that asks for a method. */
  static String request(long id, String method, ObjectNode params) {
    ObjectNode message = object().put("jsonrpc", VERSION).put("id", id).put("method", method);
    message.set("params", params);
    try {
      return MAPPER.writeValueAsString(message);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree in memory cannot fail to be written", e);
    }
  }

  /**
   * The result in a line that answers the request {@code id}; empty for a notification, which calls
   * for nothing.
   *
   * @throws EngineException if the line is no answer to it, or says that there is none
   */
  static Optional<JsonNode> result(String line, long id, String method) {
    JsonNode message = parse(line);
    if (message.has("method")) {
      if (message.has("id")) {
        throw garbled("it asked for '" + message.path("method").asText() + "'", line);
      }
      return Optional.empty();
    }
    requireAnswer(message, id, line);
    if (message.has("error")) {
      JsonNode error = message.path("error");
      String text = error.path("message").asText(error.toString());
      throw new EngineException(
          EngineException.Kind.REFUSED,
          "answered " + method + " with error " + error.path("code").asText("?") + ": " + text);
    }
    return Optional.of(message.path("result"));
  }

  private static void requireAnswer(JsonNode message, long id, String line) {
    if (!message.path("jsonrpc").asText("").equals(VERSION)) {
      throw garbled("a line without \"jsonrpc\": \"2.0\"", line);
    }
    if (message.has("error") == message.has("result")) {
      throw garbled("a line that has not exactly one of result and error", line);
    }
    JsonNode answered = message.path("id");
    boolean isOurs = answered.isIntegralNumber() && answered.bigIntegerValue().equals(big(id));
    boolean isUnread = answered.isNull() && message.has("error");
    if (!isOurs && !isUnread) {
      throw garbled("an answer to id " + answered + " where " + id + " was asked", line);
    }
  }

  private static BigInteger big(long id) {
    return BigInteger.valueOf(id);
  }

  private static JsonNode parse(String line) {
    try {
      JsonNode message = MAPPER.readTree(line);
      if (message.isObject()) {
        return message;
      }
    } catch (JsonProcessingException e) {
      String reason = e.getOriginalMessage().lines().findFirst().orElse("");
      throw garbled("a line that is not a JSON object (" + reason + ")", line);
    } catch (NumberFormatException | ArithmeticException e) {
      // Jackson lets these through for exponents that no decimal has.
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw garbled("a line with a number that cannot be read (" + reason + ")", line);
    }
    throw garbled("a line that is not a JSON object", line);
  }

  private static EngineException garbled(String what, String line) {
    String shown = line.length() <= 80 ? line : line.substring(0, 80) + "...";
    return new EngineException(
        EngineException.Kind.GARBLED, what + " came on its standard output: " + shown);
  }
}
