package org.plumbline.report;

import java.util.Locale;
import org.plumbline.compare.Comparison;
import org.plumbline.compare.EngineComparison;
import org.plumbline.compare.FlowComparison;
import org.plumbline.compare.GradientComparison;
import org.plumbline.compare.finding.Outcome;

/** The table of a comparison for the terminal. */
public final class ComparisonText {
  private ComparisonText() {}

  /** The lines of a comparison in the plain style, each ended by a line feed. */
  public static String of(Comparison comparison) {
    return of(comparison, TextStyle.PLAIN);
  }

  /** The lines of a comparison, each ended by a line feed. */
  public static String of(Comparison comparison, TextStyle style) {
    if (comparison instanceof GradientComparison gradients) {
      return GradientText.of(gradients, style.width());
    }
    return comparison instanceof FlowComparison flow
        ? FlowText.of(flow, style.width())
        : EngineText.of((EngineComparison) comparison, style.width());
  }

  /** How many claims of a recording have which outcome. */
  static String counts(Comparison comparison) {
    int left = comparison.claims() - comparison.outcomes().size();
    return String.format(
        Locale.ROOT,
        "  %d CONFIRMED, %d DIFFERS, %d UNDECIDED%s",
        comparison.count(Outcome.CONFIRMED),
        comparison.count(Outcome.DIFFERS),
        comparison.count(Outcome.UNDECIDED),
        left > 0 ? ", " + left + " not judged" : "");
  }
}
