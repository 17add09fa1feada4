package org.plumbline.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.compare.Answer;
import org.plumbline.compare.EngineComparison;
import org.plumbline.compare.finding.Outcome;
import org.plumbline.engine.process.EngineDescription;

/** The part of {@code comparison.json} about a live engine's answers. */
final class EngineJson {
  private EngineJson() {}

  /** What the engine says of itself. */
  static Map<String, String> engine(EngineDescription description) {
    Map<String, String> engine = new LinkedHashMap<>();
    engine.put("name", description.name());
    engine.put("version", description.version());
    engine.put("dtype", description.dtype());
    engine.put("reluSlopeAtZero", description.reluSlopeAtZero().toString());
    return engine;
  }

  /** The same keys as of a recording; a question is what a recorded point is there. */
  static Map<String, Object> of(EngineComparison found) {
    Map<String, Object> comparison = new LinkedHashMap<>();
    comparison.put("engine", found.engine().name());
    comparison.put("kind", "live");
    comparison.put("dtype", found.format().spelling());
    comparison.put("outcome", found.outcome().name());
    comparison.put("claims", found.claims());
    comparison.put("judged", found.items().size());
    found.limit().ifPresent(limit -> comparison.put("limit", limit));
    comparison.put("largestUlps", ComparisonJson.approximate(found.largestUlps()));
    List<Object> differing = new ArrayList<>();
    for (int k = 0; k < found.items().size(); k++) {
      if (found.items().get(k).answer().outcome() == Outcome.DIFFERS) {
        differing.add(differing(k, found.items().get(k)));
      }
    }
    comparison.put("differing", differing);
    return comparison;
  }

  private static Map<String, Object> differing(int k, EngineComparison.Item item) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("point", k);
    entry.put("subject", item.subject());
    entry.put("ulps", ComparisonJson.approximate(item.answer().ulps()));
    entry.put("text", item.answer().text());
    return entry;
  }

  /** Every answer in order. */
  static List<Map<String, String>> answers(EngineComparison found) {
    List<Map<String, String>> list = new ArrayList<>();
    for (EngineComparison.Item item : found.items()) {
      Answer answer = item.answer();
      Map<String, String> entry = new LinkedHashMap<>();
      entry.put("subject", item.subject());
      entry.put("status", answer.outcome().name());
      entry.put("ulps", String.valueOf(answer.ulps()));
      entry.put("text", answer.text());
      list.add(entry);
    }
    return list;
  }
}
