package org.plumbline.engine.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.data.Loss;
import org.plumbline.number.Rational;

/** Reads the result of {@code initialize}. */
final class Introduction {
  private Introduction() {}

  /**
   * What an engine says about itself; a version may be left out, a slope, which is then 0, and the
   * losses, which are then the usual ones.
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
          slope.isMissingNode() ? Rational.ZERO : ExactNumbers.number(slope, "reluSlopeAtZero"),
          losses(result.path("losses")));
    } catch (IllegalArgumentException e) {
      throw garbled(String.valueOf(e.getMessage()));
    } catch (EngineException e) {
      throw garbled(e.text());
    }
  }

  /** The losses named; names that mean nothing here may be of use elsewhere. */
  private static List<Loss> losses(JsonNode names) {
    if (names.isMissingNode()) {
      return EngineDescription.USUAL_LOSSES;
    }
    List<Loss> losses = new ArrayList<>();
    for (JsonNode name : names) {
      Optional.ofNullable(Loss.byName().get(name.asText())).ifPresent(losses::add);
    }
    return losses;
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
