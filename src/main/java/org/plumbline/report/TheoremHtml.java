package org.plumbline.report;

import java.util.List;
import org.plumbline.claim.theorem.Assessment;
import org.plumbline.claim.theorem.Audit;
import org.plumbline.claim.theorem.RunAudit;
import org.plumbline.claim.theorem.Standing;
import org.plumbline.claim.theorem.TheoremAudit;
import org.plumbline.report.html.Markup;

/** The section of a page that says what each theorem supposes, and what the run shows beside it. */
final class TheoremHtml {
  private static final List<String> COLUMNS =
      List.of("Hypothesis", "Standing", "What is supposed", "Why, and what you could change");

  private TheoremHtml() {}

  /** The section; none without an audit. */
  static void section(Page whole, Audit audit) {
    if (audit.theorems().isEmpty()) {
      return;
    }
    Markup page = whole.markup();
    whole.section("theorems", "What each theorem supposes");
    page.leaf(
        "p",
        "PROVED holds, and FAILS does not, by exact arithmetic or a proved finding; EVIDENCE agrees"
            + " with the computed trajectory. A theorem applies where all that it supposes is"
            + " proved; one that does not apply is no fault of the run.");
    String caption = "Hypotheses, theorem by theorem";
    PageTable.open(page, caption, caption, COLUMNS);
    audit.theorems().forEach(theorem -> theorem(page, theorem));
    PageTable.close(page);
    audit.run().ifPresent(run -> run(whole, run));
    page.closeLine();
  }

  private static void theorem(Markup page, TheoremAudit audit) {
    page.open("tr", "class", "group")
        .open("th", "scope", "rowgroup", "colspan", String.valueOf(COLUMNS.size()))
        .open("span")
        .leaf("code", audit.theorem().id())
        .text(" " + audit.theorem().conclusion() + " (" + audit.theorem().citation() + "): ");
    standing(page, audit.standing());
    page.close().close().closeLine();
    audit.rows().forEach(row -> row(page, row));
  }

  private static void row(Markup page, TheoremAudit.Row row) {
    page.open("tr").leaf("th", row.hypothesis().id(), "scope", "row").open("td");
    standing(page, row.standing());
    page.close().leaf("td", row.hypothesis().statement());
    Assessment assessment = row.assessment();
    String change = assessment.change().map(advice -> ". You could: " + advice).orElse("");
    page.leaf("td", assessment.reason() + change, "class", "why").closeLine();
  }

  private static void standing(Markup page, Standing standing) {
    page.leaf("span", standing.words(), "class", "verdict " + style(standing));
  }

  /** The style of the verdict that is nearest. */
  private static String style(Standing standing) {
    return switch (standing) {
      case PROVED -> "proved";
      case EVIDENCE -> "consistent";
      case FAILS -> "open";
      case AFTER_THE_RUN, CANNOT_BE_KNOWN -> "not_applicable";
    };
  }

  private static void run(Page whole, RunAudit run) {
    whole.markup().leaf("h3", "What the run shows beside them").open("dl");
    whole.item("Dead units", RunWords.dead(run));
    whole.item("Unseen samples", RunWords.unseen(run));
    whole.item("Late kinks", RunWords.late(run.late()));
    whole.item("Weights nearest to 0", RunWords.nearest(run.nearest()));
    run.continuation().ifPresent(finding -> whole.item("Continuation", finding.reason()));
    whole.markup().close();
  }
}
