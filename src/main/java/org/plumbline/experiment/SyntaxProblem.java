package org.plumbline.experiment;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Rewords the parsers' many-line complaints in one line. */
final class SyntaxProblem {
  private SyntaxProblem() {}

  /** The complaint that a text is not what {@code syntax} allows. */
  static ExperimentException of(String file, String syntax, JsonProcessingException e) {
    if (e.getCause() instanceof MarkedYAMLException marked) {
      return ofYaml(file, marked);
    }
    JsonLocation place = e.getLocation();
    String reason = firstLine(e.getOriginalMessage());
    if (reason.startsWith("Expected a field name")) {
      reason = "a key must be a plain name, not a list, a mapping or an alias";
    }
    return complaint(file, place == null ? 0 : place.getLineNr(), syntax, reason);
  }

  /** The complaint about a text that made a parser fail without saying why. */
  static ExperimentException unexplained(String file, RuntimeException e) {
    return complaint(file, 0, "YAML", firstLine(e.getMessage()));
  }

  private static ExperimentException ofYaml(String file, MarkedYAMLException e) {
    Mark mark = e.getProblemMark();
    String context = e.getContext() == null ? "" : " " + firstLine(e.getContext());
    return complaint(
        file, mark == null ? 0 : mark.getLine() + 1, "YAML" + context, firstLine(e.getProblem()));
  }

  private static ExperimentException complaint(
      String file, int line, String syntax, String reason) {
    return new ExperimentException(
        file, Math.max(0, line), "", "not valid " + syntax + ": " + reason);
  }

  private static String firstLine(@Nullable String text) {
    return text == null || text.isBlank()
        ? "no reason is known"
        : text.lines().findFirst().orElse("");
  }
}
