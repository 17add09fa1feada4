package org.plumbline.report;

import java.util.List;
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
    TheoremHtml.section(whole, report.audit());
    FindingSections.open(whole, answer.open());
    figures(figures);
    FindingSections.all(whole, report.findings());
    computed();
    FindingSections.trust(
        whole,
        "An engine only proposes a trajectory; a verifier encloses the true flow around it, whatever"
            + " its source.");
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
}
