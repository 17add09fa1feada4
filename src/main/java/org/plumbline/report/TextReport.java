package org.plumbline.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.claim.Finding;
import org.plumbline.claim.Quantity;
import org.plumbline.experiment.Experiment;
import org.plumbline.field.Trajectory;
import org.plumbline.flow.state.FinalRisk;
import org.plumbline.number.Decimals;

/** The report for people: what was run, the table of findings, how to read it, how many of each. */
public final class TextReport {
  private static final int SHOWN_DIGITS = 6;
  private static final String MEASURED =
      "~ is measured on the computed trajectory: evidence, not proof. Numbers without ~ are exact, shown"
          + " rounded, or enclosed.";
  private static final String THROUGHOUT =
      "a … b throughout: the number lies there at all times of the interval, within steps as well.";

  private static final String ENCLOSED =
      "1.234(5) is proved to lie within 5 units of its last digit; report.json has all digits.";
  private static final String EXACT =
      "Numbers are exact, shown rounded; report.json has the certificates in full. Samples count from 0.";

  private TextReport() {}

  /** The report, ending in a line feed. */
  public static String text(Report report) {
    List<String> lines = new ArrayList<>();
    report.notices().headline().ifPresent(text -> lines.addAll(Paragraph.indented("", "  ", text)));
    lines.add(title(report));
    int asked = report.experiment().flow().digits();
    report.run().ifPresent(run -> lines.addAll(flow(run.result().trajectory(), asked)));
    report
        .notices()
        .remarks()
        .forEach(remark -> lines.addAll(Paragraph.indented("note: ", "  ", remark)));
    lines.add("");
    lines.addAll(FindingTable.lines(report.findings(), report.run().isEmpty()));
    lines.add("");
    lines.addAll(notes(report));
    SoughtProof.of(report)
        .ifPresent(proof -> lines.addAll(Paragraph.indented("", "  ", proof.text())));
    lines.add(summary(report));
    return lines.stream()
        .map(TextReport::printable)
        .map(String::stripTrailing)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** Names come from the experiment file; none of them may steer the terminal. */
  private static String printable(String line) {
    return line.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "\uFFFD");
  }

  private static String title(Report report) {
    Experiment experiment = report.experiment();
    return experiment.name()
        + ": "
        + experiment.data().size()
        + " samples, "
        + experiment.network().parameters()
        + " weights, "
        + experiment.loss()
        + " loss ("
        + experiment.reduction().name().toLowerCase(Locale.ROOT)
        + "), "
        + experiment.flow().digits()
        + " digits";
  }

  private static List<String> flow(Trajectory trajectory, int asked) {
    String extent =
        "flow: t = 0 … "
            + Decimals.nearest(trajectory.finalTime(), SHOWN_DIGITS)
            + ", risk "
            + Decimals.nearest(FinalRisk.approximate(trajectory), SHOWN_DIGITS)
            + ", "
            + trajectory.steps().size()
            + " steps, "
            + trajectory.events().size()
            + " gate events";
    int digits = trajectory.digits(asked);
    return digits == asked
        ? List.of(extent)
        : List.of(
            extent, "what is measured allows for errors of 1e-" + digits + ", not 1e-" + asked);
  }

  private static List<String> notes(Report report) {
    List<String> notes = new ArrayList<>();
    if (!report.awaiting().isEmpty()) {
      String ids = String.join(", ", report.awaiting());
      notes.addAll(
          Paragraph.indented(
              "",
              "  ",
              "Left out, because deciding it takes a trajectory (plumbline check): " + ids));
    }
    notes.addAll(
        Paragraph.indented("", "  ", has(report, Quantity.Measured.class) ? MEASURED : EXACT));
    if (has(report, Quantity.Enclosed.class)) {
      notes.addAll(Paragraph.indented("", "  ", ENCLOSED));
    }
    if (report.findings().stream().anyMatch(finding -> finding.range().isPresent())) {
      notes.addAll(Paragraph.indented("", "  ", THROUGHOUT));
    }
    return notes;
  }

  private static Stream<Quantity> numbers(Finding finding) {
    return Stream.concat(finding.value().stream(), finding.bound().stream());
  }

  private static boolean has(Report report, Class<? extends Quantity> kind) {
    return report.findings().stream().flatMap(TextReport::numbers).anyMatch(kind::isInstance);
  }

  private static String summary(Report report) {
    return report.summary().entrySet().stream()
        .map(entry -> entry.getValue() + " " + entry.getKey().name())
        .collect(Collectors.joining(", "));
  }
}
