package org.plumbline.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.plumbline.experiment.Experiment;
import org.plumbline.number.Decimals;
import org.plumbline.number.Dyadic;

/**
 * What came of holding a recording against the exact gradients.
 *
 * @param version the program's version
 * @param experiment what was recorded
 * @param file the recording
 * @param kind {@code gradient} or {@code descent}
 * @param format the number format
 * @param elsewhere where the recording starts, if that is not where the experiment does
 * @param all how many claims the recording makes
 * @param rows the claims judged, in order
 * @param balancedness the worst defect of balancedness, for descent
 */
public record ComparisonReport(
    String version,
    Experiment experiment,
    String file,
    String kind,
    String format,
    Optional<Elsewhere> elsewhere,
    int all,
    List<Row> rows,
    Optional<Balance> balancedness)
    implements Comparison {
  private static final int DIGITS = 6;

  public ComparisonReport {
    rows = List.copyOf(rows);
  }

  /** What became of a claim. */
  public enum Outcome {
    /** It is within the bound. */
    CONFIRMED,
    /** The bound is too wide to tell. */
    UNDECIDED,
    /** It is outside of the bound. */
    DIFFERS
  }

  /**
   * One claim.
   *
   * @param index the recorded point it begins at, from 0
   * @param outcome what became of it
   * @param ulps the largest difference, or that of the entry named
   * @param weight the weight that is off, or empty
   * @param explanation what it looks like, or empty
   * @param text how it agrees, or how it differs
   */
  public record Row(
      int index, Outcome outcome, double ulps, String weight, String explanation, String text) {}

  /**
   * How far the first recorded weights are from the experiment's.
   *
   * @param weight the weight that is furthest
   * @param distance how far it is
   */
  public record Elsewhere(String weight, Dyadic distance) {}

  /**
   * The worst defect of balancedness.
   *
   * @param vertex the vertex
   * @param index the recorded point the step begins at
   * @param defect the defect
   * @param isWithin whether every defect is within the rounding errors of its step
   */
  public record Balance(String vertex, int index, Dyadic defect, boolean isWithin) {}

  /** How many claims have an outcome. */
  public long count(Outcome outcome) {
    return rows.stream().filter(row -> row.outcome() == outcome).count();
  }

  @Override
  public Outcome outcome() {
    boolean isUnbalanced = balancedness.map(balance -> !balance.isWithin()).orElse(false);
    if (count(Outcome.DIFFERS) > 0 || isUnbalanced) {
      return Outcome.DIFFERS;
    }
    boolean isOpen = count(Outcome.UNDECIDED) > 0 || rows.size() < all;
    return isOpen ? Outcome.UNDECIDED : Outcome.CONFIRMED;
  }

  private Optional<Row> first(Outcome outcome) {
    return rows.stream().filter(row -> row.outcome() == outcome).findFirst();
  }

  private double largestUlps() {
    return rows.stream()
        .filter(row -> row.outcome() == Outcome.CONFIRMED)
        .mapToDouble(row -> row.ulps())
        .max()
        .orElse(0);
  }

  /** The claims that agree in the same way, by what was chosen for them. */
  private Map<String, List<Row>> ways() {
    Map<String, List<Row>> ways = new LinkedHashMap<>();
    for (Row row : rows) {
      if (row.outcome() != Outcome.DIFFERS) {
        ways.computeIfAbsent(row.text(), text -> new ArrayList<>()).add(row);
      }
    }
    return ways;
  }

  @Override
  public String text() {
    String claims = kind.equals("descent") ? "steps" : "gradients";
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%s: %s of %s in %s, %d %s%n",
            experiment.name(),
            kind,
            shortName(),
            format,
            all,
            claims));
    elsewhere.ifPresent(start -> paragraph(text, "", elsewhereText(start)));
    text.append('\n');
    text.append(
        String.format(
            Locale.ROOT,
            "  %d CONFIRMED, %d DIFFERS, %d UNDECIDED%s%n",
            count(Outcome.CONFIRMED),
            count(Outcome.DIFFERS),
            count(Outcome.UNDECIDED),
            rows.size() < all ? ", " + (all - rows.size()) + " not looked at" : ""));
    if (count(Outcome.CONFIRMED) > 0) {
      text.append(
          String.format(
              Locale.ROOT, "  largest difference of those confirmed: %.3g ulps%n", largestUlps()));
    }
    String claim = kind.equals("descent") ? "step " : "point ";
    ways()
        .forEach(
            (way, those) ->
                paragraph(
                    text,
                    "  ",
                    those.size()
                        + " "
                        + way
                        + " (the first: "
                        + claim
                        + those.get(0).index()
                        + ")"));
    balancedness.ifPresent(balance -> paragraph(text, "  ", balanceText(balance)));
    first(Outcome.DIFFERS)
        .ifPresent(row -> paragraph(text, "first off: ", claim + row.index() + ", " + row.text()));
    return text.toString().replace("\r\n", "\n");
  }

  private static void paragraph(StringBuilder text, String prefix, String words) {
    Paragraph.indented(prefix, "    ", words).forEach(line -> text.append(line).append('\n'));
  }

  private String elsewhereText(Elsewhere start) {
    return "the recording starts elsewhere than the experiment: "
        + start.weight()
        + " is "
        + Decimals.nearest(start.distance(), 3)
        + " from its initial value (another seed, or other initial weights); what follows is judged at"
        + " the recorded weights";
  }

  private String balanceText(Balance balance) {
    return "balancedness: Σ_in w² - Σ_out w² changes by η²(‖∇_in R‖² - ‖∇_out R‖²) "
        + (balance.isWithin() ? "within rounding errors" : "NOT within rounding errors")
        + ", the most off at "
        + balance.vertex()
        + " in step "
        + balance.index()
        + ": "
        + Decimals.nearest(balance.defect(), 3);
  }

  private String shortName() {
    int slash = Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\'));
    return file.substring(slash + 1);
  }

  @Override
  public String json() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("plumbline", version);
    Map<String, Object> of = new LinkedHashMap<>();
    of.put("name", experiment.name());
    of.put("sha256", experiment.sha256());
    tree.put("experiment", of);
    Map<String, Object> comparison = new LinkedHashMap<>();
    comparison.put("trajectory", shortName());
    comparison.put("kind", kind);
    comparison.put("dtype", format);
    comparison.put("outcome", outcome().name());
    elsewhere.ifPresent(start -> comparison.put("startsElsewhere", elsewhere(start)));
    comparison.put("claims", all);
    comparison.put("judged", rows.size());
    comparison.put("largestUlps", ulps(largestUlps()));
    List<Object> agreeing = new ArrayList<>();
    ways()
        .forEach(
            (way, those) -> {
              Map<String, Object> entry = new LinkedHashMap<>();
              entry.put("how", way);
              entry.put("claims", those.size());
              entry.put("first", those.get(0).index());
              agreeing.add(entry);
            });
    comparison.put("agreeing", agreeing);
    comparison.put(
        "differing",
        rows.stream()
            .filter(row -> row.outcome() == Outcome.DIFFERS)
            .map(ComparisonReport::differing)
            .toList());
    balancedness.ifPresent(balance -> comparison.put("balancedness", balance(balance)));
    tree.put("comparison", comparison);
    Map<String, Object> summary = new LinkedHashMap<>();
    for (Outcome outcome : Outcome.values()) {
      summary.put(outcome.name(), count(outcome));
    }
    tree.put("summary", summary);
    return JsonText.of(tree);
  }

  private static Map<String, Object> differing(Row row) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("point", row.index());
    entry.put("weight", row.weight());
    entry.put("ulps", ulps(row.ulps()));
    entry.put("explanation", row.explanation());
    entry.put("text", row.text());
    return entry;
  }

  private static Map<String, Object> elsewhere(Elsewhere start) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("weight", start.weight());
    entry.put("distance", Numbers.approximate(start.distance(), DIGITS));
    return entry;
  }

  private static Map<String, Object> balance(Balance balance) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("vertex", balance.vertex());
    entry.put("point", balance.index());
    entry.put("defect", Numbers.approximate(balance.defect(), DIGITS));
    entry.put("within", balance.isWithin());
    return entry;
  }

  private static Map<String, String> ulps(double ulps) {
    return Map.of("approximate", String.format(Locale.ROOT, "%.3g", ulps));
  }
}
