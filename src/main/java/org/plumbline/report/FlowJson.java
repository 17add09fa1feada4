package org.plumbline.report;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.compare.FlowComparison;
import org.plumbline.compare.flow.CertifiedPath;
import org.plumbline.compare.flow.FlowExamination;
import org.plumbline.compare.flow.FlowFinding;
import org.plumbline.number.Decimals;
import org.plumbline.number.Magnitude;

/** The part of {@code comparison.json} about recorded points on the flow. */
final class FlowJson {
  private static final int DIGITS = 17;
  private static final int BOUND_DIGITS = 3;

  private FlowJson() {}

  static Map<String, Object> of(FlowComparison whole) {
    FlowExamination found = whole.examination();
    Map<String, Object> comparison = new LinkedHashMap<>();
    comparison.put("trajectory", whole.recording());
    comparison.put("kind", "flow");
    comparison.put("dtype", whole.format().spelling());
    comparison.put("tolerance", Numbers.json(found.claim().tolerance()));
    comparison.put("outcome", whole.outcome().name());
    whole.times().ifPresent(times -> comparison.put("times", times));
    comparison.put("claims", whole.claims());
    comparison.put("judged", found.findings().size());
    found.limit().ifPresent(limit -> comparison.put("limit", limit));
    if (!found.findings().isEmpty()) {
      int k = found.farthest();
      FlowFinding finding = found.findings().get(k);
      Map<String, Object> largest = place(whole, k);
      largest.put("weight", weight(whole, finding.farthest()));
      largest.put("distance", Numbers.json(finding.largest()));
      comparison.put("largest", largest);
    }
    found
        .firstOff()
        .ifPresent(
            k -> {
              Map<String, Object> first = row(whole, k);
              found
                  .suspicion()
                  .ifPresent(
                      suspicion -> {
                        first.put("explanation", suspicion.explanation().name());
                        first.put("text", suspicion.text());
                      });
              comparison.put("firstOff", first);
            });
    found.path().ifPresent(path -> comparison.put("path", path(path)));
    List<Object> rows = new ArrayList<>();
    for (int k = 0; k < found.findings().size(); k++) {
      rows.add(row(whole, k));
    }
    comparison.put("points", rows);
    return comparison;
  }

  private static Map<String, Object> place(FlowComparison whole, int k) {
    Map<String, Object> place = new LinkedHashMap<>();
    place.put("point", k);
    place.put(
        "time", Decimals.nearest(whole.examination().claim().points().times().get(k), DIGITS));
    return place;
  }

  /** A point with the weight that is furthest beyond its bound, or nearest to it. */
  private static Map<String, Object> row(FlowComparison whole, int k) {
    FlowFinding finding = whole.examination().findings().get(k);
    Map<String, Object> row = place(whole, k);
    row.put("outcome", finding.outcome().name());
    row.put("weight", weight(whole, finding.parameter()));
    row.put("distance", Numbers.json(finding.distance()));
    row.put("relative", ComparisonJson.approximate(finding.relative()));
    row.put("ulps", ComparisonJson.approximate(finding.ulps()));
    row.put("bound", bound(finding.bound()));
    return row;
  }

  private static Map<String, Object> path(CertifiedPath path) {
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

  private static String weight(FlowComparison whole, int p) {
    return whole.experiment().network().parameterNames().get(p);
  }
}
