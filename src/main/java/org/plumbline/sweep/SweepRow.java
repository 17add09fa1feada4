package org.plumbline.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is kept of one run, as a tree that is one line of a journal.
 *
 * @param tree keys {@code run}, {@code parameters}, {@code status}, then what the report says
 */
public record SweepRow(ObjectNode tree) {
  /** How a run ended. */
  public enum Status {
    /** It has a report. */
    FINISHED,
    /** It took longer than a run may; its report is of what was done until then. */
    OVER_BUDGET,
    /** It has no report; the message says why. */
    FAILED;

    /** The word in tables. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /** Findings of so many words are shortened. */
  private static final int LONGEST_REASON = 400;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The row of a run without a report. */
  public static SweepRow failed(long run, Map<String, String> parameters, String message) {
    SweepRow row = begun(run, parameters, Status.FAILED);
    row.tree.put("message", message);
    return row;
  }

  /**
   * The row of a run with a report.
   *
   * @param report the text of its {@code report.json}
   * @param claims the ids of the claims whose findings are kept; all if empty
   * @param keepsWeights whether final weights are kept
   */
  public static SweepRow of(
      long run,
      Map<String, String> parameters,
      Status status,
      String report,
      Set<String> claims,
      boolean keepsWeights) {
    SweepRow row = begun(run, parameters, status);
    JsonNode json = parsed(report);
    ObjectNode tree = row.tree;
    tree.put("version", json.path("plumbline").asText());
    tree.set("summary", json.path("summary"));
    JsonNode trajectory = json.path("trajectory");
    if (!trajectory.isMissingNode()) {
      tree.put("steps", trajectory.path("steps").asLong());
      tree.put("events", trajectory.path("events").size());
      tree.put("pinned", pinned(trajectory.path("events")));
      addEnd(tree, trajectory.path("final"), keepsWeights);
    }
    ArrayNode checks = tree.putArray("checks");
    for (JsonNode check : json.path("checks")) {
      if (claims.isEmpty() || claims.contains(check.path("id").asText())) {
        checks.add(kept(check));
      }
    }
    tree.set("seconds", json.path("timing"));
    return row;
  }

  private static int pinned(JsonNode events) {
    int count = 0;
    for (JsonNode event : events) {
      count += event.path("kind").asText().equals("pinned") ? 1 : 0;
    }
    return count;
  }

  private static void addEnd(ObjectNode tree, JsonNode end, boolean keepsWeights) {
    tree.put("time", end.path("time").asText());
    JsonNode risk = end.path("risk");
    tree.put("risk", risk.isObject() ? risk.path("mid").asText() : risk.asText());
    tree.put("radius", end.path("radius").asText(""));
    if (keepsWeights) {
      tree.set("weights", end.path("weights"));
    }
  }

  private static ObjectNode kept(JsonNode check) {
    ObjectNode kept = JSON.createObjectNode();
    kept.set("id", check.path("id"));
    kept.set("subject", check.path("subject"));
    kept.set("verdict", check.path("verdict"));
    JsonNode numbers = check.path("float");
    for (String key : List.of("value", "bound")) {
      if (numbers.path(key).isNumber()) {
        kept.set(key, numbers.path(key));
      }
    }
    String reason = check.path("reason").asText();
    boolean isLong = reason.length() > LONGEST_REASON;
    kept.put("reason", isLong ? reason.substring(0, LONGEST_REASON) + "…" : reason);
    return kept;
  }

  private static SweepRow begun(long run, Map<String, String> parameters, Status status) {
    ObjectNode tree = JSON.createObjectNode();
    tree.put("run", run);
    ObjectNode chosen = tree.putObject("parameters");
    parameters.forEach(chosen::put);
    tree.put("status", status.word());
    return new SweepRow(tree);
  }

  private static JsonNode parsed(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /**
   * The row of a line.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static SweepRow parse(String line) {
    if (parsed(line) instanceof ObjectNode tree && tree.path("run").isIntegralNumber()) {
      return new SweepRow(tree);
    }
    throw new IllegalArgumentException("no row: " + line);
  }

  /** The line, without a line feed. */
  public String line() {
    return tree.toString();
  }

  /** The number of the run. */
  public long run() {
    return tree.path("run").asLong();
  }

  /** The word of its status. */
  public String status() {
    return tree.path("status").asText();
  }

  /** What stood in each place. */
  public Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    tree.path("parameters")
        .properties()
        .forEach(entry -> parameters.put(entry.getKey(), entry.getValue().asText()));
    return parameters;
  }

  /**
   * A finding that was kept.
   *
   * @param name {@code id[subject]}, with {@code #2} for a second one of both, and so on
   * @param finding verdict, value, bound and reason
   */
  public record Kept(String name, JsonNode finding) {
    /** The verdict. */
    public String verdict() {
      return finding.path("verdict").asText();
    }
  }

  /** The findings that were kept, in the order of the report. */
  public List<Kept> findings() {
    List<Kept> findings = new ArrayList<>();
    Map<String, Integer> seen = new LinkedHashMap<>();
    for (JsonNode check : tree.path("checks")) {
      String name = check.path("id").asText() + "[" + check.path("subject").asText() + "]";
      int times = seen.getOrDefault(name, 0) + 1;
      seen.put(name, times);
      findings.add(new Kept(times == 1 ? name : name + "#" + times, check));
    }
    return findings;
  }

  /** A text or number of the row, empty if there is none. */
  public String cell(String... path) {
    JsonNode node = tree;
    for (String key : path) {
      node = node.path(key);
    }
    return node.isValueNode() ? node.asText() : "";
  }

  /** The seconds by the clock that it took. */
  public double seconds() {
    double sum = 0;
    for (JsonNode part : tree.path("seconds")) {
      sum += part.asDouble();
    }
    return sum;
  }

  /** The final weights, if they were kept. */
  public List<String> weights() {
    List<String> weights = new ArrayList<>();
    tree.path("weights").forEach(weight -> weights.add(weight.asText()));
    return weights;
  }
}
