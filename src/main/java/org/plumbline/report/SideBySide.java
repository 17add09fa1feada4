package org.plumbline.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.plumbline.claim.Finding;
import org.plumbline.claim.Quantity;
import org.plumbline.experiment.LaterClaims;
import org.plumbline.number.Dyadic;

/**
 * The flow's claims and descent's in one table: for each claim what was found of the flow up to a
 * time and of the iterates up to the same.
 *
 * @param claim the id of the claim
 * @param subject what it was made of
 * @param flow the finding on the flow, that with a number if there is one
 * @param descent that on descent
 */
record SideBySide(String claim, String subject, Optional<Finding> flow, Optional<Finding> descent) {
  /** How far each is enclosed has an id of its own. */
  private static final Map<String, String> SAME = Map.of("enclosure", "iterates");

  /** The rows of all claims and subjects, those of all later times apart. */
  static List<SideBySide> rows(List<Finding> flow, List<Finding> descent) {
    Set<List<String>> keys = new LinkedHashSet<>();
    descent.forEach(f -> keys.add(List.of(f.id(), f.subject())));
    flow.stream()
        .filter(f -> !LaterClaims.ids().contains(f.id()) && !SAME.containsKey(f.id()))
        .forEach(f -> keys.add(List.of(f.id(), f.subject())));
    List<SideBySide> rows = new ArrayList<>();
    for (List<String> key : keys) {
      rows.add(
          new SideBySide(
              key.get(0), key.get(1), ofFlow(flow, key), telling(matching(descent, key))));
    }
    return rows;
  }

  private static Optional<Finding> ofFlow(List<Finding> flow, List<String> key) {
    return key.get(0).equals("iterates")
        ? telling(flow.stream().filter(f -> f.id().equals("enclosure")).toList())
        : telling(matching(flow, key));
  }

  private static List<Finding> matching(List<Finding> findings, List<String> key) {
    return findings.stream()
        .filter(f -> f.id().equals(key.get(0)) && f.subject().equals(key.get(1)))
        .toList();
  }

  /** The last with a number that is not exact, or else with a number, or else the last. */
  private static Optional<Finding> telling(List<Finding> findings) {
    return findings.stream().reduce((one, other) -> weight(other) >= weight(one) ? other : one);
  }

  private static int weight(Finding finding) {
    if (finding.value().isEmpty()) {
      return 0;
    }
    return finding.value().get() instanceof Quantity.Exact ? 1 : 2;
  }

  /** The row as JSON: verdict and numbers of both. */
  Map<String, Object> json() {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", claim);
    row.put("subject", subject);
    flow.ifPresent(finding -> row.put("flow", json(finding)));
    descent.ifPresent(finding -> row.put("descent", json(finding)));
    return row;
  }

  private static Map<String, Object> json(Finding finding) {
    Map<String, Object> cell = new LinkedHashMap<>();
    cell.put("verdict", finding.verdict().name());
    finding.value().ifPresent(value -> cell.put("value", Numbers.json(value)));
    finding.bound().ifPresent(bound -> cell.put("bound", Numbers.json(bound)));
    return cell;
  }

  /** One line for each claim: names, then what was found of the flow, then of descent. */
  static List<List<String>> brief(List<SideBySide> rows) {
    Map<String, List<SideBySide>> byClaim =
        rows.stream()
            .collect(
                Collectors.groupingBy(SideBySide::claim, LinkedHashMap::new, Collectors.toList()));
    List<List<String>> lines = new ArrayList<>();
    byClaim.forEach(
        (claim, some) ->
            lines.add(
                List.of(
                    claim,
                    counted(some.stream().flatMap(row -> row.flow.stream()).toList()),
                    counted(some.stream().flatMap(row -> row.descent.stream()).toList()))));
    return lines;
  }

  /** One line for each subject. */
  static List<List<String>> all(List<SideBySide> rows) {
    return rows.stream()
        .map(
            row ->
                List.of(
                    row.claim + " of " + row.subject,
                    counted(row.flow.stream().toList()),
                    counted(row.descent.stream().toList())))
        .toList();
  }

  /** How many have which verdict, and the largest number if all have one of a kind. */
  private static String counted(List<Finding> findings) {
    if (findings.isEmpty()) {
      return "-";
    }
    Map<String, Long> counts =
        findings.stream()
            .collect(
                Collectors.groupingBy(
                    f -> f.verdict().name(), TreeMap::new, Collectors.counting()));
    String verdicts =
        counts.entrySet().stream()
            .map(entry -> (findings.size() > 1 ? entry.getValue() + " " : "") + entry.getKey())
            .collect(Collectors.joining(", "));
    return verdicts + largest(findings);
  }

  private static String largest(List<Finding> findings) {
    List<Quantity> values = findings.stream().flatMap(f -> f.value().stream()).toList();
    if (values.size() == 1) {
      Quantity only = values.get(0);
      return ", " + (isAroundZero(only) ? "<= " + Meaning.most(only) : Numbers.shown(only));
    }
    return values.stream()
        .filter(value -> value instanceof Quantity.Enclosed)
        .map(value -> (Quantity.Enclosed) value)
        .reduce((one, other) -> size(other).compareTo(size(one)) > 0 ? other : one)
        .map(most -> ", at most " + Meaning.most(most))
        .orElse("");
  }

  private static Dyadic size(Quantity.Enclosed enclosed) {
    return Meaning.size(enclosed.value());
  }

  private static boolean isAroundZero(Quantity quantity) {
    return quantity instanceof Quantity.Enclosed enclosed
        && enclosed.value().lower().signum() <= 0
        && enclosed.value().upper().signum() >= 0;
  }
}
