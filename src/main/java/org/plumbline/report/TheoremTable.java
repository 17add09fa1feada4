package org.plumbline.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.claim.theorem.Audit;
import org.plumbline.claim.theorem.RunAudit;
import org.plumbline.claim.theorem.Standing;
import org.plumbline.claim.theorem.TheoremAudit;

/**
 * What each theorem supposes, as rows under the theorems. In brief, hypotheses of which there is no
 * more to say stand in one line, and after a run each theorem has one.
 */
final class TheoremTable {
  private static final String INDENT = "  ";
  private static final int STANDINGS = 17;

  /** What is explained even in brief. */
  private static final Set<Standing> TELLING =
      Set.of(Standing.FAILS, Standing.EVIDENCE, Standing.CANNOT_BE_KNOWN);

  private final Audit audit;
  private final TextStyle style;
  private final Paragraph paragraph;
  private final List<TextLine> lines = new ArrayList<>();

  private TheoremTable(Audit audit, TextStyle style) {
    this.audit = audit;
    this.style = style;
    this.paragraph = new Paragraph(style.width());
  }

  /** The lines of the table; none without an audit. */
  static List<TextLine> lines(Audit audit, TextStyle style) {
    TheoremTable table = new TheoremTable(audit, style);
    table.build();
    return table.lines;
  }

  private void build() {
    if (audit.theorems().isEmpty()) {
      return;
    }
    boolean isShort = audit.run().isPresent() && !style.showsAll();
    title(isShort ? "Which theorems apply" : "What each theorem supposes");
    audit.theorems().forEach(isShort ? this::line : this::rows);
    audit.run().ifPresent(this::run);
  }

  private void title(String title) {
    if (!lines.isEmpty()) {
      lines.add(TextLine.plain(""));
    }
    lines.add(TextLine.of(title, TextLine.Colour.BOLD));
  }

  /** A theorem in one row: what of its hypotheses is not proved. */
  private void line(TheoremAudit theorem) {
    String open =
        Stream.concat(Stream.of(theorem.standing()), Stream.of(Standing.values()))
            .distinct()
            .filter(standing -> standing != Standing.PROVED && !theorem.with(standing).isEmpty())
            .map(
                standing ->
                    (standing == theorem.standing() ? "" : standing.words() + " ")
                        + theorem.ids(standing))
            .collect(Collectors.joining("; "));
    row(theorem.standing(), theorem.theorem().id() + (open.isEmpty() ? "" : ": " + open));
  }

  private void rows(TheoremAudit theorem) {
    String id = theorem.theorem().id();
    List<String> head =
        paragraph.indented(
            "",
            "    ",
            id + ": " + theorem.theorem().conclusion() + " (" + theorem.theorem().citation() + ")");
    lines.add(new TextLine(head.get(0), 0, id.length() + 1, TextLine.Colour.BOLD));
    lines.addAll(TextLine.plain(head.subList(1, head.size())));
    if (style.showsAll()) {
      theorem.rows().forEach(row -> explained(row, true));
      return;
    }
    boolean fails = theorem.standing() == Standing.FAILS;
    for (Standing standing : Standing.values()) {
      boolean isTold = TELLING.contains(standing) && (!fails || standing == Standing.FAILS);
      if (isTold) {
        theorem.with(standing).forEach(row -> explained(row, false));
      } else if (!theorem.with(standing).isEmpty()) {
        row(standing, theorem.ids(standing));
      }
    }
  }

  private void explained(TheoremAudit.Row row, boolean isStated) {
    String change = row.assessment().change().map(advice -> "; you could: " + advice).orElse("");
    row(
        row.standing(),
        row.hypothesis().id()
            + ": "
            + (isStated ? row.hypothesis().statement() + "; " : "")
            + row.assessment().reason()
            + change);
  }

  private void row(Standing standing, String text) {
    String words = standing.words();
    List<String> wrapped = paragraph.hanging(INDENT + Paragraph.column(words, STANDINGS), text);
    lines.add(new TextLine(wrapped.get(0), INDENT.length(), words.length(), colour(standing)));
    lines.addAll(TextLine.plain(wrapped.subList(1, wrapped.size())));
  }

  private static TextLine.Colour colour(Standing standing) {
    return switch (standing) {
      case PROVED -> TextLine.Colour.GREEN;
      case EVIDENCE -> TextLine.Colour.CYAN;
      case FAILS -> TextLine.Colour.YELLOW;
      case AFTER_THE_RUN, CANNOT_BE_KNOWN -> TextLine.Colour.DIM;
    };
  }

  private void run(RunAudit run) {
    title("What the run shows beside them");
    told("dead units", RunWords.dead(run));
    told("unseen samples", RunWords.unseen(run));
    told("late kinks", RunWords.late(run.late()));
    told("nearest to 0", RunWords.nearest(run.nearest()));
    run.continuation().ifPresent(finding -> told("continuation", finding.reason()));
  }

  private void told(String what, String text) {
    lines.addAll(
        TextLine.plain(paragraph.hanging(INDENT + Paragraph.column(what, STANDINGS), text)));
  }
}
