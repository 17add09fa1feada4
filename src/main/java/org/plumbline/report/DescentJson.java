package org.plumbline.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.plumbline.claim.Finding;
import org.plumbline.enclosure.descent.EnclosedDescent;
import org.plumbline.enclosure.descent.Iterate;
import org.plumbline.number.Rational;

/**
 * A check of gradient descent as JSON, in the form of that of a flow: {@code checks} are those of
 * descent, {@code flow} has those of the flow, {@code sideBySide} both.
 */
public final class DescentJson {
  private DescentJson() {}

  /** The text of {@code report.json}, ending in a line feed. */
  public static String text(DescentFindings found) {
    return JsonText.of(tree(found));
  }

  private static Map<String, Object> tree(DescentFindings found) {
    EnclosedDescent descent = found.descent();
    List<Finding> ofFlow = found.flow().map(Report::findings).orElse(List.of());
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("plumbline", found.version());
    tree.put("experiment", JsonReport.experiment(found.experiment()));
    tree.put("method", method(descent));
    tree.put("checks", found.findings().stream().map(JsonReport::check).toList());
    tree.put(
        "sideBySide",
        SideBySide.rows(ofFlow, found.findings()).stream().map(row -> row.json()).toList());
    tree.put("flow", flow(found, ofFlow));
    if (!descent.iterates().isEmpty()) {
      tree.put("trajectory", trajectory(found));
    }
    Map<String, Object> summary = new LinkedHashMap<>();
    found.summary().forEach((verdict, count) -> summary.put(verdict.name(), count));
    tree.put("summary", summary);
    ProblemJson.put(found.experiment(), tree);
    tree.put("timing", found.timing());
    return tree;
  }

  private static Map<String, Object> method(EnclosedDescent descent) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", "descent");
    tree.put("stepSize", Numbers.json(descent.stepSize()));
    tree.put("steps", descent.steps());
    return tree;
  }

  private static Map<String, Object> flow(DescentFindings found, List<Finding> findings) {
    Map<String, Object> tree = new LinkedHashMap<>();
    found.flow().flatMap(flow -> flow.run()).ifPresent(run -> tree.put("engine", run.engine()));
    tree.put("checks", findings.stream().map(JsonReport::check).toList());
    return tree;
  }

  private static Map<String, Object> trajectory(DescentFindings found) {
    EnclosedDescent descent = found.descent();
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("outcome", descent.stop().isEmpty() ? "completed" : "stopped");
    tree.put("steps", descent.last().number());
    tree.put("workingDigits", (int) (descent.bits() / JsonReport.BITS_PER_DIGIT));
    tree.put("final", finalState(found));
    return tree;
  }

  private static Map<String, @Nullable Object> finalState(DescentFindings found) {
    Iterate last = found.descent().last();
    int digits = found.experiment().flow().digits() + JsonReport.EXTRA_DIGITS;
    Rational time = found.descent().time(last.number());
    PrintedWeights weights = PrintedWeights.of(last.centre(), digits);
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("step", last.number());
    tree.put("time", Numbers.json(time));
    tree.put("risk", Numbers.json(last.risk()));
    tree.put("radius", weights.radius(last.radius()));
    tree.put("weights", weights.texts());
    Map<String, @Nullable Object> floats = new LinkedHashMap<>();
    floats.put("time", FloatJson.number(time));
    floats.put("risk", FloatJson.number(last.risk().middle()));
    floats.put("weights", weights.texts().stream().map(w -> FloatJson.number(w)).toList());
    tree.put(FloatJson.KEY, floats);
    return tree;
  }
}
