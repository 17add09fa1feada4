package org.plumbline.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.compare.Answer;
import org.plumbline.compare.EngineComparison;
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
    comparison.put("agreeing", agreeing(found));
    List<Object> differing = new ArrayList<>();
    for (int k = 0; k < found.items().size(); k++) {
      if (found.items().get(k).answer().isFailure()) {
        differing.add(differing(k, found));
      }
    }
    comparison.put("differing", differing);
    return comparison;
  }

  private static List<Object> agreeing(EngineComparison found) {
    Map<String, Map<String, Object>> ways = new LinkedHashMap<>();
    for (int k = 0; k < found.items().size(); k++) {
      Answer answer = found.items().get(k).answer();
      if (!answer.isFailure()) {
        Map<String, Object> way =
            ways.computeIfAbsent(answer.text(), how -> new LinkedHashMap<>(Map.of("how", how)));
        way.merge("claims", 1, (one, more) -> (Integer) one + (Integer) more);
        way.putIfAbsent("first", k);
      }
    }
    return List.copyOf(ways.values());
  }

  private static Map<String, Object> differing(int k, EngineComparison found) {
    EngineComparison.Item item = found.items().get(k);
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("point", k);
    entry.put("subject", item.subject());
    item.answer()
        .fault()
        .ifPresent(
            fault -> {
              List<String> names = found.experiment().network().parameterNames();
              entry.put("weight", names.get(fault.parameter()));
              entry.put("explanation", fault.explanation().name());
            });
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
