package org.plumbline.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.claim.Finding;
import org.plumbline.claim.Quantity;
import org.plumbline.claim.Verdict;
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

  private static final String BRIEF = "Rows of a kind share a line; --all shows every row.";

  private final Report report;
  private final TextStyle style;
  private final Paragraph paragraph;
  private final List<TextLine> lines = new ArrayList<>();

  private TextReport(Report report, TextStyle style) {
    this.report = report;
    this.style = style;
    this.paragraph = new Paragraph(style.width());
  }

  /** The report in the plain style, ending in a line feed. */
  public static String text(Report report) {
    return text(report, TextStyle.PLAIN);
  }

  /** The report in a style, ending in a line feed. */
  public static String text(Report report, TextStyle style) {
    return new TextReport(report, style).text();
  }

  private String text() {
    report.notices().headline().ifPresent(text -> lines(TextLine.Colour.BOLD, "", text));
    boolean isFirst = report.has(Verdict.UNDECIDED) && report.notices().headline().isEmpty();
    if (isFirst) {
      remarks();
    }
    lines(TextLine.Colour.BOLD, "", title(report));
    int asked = report.experiment().flow().digits();
    report
        .run()
        .ifPresent(run -> flow(run.result().trajectory(), asked).forEach(text -> lines("", text)));
    if (!isFirst) {
      remarks();
    }
    lines("", "");
    List<TextLine> theorems = TheoremTable.lines(report.audit(), style);
    lines.addAll(FindingTable.lines(report.findings(), report.run().isEmpty(), theorems, style));
    lines("", "");
    notes().forEach(note -> lines("", note));
    SoughtProof.of(report).ifPresent(proof -> lines("", proof.text()));
    lines(summaryColour(), "", summary(report));
    return lines.stream()
        .map(line -> line.printed(style.isColoured()))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** What to know and to do before anything else, if something is open. */
  private void remarks() {
    report.notices().remarks().forEach(remark -> lines("note: ", remark));
  }

  private void lines(String prefix, String text) {
    lines(TextLine.Colour.NONE, prefix, text);
  }

  private void lines(TextLine.Colour colour, String prefix, String text) {
    paragraph.indented(prefix, "  ", text).forEach(line -> lines.add(TextLine.of(line, colour)));
  }

  private TextLine.Colour summaryColour() {
    return Stream.of(Verdict.VIOLATED, Verdict.UNDECIDED)
        .filter(report::has)
        .findFirst()
        .map(VerdictColour::of)
        .orElse(VerdictColour.of(Verdict.PROVED));
  }

  private static String title(Report report) {
    return title(report.experiment());
  }

  /** What was run, in a line. */
  static String title(Experiment experiment) {
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

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (!report.awaiting().isEmpty()) {
      String ids = String.join(", ", report.awaiting());
      notes.add("Left out, because deciding it takes a trajectory (plumbline check): " + ids);
    }
    notes.add(has(report, Quantity.Measured.class) ? MEASURED : EXACT);
    if (has(report, Quantity.Enclosed.class)) {
      notes.add(ENCLOSED);
    }
    if (report.findings().stream().anyMatch(finding -> finding.range().isPresent())) {
      notes.add(THROUGHOUT);
    }
    if (!style.showsAll()) {
      notes.add(BRIEF);
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
