package org.plumbline.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.plumbline.claim.Finding;
import org.plumbline.claim.Verdict;
import org.plumbline.experiment.Experiment;
import org.plumbline.field.Trajectory;
import org.plumbline.flow.FinalRisk;
import org.plumbline.number.Decimals;

/**
 * The report as a table for people: a row a finding, grouped by claim, reasons where something is
 * to be decided.
 */
public final class TextReport {
  private static final int SHOWN_DIGITS = 6;
  private static final int WIDEST_SUBJECT = 28;
  private static final int WIDEST_NUMBER = 14;
  private static final int WIDTH = 110;

  private TextReport() {}

  /** The table, ending in a line feed. */
  public static String text(Report report) {
    List<String> lines = new ArrayList<>();
    lines.add(title(report));
    report.run().ifPresent(run -> lines.add(flow(run.result().trajectory())));
    lines.add("");
    lines.addAll(rows(report.findings()));
    lines.add("");
    lines.add(summary(report));
    return lines.stream().map(String::stripTrailing).collect(Collectors.joining("\n", "", "\n"));
  }

  private static String title(Report report) {
    Experiment experiment = report.experiment();
    return experiment.name()
        + ": "
        + experiment.data().size()
        + " samples, "
        + experiment.network().parameters()
        + " weights, "
        + experiment.loss().name().toLowerCase(Locale.ROOT)
        + " loss ("
        + experiment.reduction().name().toLowerCase(Locale.ROOT)
        + "), "
        + experiment.flow().digits()
        + " digits";
  }

  private static String flow(Trajectory trajectory) {
    return "flow: t = 0 … "
        + Decimals.nearest(trajectory.finalTime(), SHOWN_DIGITS)
        + ", risk "
        + Decimals.nearest(FinalRisk.approximate(trajectory), SHOWN_DIGITS)
        + ", "
        + trajectory.steps().size()
        + " steps, "
        + trajectory.events().size()
        + " gate events";
  }

  private static List<String> rows(List<Finding> findings) {
    int subjects = width(findings, WIDEST_SUBJECT, f -> f.subject().length());
    int ids = width(findings, Integer.MAX_VALUE, f -> f.id().length());
    List<String> rows = new ArrayList<>();
    for (Finding finding : findings) {
      rows.add(
          padded(finding.verdict().name(), 15)
              + padded(finding.id(), ids + 2)
              + padded(cut(finding.subject(), subjects), subjects + 2)
              + numbers(finding));
      boolean needsReason =
          finding.verdict() != Verdict.PROVED && finding.verdict() != Verdict.CONSISTENT;
      if (needsReason) {
        rows.addAll(wrapped(finding.reason()));
      }
    }
    return rows;
  }

  private static int width(List<Finding> findings, int most, ToIntFunction<Finding> length) {
    return Math.min(most, findings.stream().mapToInt(length).max().orElse(0));
  }

  private static String numbers(Finding finding) {
    String value = finding.value().map(Numbers::shown).orElse("");
    String bound = finding.bound().map(b -> "  | " + Numbers.shown(b)).orElse("");
    return padded(value, WIDEST_NUMBER) + bound;
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private static String cut(String text, int width) {
    return text.length() <= width ? text : text.substring(0, width - 1) + "…";
  }

  private static List<String> wrapped(String reason) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder("    ");
    for (String word : reason.split(" ", -1)) {
      if (line.length() + word.length() > WIDTH && line.length() > 4) {
        lines.add(line.toString());
        line = new StringBuilder("    ");
      }
      line.append(word).append(' ');
    }
    lines.add(line.toString());
    return lines;
  }

  private static String summary(Report report) {
    Map<String, Long> counts = new LinkedHashMap<>();
    report.summary().forEach((verdict, count) -> counts.put(verdict.name(), count));
    return counts.entrySet().stream()
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .collect(Collectors.joining(", "));
  }
}
