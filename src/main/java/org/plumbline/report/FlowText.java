package org.plumbline.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

  private final FlowReport report;
  private final List<String> lines = new ArrayList<>();

  private FlowText(FlowReport report) {
    this.report = report;
  }

  static String of(FlowReport report) {
    FlowText text = new FlowText(report);
    text.write();
    return String.join("\n", text.lines) + "\n";
  }

  private void write() {
    List<Dyadic> times = report.points().times();
    lines.add(
        report.experiment().name()
            + ": flow of "
            + report.shortName()
            + " in "
            + report.format().spelling()
            + ", "
            + times.size()
            + (times.size() == 1 ? " point" : " points")
            + " to t = "
            + Decimals.nearest(times.get(times.size() - 1), TIME_DIGITS)
            + (report.tolerance().signum() > 0
                ? ", tolerance " + Decimals.nearest(report.tolerance(), DIGITS)
                : ""));
    lines.add("");
    int left = times.size() - report.findings().size();
    lines.add(
        "  "
            + report.count(FlowFinding.Status.CONFIRMED)
            + " CONFIRMED, "
            + report.count(FlowFinding.Status.DIFFERS)
            + " DIFFERS, "
            + report.count(FlowFinding.Status.UNDECIDED)
            + " UNDECIDED"
            + (left > 0 ? ", " + left + " not looked at" : ""));
    if (!report.findings().isEmpty()) {
      first();
      largest();
    }
    report.limit().ifPresent(limit -> paragraph("  ", limit));
    report.path().ifPresent(this::path);
    report.firstOff().ifPresent(this::off);
  }

  private void first() {
    FlowFinding finding = report.findings().get(0);
    paragraph(
        "  ",
        "the first point, t = "
            + time(0)
            + ": "
            + (finding.largest().upper().signum() == 0
                ? "exactly the initial weights"
                : "at most "
                    + upper(finding.largest())
                    + (report.points().times().get(0).signum() == 0
                        ? " from the initial weights"
                        : " from the flow")));
  }

  private void largest() {
    int k = report.farthest();
    FlowFinding finding = report.findings().get(k);
    paragraph(
        "  ",
        "largest distance from the flow: "
            + enclosed(finding.largest())
            + ", of "
            + report.weight(finding.farthest())
            + " at point "
            + k
            + ", t = "
            + time(k)
            + (report.firstOff().isEmpty() && report.count(FlowFinding.Status.CONFIRMED) > 0
                ? "; nearest to its bound: " + String.format(Locale.ROOT, "%.3g of it", nearest())
                : ""));
  }

  private double nearest() {
    return report.findings().stream().mapToDouble(f -> f.excess()).max().orElse(0);
  }

  private void path(FlowReport.Path path) {
    String reach = "t = " + Decimals.nearest(path.time(), TIME_DIGITS);
    paragraph(
        "  ",
        path.time().signum() == 0 && path.obstacle().isPresent()
            ? "the path through the points is not certified: " + path.obstacle().get()
            : "the path through "
                + (path.points() < report.points().size() ? path.points() + " of them" : "them")
                + " is certified to be within "
                + upper(path.radius())
                + " of the flow"
                + path.obstacle()
                    .map(why -> " up to " + reach + ", not beyond: " + why)
                    .orElse(""));
  }

  private void off(int k) {
    FlowFinding finding = report.findings().get(k);
    paragraph(
        "first off: ",
        "point "
            + k
            + ", t = "
            + time(k)
            + ", "
            + report.weight(finding.parameter())
            + ": recorded is "
            + Decimals.nearest(
                report.points().weights().get(k).get(finding.parameter()), WEIGHT_DIGITS)
            + ", "
            + enclosed(finding.distance())
            + " from the flow ("
            + String.format(
                Locale.ROOT, "%.3g ulps, %.3g times the bound", finding.ulps(), finding.excess())
            + "); "
            + report.suspicion().map(s -> s.text()).orElse("not explained"));
  }

  private String time(int k) {
    return Decimals.nearest(report.points().times().get(k), TIME_DIGITS);
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
    lines.addAll(Paragraph.indented(prefix, "    ", words));
  }
}
