package org.plumbline.engine.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.plumbline.number.Rational;

/** Reads the result of {@code initialize}. */
final class Introduction {
  private Introduction() {}

  /**
   * What an engine says about itself; a version may be left out, and a slope, which is then 0.
   *
   * @throws EngineException if something else is missing or has no meaning
   */
  static EngineDescription read(JsonNode result) {
    List<String> methods = new ArrayList<>();
    result.path("methods").forEach(method -> methods.add(method.asText()));
    JsonNode slope = result.path("reluSlopeAtZero");
    try {
      return new EngineDescription(
          text(result, "name"),
          result.path("version").asText(""),
          text(result, "dtype"),
          methods,
          slope.isMissingNode() ? Rational.ZERO : ExactNumbers.number(slope, "reluSlopeAtZero"));
    } catch (IllegalArgumentException e) {
      throw garbled(String.valueOf(e.getMessage()));
    } catch (EngineException e) {
      throw garbled(e.text());
    }
  }

  private static String text(JsonNode result, String key) {
    JsonNode node = result.path(key);
    if (!node.isTextual()) {
      throw new IllegalArgumentException(key + " is missing, or is not a text");
    }
    return node.asText();
  }

  private static EngineException garbled(String problem) {
    return new EngineException(
        EngineException.Kind.GARBLED, "it answered initialize, but " + problem);
  }
}
