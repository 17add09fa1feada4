package org.plumbline.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plumbline.claim.Finding;
import org.plumbline.claim.Verdict;
import org.plumbline.enclosure.descent.EnclosedDescent;
import org.plumbline.report.html.Markup;

/**
 * A check of gradient descent as a page for people: first the answer, then what is violated or
 * undecided, descent beside the flow, and all findings on descent.
 */
final class DescentHtml {
  private static final Set<Verdict> OPEN = Set.of(Verdict.VIOLATED, Verdict.UNDECIDED);

  private final DescentFindings found;
  private final Page page;
  private final Markup out;

  private DescentHtml(DescentFindings found) {
    this.found = found;
    this.page = Page.of(found.experiment().name() + ", gradient descent");
    this.out = page.markup();
  }

  /** The text of the page, which is well-formed XML as well. */
  static String text(DescentFindings found) {
    DescentHtml html = new DescentHtml(found);
    html.head();
    FindingSections.open(
        html.page, found.findings().stream().filter(f -> OPEN.contains(f.verdict())).toList());
    html.beside();
    FindingSections.all(html.page, found.findings());
    html.computed();
    FindingSections.trust(
        html.page,
        "Every iterate is enclosed with a radius that each step carries on, and the flow beside it"
            + " as in other checks.");
    ExperimentHtml.section(html.page, found.experiment());
    return html.page.text(List.of());
  }

  private void head() {
    out.open("header").leaf("h1", found.experiment().name() + ", gradient descent");
    out.leaf("p", answer(), "class", "answer").open("ul", "class", "counts");
    found.summary().forEach((verdict, count) -> page.count(verdict.name(), count));
    out.close().closeLine();
  }

  private String answer() {
    EnclosedDescent descent = found.descent();
    String run = descent.steps() + " steps of size " + descent.stepSize();
    if (descent.stop().isPresent()) {
      EnclosedDescent.Stop stop = descent.stop().get();
      return "Of "
          + run
          + " "
          + Math.max(0, stop.iterate() - 1)
          + " are enclosed: "
          + stop.what()
          + "; what may help: "
          + stop.remedy()
          + ".";
    }
    List<Finding> violated =
        found.findings().stream().filter(f -> f.verdict() == Verdict.VIOLATED).toList();
    return violated.isEmpty()
        ? "All " + run + " are enclosed, and nothing that was looked at is violated."
        : "All " + run + " are enclosed; violated is " + violated.get(0).claim() + ".";
  }

  private void beside() {
    page.section("beside", "The flow and descent side by side");
    List<Finding> flow = found.flow().map(Report::findings).orElse(List.of());
    PageTable.open(
        out,
        "The flow and descent side by side",
        "Claim by claim, the flow to the time of the last iterate",
        List.of("Claim", "The flow", "Descent"));
    for (List<String> row : SideBySide.all(SideBySide.rows(flow, found.findings()))) {
      out.open("tr").leaf("th", row.get(0), "scope", "row");
      row.stream().skip(1).forEach(cell -> out.leaf("td", cell));
      out.closeLine();
    }
    PageTable.close(out);
    out.closeLine();
  }

  private void computed() {
    page.section("computed", "How it was computed");
    out.open("dl");
    page.item("Program", "Plumbline " + found.version());
    page.item("Step size", found.descent().stepSize().toString());
    page.item("Steps", String.valueOf(found.descent().steps()));
    page.item("Bits of the centres", String.valueOf(found.descent().bits()));
    out.close();
    List<String> timing = new ArrayList<>();
    for (Map.Entry<String, Double> phase : found.timing().entrySet()) {
      timing.add(phase.getKey() + " " + phase.getValue());
    }
    page.folded("Timing", String.join(", ", timing));
    out.closeLine();
  }
}
