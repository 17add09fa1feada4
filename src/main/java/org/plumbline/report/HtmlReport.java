package org.plumbline.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.plumbline.claim.Finding;
import org.plumbline.enclosure.Verification;
import org.plumbline.experiment.Experiment;
import org.plumbline.experiment.InputFile;
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

  /** Nothing is loaded, whatever a page may come to hold. */
  private static final String NO_REQUESTS = "default-src 'none'; style-src 'unsafe-inline'";

  private final Report report;
  private final Answer answer;
  private final Markup page = new Markup();

  private HtmlReport(Report report) {
    this.report = report;
    this.answer = new Answer(report);
  }

  /** The text of {@code report.html}, which is well-formed XML as well. */
  static String text(Report report, List<Figure> figures) {
    HtmlReport html = new HtmlReport(report);
    html.write(figures);
    return "<!DOCTYPE html>\n" + html.page + "\n";
  }

  private void write(List<Figure> figures) {
    page.open("html", "lang", "en").open("head").own("\n");
    page.empty("meta", "charset", "utf-8");
    page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    page.empty("meta", "name", "color-scheme", "content", "light dark");
    page.empty("meta", "http-equiv", "Content-Security-Policy", "content", NO_REQUESTS);
    page.leaf("title", report.experiment().name() + " · Plumbline");
    page.open("style").own(PageStyle.TEXT).close().closeLine();
    page.open("body").leaf("a", "To the findings", "class", "skip", "href", "#findings");
    page.open("main");
    head();
    mattering();
    open();
    figures(figures);
    everything();
    computed();
    trust();
    experiment();
    page.close().close().close();
  }

  private void head() {
    Experiment experiment = report.experiment();
    page.open("header").leaf("h1", experiment.name());
    page.open("p", "class", "answer");
    page.text(String.join(" ", answer.sentences())).closeLine();
    report.notices().headline().ifPresent(text -> page.leaf("p", text, "class", "headline"));
    page.open("ul", "class", "counts");
    report
        .summary()
        .forEach(
            (verdict, count) -> {
              page.open("li").text(count + " ");
              FindingHtml.verdict(page, verdict.name());
              page.close();
            });
    page.close().close().own("\n");
  }

  private void section(String id, String title) {
    page.open("section", "aria-labelledby", id).leaf("h2", title, "id", id).own("\n");
  }

  private void mattering() {
    section("matters", "What matters");
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
    section("open", "Violated or undecided");
    if (answer.open().isEmpty()) {
      page.leaf("p", "Nothing.");
    }
    answer.open().stream()
        .collect(Collectors.groupingBy(HtmlReport::ground, LinkedHashMap::new, Collectors.toList()))
        .values()
        .forEach(this::open);
    page.closeLine();
  }

  /** What findings have in common that differ in their subjects only. */
  private static List<Object> ground(Finding finding) {
    return List.of(finding.verdict(), finding.id(), finding.claim(), finding.reason());
  }

  private void open(List<Finding> alike) {
    Finding first = alike.get(0);
    String subjects = alike.stream().map(Finding::subject).collect(Collectors.joining("; "));
    page.open("article").open("h3");
    FindingHtml.verdict(page, first.verdict().name());
    page.text(" " + first.id() + ", " + subjects).close();
    page.leaf("p", first.claim());
    page.leaf("p", first.reason(), "class", "reason").closeLine();
  }

  private void figures(List<Figure> figures) {
    section("figures", "Figures");
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
    page.open("div", "class", "figures").own("\n");
    for (Figure figure : figures) {
      page.open("figure").leaf("h3", figure.title()).add(figure.inline());
      page.leaf("figcaption", figure.caption()).closeLine();
    }
    page.close().closeLine();
  }

  private void everything() {
    section("findings", "All findings");
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
    section("computed", "How it was computed");
    page.open("dl");
    item("Program", "Plumbline " + report.version());
    report.run().ifPresent(this::run);
    if (report.run().isEmpty()) {
      item("Trajectory", "none was asked for");
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
        .forEach((phase, n) -> item(phase, phase.endsWith("Seconds") ? n + " s" : n.toString()));
    page.close().close().closeLine();
  }

  private void run(Report.Run run) {
    Trajectory trajectory = run.result().trajectory();
    item("Engine", run.engine());
    item("Times", "0 … " + Decimals.nearest(trajectory.finalTime(), SHOWN_DIGITS));
    item("Steps", String.valueOf(trajectory.steps().size()));
    item("Gate events", String.valueOf(trajectory.events().size()));
    item(
        "Risk at the end",
        run.risk()
            .map(risk -> DecimalBall.shortened(risk, SHOWN_DIGITS).text() + ", enclosed")
            .orElseGet(
                () ->
                    "~"
                        + Decimals.nearest(FinalRisk.approximate(trajectory), SHOWN_DIGITS)
                        + ", measured"));
    if (run.verification() instanceof Verification.Failed failed) {
      item(
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
      item("Enclosure", "the true flow is enclosed to the end");
    }
  }

  private void item(String term, String text) {
    page.leaf("dt", term).leaf("dd", text).own("\n");
  }

  private void trust() {
    section("trust", "What the verdicts rest on");
    page.open("dl");
    item(
        "PROVED, VIOLATED",
        "Established by exact or outward-rounded arithmetic for this very experiment. An engine only"
            + " proposes a trajectory; a verifier encloses the true flow around it, whatever its"
            + " source.");
    item(
        "CONSISTENT",
        "Measured on the computed trajectory, within the accuracy asked for: evidence, no proof."
            + " Numbers so measured are marked with ~.");
    item("UNDECIDED", "Neither shown nor excluded; the reason says what would decide it.");
    item("NOT_APPLICABLE", "A hypothesis of the claim fails; the reason says which.");
    item("1.234(5)", "Proved to lie within 5 units of its last digit; report.json has all digits.");
    page.close().closeLine();
  }

  private void experiment() {
    Experiment experiment = report.experiment();
    section("experiment", "The experiment");
    page.open("dl");
    item("Name", experiment.name());
    item("SHA-256 of the experiment", experiment.sha256());
    for (InputFile file : experiment.provenance().inputs()) {
      item("SHA-256 of " + file.path(), file.sha256());
    }
    item(
        "Data",
        experiment.data().size() + " samples of dimension " + experiment.data().dimension());
    item("Loss", experiment.loss() + ", " + experiment.reduction().name().toLowerCase(Locale.ROOT));
    item("Digits asked for", String.valueOf(experiment.flow().digits()));
    experiment.seeding().ifPresent(drawn -> item("Seed", String.valueOf(drawn.seed())));
    page.close();
    folded("Network", ProblemJson.network(experiment));
    folded("Initial weights", weights(experiment));
    page.closeLine();
  }

  private void folded(String title, String text) {
    page.open("details").leaf("summary", title);
    page.leaf("pre", text, "tabindex", "0").closeLine();
  }

  private static String weights(Experiment experiment) {
    StringBuilder text = new StringBuilder();
    for (int p = 0; p < experiment.initialWeights().size(); p++) {
      text.append(experiment.network().parameterNames().get(p))
          .append(" = ")
          .append(experiment.initialWeights().get(p))
          .append("  ");
    }
    return text.toString();
  }
}
