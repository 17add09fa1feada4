package org.plumbline.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.plumbline.compare.FlowComparison;
import org.plumbline.compare.finding.Outcome;
import org.plumbline.compare.flow.CertifiedPath;
import org.plumbline.compare.flow.ClaimedPoints;
import org.plumbline.compare.flow.FlowExamination;
import org.plumbline.compare.flow.FlowFinding;
import org.plumbline.number.Decimals;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Magnitude;

/** The table of a flow comparison. */
final class FlowText {
  private static final int DIGITS = 3;
  private static final int TIME_DIGITS = 6;
  private static final int WEIGHT_DIGITS = 9;

  private final FlowComparison comparison;
  private final FlowExamination found;
  private final ClaimedPoints points;
  private final Paragraph paragraph;
  private final List<String> lines = new ArrayList<>();

  private FlowText(FlowComparison comparison, int width) {
    this.comparison = comparison;
    this.paragraph = new Paragraph(width);
    this.found = comparison.examination();
    this.points = found.claim().points();
  }

  static String of(FlowComparison comparison, int width) {
    FlowText text = new FlowText(comparison, width);
    text.write();
    return String.join("\n", text.lines) + "\n";
  }

  private void write() {
    List<Dyadic> times = points.times();
    paragraph(
        "",
        comparison.experiment().name()
            + ": flow of "
            + comparison.recording()
            + " in "
            + comparison.format().spelling()
            + ", "
            + times.size()
            + (times.size() == 1 ? " point" : " points")
            + " to t = "
            + Decimals.nearest(times.get(times.size() - 1), TIME_DIGITS)
            + (found.claim().tolerance().signum() > 0
                ? ", tolerance " + Decimals.nearest(found.claim().tolerance(), DIGITS)
                : ""));
    comparison.times().ifPresent(notice -> paragraph("", notice));
    lines.add("");
    lines.add(ComparisonText.counts(comparison));
    if (!found.findings().isEmpty()) {
      first();
      largest();
    }
    found.limit().ifPresent(limit -> paragraph("  ", limit));
    found.path().ifPresent(this::path);
    found.firstOff().ifPresent(this::off);
  }

  private void first() {
    FlowFinding finding = found.findings().get(0);
    paragraph(
        "  ",
        "the first point, t = "
            + time(0)
            + ": "
            + (finding.largest().upper().signum() == 0
                ? "exactly the initial weights"
                : "at most "
                    + upper(finding.largest())
                    + (points.times().get(0).signum() == 0
                        ? " from the initial weights"
                        : " from the flow")));
  }

  private void largest() {
    int k = found.farthest();
    FlowFinding finding = found.findings().get(k);
    paragraph(
        "  ",
        "largest distance from the flow: "
            + enclosed(finding.largest())
            + ", of "
            + weight(finding.farthest())
            + " at point "
            + k
            + ", t = "
            + time(k)
            + (found.firstOff().isEmpty() && comparison.count(Outcome.CONFIRMED) > 0
                ? "; the point nearest to its bound is at "
                    + String.format(Locale.ROOT, "%.3g of it", nearest())
                : ""));
  }

  private double nearest() {
    return found.findings().stream().mapToDouble(f -> f.excess()).max().orElse(0);
  }

  private void path(CertifiedPath path) {
    String reach = "t = " + Decimals.nearest(path.time(), TIME_DIGITS);
    paragraph(
        "  ",
        path.time().signum() == 0 && path.obstacle().isPresent()
            ? "the path through the points could not be certified: " + path.obstacle().get()
            : "the path through "
                + (path.points() < points.size() ? path.points() + " of them" : "them")
                + " is certified to be within "
                + upper(path.radius())
                + " of the flow"
                + path.obstacle()
                    .map(why -> " up to " + reach + ", but not beyond: " + why)
                    .orElse(""));
  }

  private void off(int k) {
    FlowFinding finding = found.findings().get(k);
    paragraph(
        "first difference: ",
        "point "
            + k
            + ", t = "
            + time(k)
            + ", "
            + weight(finding.parameter())
            + ": the recorded value is "
            + Decimals.nearest(points.weights().get(k).get(finding.parameter()), WEIGHT_DIGITS)
            + ", "
            + enclosed(finding.distance())
            + " from the flow ("
            + String.format(
                Locale.ROOT, "%.3g ulps, %.3g times the bound", finding.ulps(), finding.excess())
            + "); "
            + found.suspicion().map(s -> s.text()).orElse("not explained"));
  }

  private String weight(int p) {
    return comparison.experiment().network().parameterNames().get(p);
  }

  private String time(int k) {
    return Decimals.nearest(points.times().get(k), TIME_DIGITS);
  }

  private static String enclosed(DyadicInterval distance) {
    return distance.upper().signum() == 0 ? "0" : DecimalBall.shortened(distance, DIGITS).text();
  }

  private static String upper(DyadicInterval distance) {
    return upper(Magnitude.enclosingAbove(distance.upper()));
  }

  private static String upper(Magnitude bound) {
    return bound.isInfinite()
        ? "infinity"
        : Decimals.rounded(bound.toDyadic(), DIGITS, java.math.RoundingMode.UP);
  }

  private void paragraph(String prefix, String words) {
    lines.addAll(paragraph.indented(prefix, "    ", words));
  }
}
