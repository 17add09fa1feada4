package org.plumbline.report;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.plumbline.compare.Comparison;
import org.plumbline.compare.EngineComparison;
import org.plumbline.compare.FlowComparison;
import org.plumbline.compare.GradientComparison;
import org.plumbline.compare.finding.Outcome;

/**
 * The {@code comparison.json} of a comparison, the same for recordings and live engines: what was
 * compared with, what came of it, and how many claims have which outcome.
 */
public final class ComparisonJson {
  private ComparisonJson() {}

  /** The text of a comparison made by a version of this program. */
  public static String of(Comparison comparison, String version) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("plumbline", version);
    Map<String, Object> experiment = new LinkedHashMap<>();
    experiment.put("name", comparison.experiment().name());
    experiment.put("sha256", comparison.experiment().sha256());
    tree.put("experiment", experiment);
    putBody(comparison, tree);
    Map<String, Object> summary = new LinkedHashMap<>();
    for (Outcome outcome : Outcome.values()) {
      summary.put(outcome.name(), comparison.count(outcome));
    }
    tree.put("summary", summary);
    tree.put("inputs", ProblemJson.inputs(comparison.experiment().provenance().inputs()));
    return JsonText.of(tree);
  }

  private static void putBody(Comparison comparison, Map<String, Object> tree) {
    if (comparison instanceof GradientComparison gradients) {
      tree.put("comparison", GradientJson.of(gradients));
    } else if (comparison instanceof FlowComparison flow) {
      tree.put("comparison", FlowJson.of(flow));
    } else if (comparison instanceof EngineComparison engine) {
      tree.put("engine", EngineJson.engine(engine.engine()));
      tree.put("comparison", EngineJson.of(engine));
      tree.put("comparisons", EngineJson.answers(engine));
    }
  }

  /** A number that is about so large. */
  static Map<String, String> approximate(double value) {
    return Map.of("approximate", String.format(Locale.ROOT, "%.3g", value));
  }
}
