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

  static String of(EngineComparison found) {
    StringBuilder text = new StringBuilder();
    text.append(found.experiment().name()).append(" against ").append(found.engine().title());
    text.append("\n\n");
    for (EngineComparison.Item item : found.items()) {
      Answer answer = item.answer();
      text.append(String.format(Locale.ROOT, "  %-8s%s\n", word(answer.outcome()), item.subject()));
      text.append("          ");
      if (answer.ulps() > 0) {
        text.append(String.format(Locale.ROOT, "%.3g ulp, ", answer.ulps()));
      }
      text.append(oneLine(answer.text())).append('\n');
    }
    found.limit().ifPresent(limit -> text.append("  ").append(limit).append('\n'));
    return text.append('\n').append(counts(found)).append('\n').toString();
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
