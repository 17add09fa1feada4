package org.plumbline.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.plumbline.claim.Finding;
import org.plumbline.enclosure.Verification;
import org.plumbline.experiment.Experiment;
import org.plumbline.field.Trajectory;
import org.plumbline.flow.state.FinalRisk;
import org.plumbline.number.Decimals;
import org.plumbline.report.figure.Figure;
import org.plumbline.report.html.Markup;

/**
 * The report as a page for people: one file that asks for nothing else. First what the run comes
 * to, then what matters, what is open, the figures, and all the rest.
 */
final class HtmlReport {
  private static final int SHOWN_DIGITS = 6;

  private final Report report;
  private final Answer answer;
  private final Page whole;
  private final Markup page;

  private HtmlReport(Report report) {
    this.report = report;
    this.whole = Page.of(report.experiment().name());
    this.page = whole.markup();
    this.answer = new Answer(report);
  }

  /** The text of {@code report.html}, which is well-formed XML as well. */
  static String text(Report report, List<Figure> figures) {
    HtmlReport html = new HtmlReport(report);
    html.write(figures);
    return html.whole.text(figures);
  }

  private void write(List<Figure> figures) {
    head();
    mattering();
    open();
    figures(figures);
    everything();
    computed();
    trust();
    ExperimentHtml.section(whole, report.experiment());
  }

  private void head() {
    Experiment experiment = report.experiment();
    page.open("header").leaf("h1", experiment.name());
    report.notices().headline().ifPresent(text -> page.leaf("p", text, "class", "headline"));
    List<String> sentences = answer.sentences();
    page.leaf("p", sentences.get(0), "class", "answer");
    sentences.stream().skip(1).forEach(sentence -> page.leaf("p", sentence));
    page.open("ul", "class", "counts");
    report.summary().forEach((verdict, count) -> whole.count(verdict.name(), count));
    page.close().closeLine();
  }

  private void mattering() {
    whole.section("matters", "What matters");
    if (!answer.hypotheses().isEmpty()) {
      FindingHtml.table(page, "What the theorems suppose", answer.hypotheses());
    }
    if (answer.mattering().isEmpty()) {
      page.leaf("p", "None of the paper's bounds and limits applies, or was looked at.");
    } else {
      FindingHtml.table(
          page, "The paper's bounds and statements for all later times", answer.mattering());
    }
    page.closeLine();
  }

  private void open() {
    whole.section("open", "Violated or undecided");
    if (answer.open().isEmpty()) {
      page.leaf("p", "Nothing.");
    }
    answer.open().stream()
        .collect(Collectors.groupingBy(HtmlReport::ground, LinkedHashMap::new, Collectors.toList()))
        .values()
        .forEach(this::open);
    page.closeLine();
  }

  /** What findings have in common that are to be mended in the same way. */
  private static List<Object> ground(Finding finding) {
    return List.of(finding.verdict(), finding.reason());
  }

  private void open(List<Finding> alike) {
    page.open("article").open("h3");
    FindingHtml.verdict(page, alike.get(0).verdict().name());
    page.text(" " + alike.stream().map(Finding::id).distinct().collect(Collectors.joining(", ")));
    page.close().leaf("p", alike.get(0).reason(), "class", "reason").open("ul");
    alike.stream()
        .collect(
            Collectors.groupingBy(
                Finding::claim,
                LinkedHashMap::new,
                Collectors.mapping(Finding::subject, Collectors.joining("; "))))
        .forEach((claim, subjects) -> page.leaf("li", subjects + ": " + claim));
    page.close().closeLine();
  }

  private void figures(List<Figure> figures) {
    whole.section("figures", "Figures");
    if (figures.isEmpty()) {
      page.leaf("p", "There is nothing to draw: the run has no step.").closeLine();
      return;
    }
    page.leaf(
        "p",
        "Drawn from the computed trajectory in floating point, which is evidence, at ends of steps,"
            + " about a hundred of them where there are more. Bounds, dashed, are those of the"
            + " findings. Pointing at a curve shows the numbers."
            + " Each figure is a file of its own under figures as well.");
    PageFigures.add(page, figures);
    page.closeLine();
  }

  private void everything() {
    whole.section("findings", "All findings");
    Map<String, List<Finding>> groups =
        report.findings().stream()
            .collect(Collectors.groupingBy(Finding::id, LinkedHashMap::new, Collectors.toList()));
    groups.forEach(
        (id, findings) -> {
          page.open("details").leaf("summary", id + ": " + counted(findings)).own("\n");
          FindingHtml.table(page, id, findings);
          page.closeLine();
        });
    page.closeLine();
  }

  private static String counted(List<Finding> findings) {
    return findings.stream()
        .collect(Collectors.groupingBy(Finding::verdict, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .map(entry -> entry.getValue() + " " + entry.getKey().name())
        .collect(Collectors.joining(", "));
  }

  private void computed() {
    whole.section("computed", "How it was computed");
    page.open("dl");
    whole.item("Program", "Plumbline " + report.version());
    report.run().ifPresent(this::run);
    if (report.run().isEmpty()) {
      whole.item("Trajectory", "none was asked for");
    }
    page.close();
    if (!report.notices().remarks().isEmpty()) {
      page.leaf("h3", "Notes").open("ul");
      report.notices().remarks().forEach(remark -> page.leaf("li", remark));
      page.close();
    }
    page.open("details", "class", "timing").leaf("summary", "Timing").open("dl");
    report
        .timing()
        .forEach(
            (phase, n) -> whole.item(phase, phase.endsWith("Seconds") ? n + " s" : n.toString()));
    page.close().close().closeLine();
  }

  private void run(Report.Run run) {
    Trajectory trajectory = run.result().trajectory();
    whole.item("Engine", run.engine());
    whole.item("Times", "0 … " + Decimals.nearest(trajectory.finalTime(), SHOWN_DIGITS));
    whole.item("Steps", String.valueOf(trajectory.steps().size()));
    whole.item("Gate events", String.valueOf(trajectory.events().size()));
    whole.item(
        "Risk at the end",
        run.risk()
            .map(risk -> DecimalBall.shortened(risk, SHOWN_DIGITS).text() + ", enclosed")
            .orElseGet(
                () ->
                    "~"
                        + Decimals.nearest(FinalRisk.approximate(trajectory), SHOWN_DIGITS)
                        + ", measured"));
    if (run.verification() instanceof Verification.Failed failed) {
      whole.item(
          "Enclosure",
          "up to step "
              + failed.step()
              + " of "
              + trajectory.steps().size()
              + " only, about t = "
              + Decimals.nearest(failed.time(), SHOWN_DIGITS)
              + ": "
              + failed.what()
              + "; what may help: "
              + failed.remedy());
    } else {
      whole.item("Enclosure", "the true flow is enclosed to the end");
    }
  }

  private void trust() {
    whole.section("trust", "What the verdicts rest on");
    page.open("dl");
    whole.item(
        "PROVED, VIOLATED",
        "Established by exact or outward-rounded arithmetic for this very experiment. An engine only"
            + " proposes a trajectory; a verifier encloses the true flow around it, whatever its"
            + " source.");
    whole.item(
        "CONSISTENT",
        "Measured on the computed trajectory, within the accuracy asked for: evidence, no proof."
            + " Numbers so measured are marked with ~.");
    whole.item("UNDECIDED", "Neither shown nor excluded; the reason says what would decide it.");
    whole.item("NOT_APPLICABLE", "A hypothesis of the claim fails; the reason says which.");
    whole.item(
        "1.234(5)", "Proved to lie within 5 units of its last digit; report.json has all digits.");
    page.close().closeLine();
  }
}
