package org.plumbline.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.plumbline.conformance.Outcome;
import org.plumbline.engine.process.EngineDescription;
import org.plumbline.experiment.Experiment;
import org.plumbline.report.Comparison;
import org.plumbline.report.ComparisonReport;

/**
 * What the answers of a live engine about one experiment are worth.
 *
 * @param experiment the experiment
 * @param description what the engine says of itself
 * @param rows one for each question
 */
record LiveReport(Experiment experiment, EngineDescription description, List<Row> rows)
    implements Comparison {
  LiveReport {
    rows = List.copyOf(rows);
  }

  /** An answer. */
  record Row(String subject, Outcome outcome) {}

  @Override
  public ComparisonReport.Outcome outcome() {
    if (count(Outcome.Status.DIFFERS) > 0) {
      return ComparisonReport.Outcome.DIFFERS;
    }
    return count(Outcome.Status.OPEN) > 0
        ? ComparisonReport.Outcome.UNDECIDED
        : ComparisonReport.Outcome.CONFIRMED;
  }

  private long count(Outcome.Status status) {
    return rows.stream().filter(row -> row.outcome().status() == status).count();
  }

  @Override
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(experiment.name()).append(" against ").append(description.title()).append("\n\n");
    for (Row row : rows) {
      Outcome outcome = row.outcome();
      text.append(String.format(Locale.ROOT, "  %-8s%s\n", outcome.status(), row.subject()));
      text.append("          ");
      if (outcome.ulps() > 0) {
        text.append(String.format(Locale.ROOT, "%.3g ulp, ", outcome.ulps()));
      }
      text.append(Terminal.oneLine(outcome.text())).append('\n');
    }
    return text.append('\n').append(summary()).append('\n').toString();
  }

  private String summary() {
    List<String> counts = new ArrayList<>();
    for (Outcome.Status status : Outcome.Status.values()) {
      counts.add(count(status) + " " + status);
    }
    return String.join(", ", counts);
  }

  @Override
  public String json() {
    Map<String, Object> top = new LinkedHashMap<>();
    top.put("plumbline", Version.number());
    top.put("experiment", Map.of("name", experiment.name()));
    Map<String, String> engine = new LinkedHashMap<>();
    engine.put("name", description.name());
    engine.put("version", description.version());
    engine.put("dtype", description.dtype());
    engine.put("reluSlopeAtZero", description.reluSlopeAtZero().toString());
    top.put("engine", engine);
    List<Map<String, String>> list = new ArrayList<>();
    for (Row row : rows) {
      Map<String, String> entry = new LinkedHashMap<>();
      entry.put("subject", row.subject());
      entry.put("status", row.outcome().status().name());
      entry.put("ulps", String.valueOf(row.outcome().ulps()));
      entry.put("text", row.outcome().text());
      list.add(entry);
    }
    top.put("comparisons", list);
    Map<String, Long> summary = new LinkedHashMap<>();
    for (Outcome.Status status : Outcome.Status.values()) {
      summary.put(status.name(), count(status));
    }
    top.put("summary", summary);
    return LiveComparison.jsonText(top);
  }
}
