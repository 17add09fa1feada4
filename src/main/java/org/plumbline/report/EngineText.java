package org.plumbline.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.plumbline.compare.Answer;
import org.plumbline.compare.EngineComparison;
import org.plumbline.compare.finding.Outcome;

/** The table of a live engine's answers. */
public final class EngineText {
  private EngineText() {}

  /** What the tables of live engines call an outcome: a claim is confirmed, an engine agrees. */
  public static String word(Outcome outcome) {
    return switch (outcome) {
      case CONFIRMED -> "AGREES";
      case UNDECIDED -> "OPEN";
      case DIFFERS -> "DIFFERS";
    };
  }

  static String of(EngineComparison found, int width) {
    Paragraph paragraph = new Paragraph(width);
    List<String> lines = new ArrayList<>();
    String title = found.experiment().name() + " against " + found.engine().title();
    lines.addAll(paragraph.indented("", "    ", title));
    lines.add("");
    for (EngineComparison.Item item : found.items()) {
      Answer answer = item.answer();
      String outcome = String.format(Locale.ROOT, "  %-8s", word(answer.outcome()));
      lines.addAll(paragraph.hanging(outcome, item.subject()));
      String ulps =
          answer.ulps() > 0 ? String.format(Locale.ROOT, "%.3g ulp, ", answer.ulps()) : "";
      lines.addAll(paragraph.hanging(" ".repeat(10), ulps + oneLine(answer.text())));
    }
    found.limit().ifPresent(limit -> lines.addAll(paragraph.indented("  ", "    ", limit)));
    lines.add("");
    lines.add(counts(found));
    return String.join("\n", lines) + "\n";
  }

  private static String counts(EngineComparison found) {
    List<String> counts = new ArrayList<>();
    for (Outcome outcome : Outcome.values()) {
      counts.add(found.count(outcome) + " " + word(outcome));
    }
    return String.join(", ", counts);
  }

  private static String oneLine(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "\uFFFD");
  }
}
