package org.plumbline.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.plumbline.compare.GradientComparison;
import org.plumbline.compare.OtherStart;
import org.plumbline.compare.RecordingKind;
import org.plumbline.compare.StepBalance;
import org.plumbline.compare.finding.Outcome;
import org.plumbline.network.Network;
import org.plumbline.number.Decimals;

/** The table of a comparison of recorded gradients, or of steps of gradient descent. */
final class GradientText {
  private static final int DIGITS = 3;

  private final GradientComparison comparison;
  private final Network network;
  private final boolean isDescent;
  private final Paragraph paragraph;
  private final List<String> lines = new ArrayList<>();

  private GradientText(GradientComparison comparison, int width) {
    this.comparison = comparison;
    this.paragraph = new Paragraph(width);
    this.network = comparison.experiment().network();
    this.isDescent = comparison.kind() == RecordingKind.DESCENT;
  }

  static String of(GradientComparison comparison, int width) {
    GradientText text = new GradientText(comparison, width);
    text.write();
    return String.join("\n", text.lines) + "\n";
  }

  private void write() {
    paragraph(
        "",
        String.format(
            Locale.ROOT,
            "%s: %s of %s in %s, %d %s",
            comparison.experiment().name(),
            comparison.kind().spelling(),
            comparison.recording(),
            comparison.format().spelling(),
            comparison.claims(),
            isDescent ? "steps" : "gradients"));
    comparison.start().ifPresent(start -> paragraph("", start(start, network)));
    comparison.times().ifPresent(times -> paragraph("", times));
    lines.add("");
    lines.add(ComparisonText.counts(comparison));
    if (comparison.count(Outcome.CONFIRMED) > 0) {
      paragraph(
          "  ",
          String.format(
              Locale.ROOT,
              "largest difference among those confirmed: %.3g ulps",
              comparison.largestUlps()));
    }
    ways();
    comparison.balance().ifPresent(balance -> paragraph("  ", balance(balance, network)));
    comparison.off().stream()
        .findFirst()
        .ifPresent(
            off ->
                paragraph(
                    "first difference: ", claim() + off.point() + ", " + off.differs().text()));
    if (!comparison.tried().isEmpty()) {
      paragraph("tried without success: ", String.join("; ", comparison.tried()));
    }
  }

  private void ways() {
    comparison
        .ways()
        .forEach(
            (way, those) ->
                paragraph(
                    "  ",
                    those.size()
                        + " "
                        + way
                        + " (the first: "
                        + claim()
                        + those.get(0).point()
                        + ")"));
  }

  private String claim() {
    return isDescent ? "step " : "point ";
  }

  /** The notice of another start. */
  static String start(OtherStart start, Network network) {
    return "the recording does not start where the experiment does: "
        + network.parameterNames().get(start.parameter())
        + " is "
        + Decimals.nearest(start.distance(), DIGITS)
        + " away from its initial value (another seed, or other initial weights); "
        + "everything else is judged at the recorded weights";
  }

  /** How the law of balancedness is kept from step to step. */
  static String balance(StepBalance balance, Network network) {
    return "balancedness: Σ_in w² - Σ_out w² changes by η²(‖∇_in R‖² - ‖∇_out R‖²) "
        + (balance.defect().isWithin() ? "within rounding errors" : "NOT within rounding errors")
        + ", with the largest difference at "
        + network.name(balance.defect().vertex())
        + " in step "
        + balance.point()
        + ": "
        + Decimals.nearest(balance.defect().defect(), DIGITS);
  }

  private void paragraph(String prefix, String words) {
    lines.addAll(paragraph.indented(prefix, "    ", words));
  }
}
