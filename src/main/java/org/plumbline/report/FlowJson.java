package org.plumbline.report;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.plumbline.compare.flow.FlowFinding;
import org.plumbline.number.Decimals;
import org.plumbline.number.Magnitude;

/** The {@code comparison.json} of a flow comparison. */
final class FlowJson {
  private static final int DIGITS = 17;
  private static final int BOUND_DIGITS = 3;

  private FlowJson() {}

  static String of(FlowReport report) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("plumbline", report.version());
    Map<String, Object> experiment = new LinkedHashMap<>();
    experiment.put("name", report.experiment().name());
    experiment.put("sha256", report.experiment().sha256());
    tree.put("experiment", experiment);
    tree.put("comparison", comparison(report));
    Map<String, Object> summary = new LinkedHashMap<>();
    for (FlowFinding.Status status : FlowFinding.Status.values()) {
      summary.put(status.name(), report.count(status));
    }
    tree.put("summary", summary);
    tree.put("inputs", ProblemJson.inputs(report.experiment().provenance().inputs()));
    return JsonText.of(tree);
  }

  private static Map<String, Object> comparison(FlowReport report) {
    Map<String, Object> comparison = new LinkedHashMap<>();
    comparison.put("trajectory", report.shortName());
    comparison.put("kind", "flow");
    comparison.put("dtype", report.format().spelling());
    comparison.put("tolerance", Numbers.json(report.tolerance()));
    comparison.put("outcome", report.outcome().name());
    comparison.put("claims", report.points().size());
    comparison.put("judged", report.findings().size());
    report.limit().ifPresent(limit -> comparison.put("limit", limit));
    if (!report.findings().isEmpty()) {
      int k = report.farthest();
      FlowFinding finding = report.findings().get(k);
      Map<String, Object> largest = place(report, k);
      largest.put("weight", report.weight(finding.farthest()));
      largest.put("distance", Numbers.json(finding.largest()));
      comparison.put("largest", largest);
    }
    report
        .firstOff()
        .ifPresent(
            k -> {
              Map<String, Object> first = row(report, k);
              report
                  .suspicion()
                  .ifPresent(
                      suspicion -> {
                        first.put("explanation", suspicion.explanation().name());
                        first.put("text", suspicion.text());
                      });
              comparison.put("firstOff", first);
            });
    report.path().ifPresent(path -> comparison.put("path", path(path)));
    List<Object> rows = new ArrayList<>();
    for (int k = 0; k < report.findings().size(); k++) {
      rows.add(row(report, k));
    }
    comparison.put("points", rows);
    return comparison;
  }

  private static Map<String, Object> place(FlowReport report, int k) {
    Map<String, Object> place = new LinkedHashMap<>();
    place.put("point", k);
    place.put("time", Decimals.nearest(report.points().times().get(k), DIGITS));
    return place;
  }

  /** A point with the weight that is furthest beyond its bound, or nearest to it. */
  private static Map<String, Object> row(FlowReport report, int k) {
    FlowFinding finding = report.findings().get(k);
    Map<String, Object> row = place(report, k);
    row.put("outcome", finding.status().name());
    row.put("weight", report.weight(finding.parameter()));
    row.put("distance", Numbers.json(finding.distance()));
    row.put("relative", approximate(finding.relative()));
    row.put("ulps", approximate(finding.ulps()));
    row.put("bound", bound(finding.bound()));
    return row;
  }

  private static Map<String, Object> path(FlowReport.Path path) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("points", path.points());
    entry.put("certifiedUntil", Decimals.nearest(path.time(), DIGITS));
    entry.put("radius", bound(path.radius()));
    path.obstacle().ifPresent(why -> entry.put("obstacle", why));
    return entry;
  }

  /** An upper bound; {@code infinite} if there is none. */
  private static String bound(Magnitude bound) {
    return bound.isInfinite()
        ? "infinite"
        : Decimals.rounded(bound.toDyadic(), BOUND_DIGITS, RoundingMode.UP);
  }

  private static Map<String, String> approximate(double value) {
    return Map.of("approximate", String.format(Locale.ROOT, "%.3g", value));
  }
}
