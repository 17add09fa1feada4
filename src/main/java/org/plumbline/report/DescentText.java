package org.plumbline.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.plumbline.claim.Finding;
import org.plumbline.enclosure.descent.EnclosedDescent;
import org.plumbline.number.Decimals;
import org.plumbline.number.Rational;

/**
 * A check of gradient descent for people: what was run, the flow and descent side by side, all
 * rows.
 */
public final class DescentText {
  private static final int SHOWN = 6;
  private static final int FIRST = 22;

  private final DescentFindings found;
  private final TextStyle style;
  private final Paragraph paragraph;
  private final List<TextLine> lines = new ArrayList<>();

  private DescentText(DescentFindings found, TextStyle style) {
    this.found = found;
    this.style = style;
    this.paragraph = new Paragraph(style.width());
  }

  /** The text in a style, ending in a line feed. */
  public static String of(DescentFindings found, TextStyle style) {
    DescentText text = new DescentText(found, style);
    text.write();
    return text.lines.stream()
        .map(line -> line.printed(style.isColoured()))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private void write() {
    bold(TextReport.title(found.experiment()));
    plain("", descent(found.descent()));
    plain("", "");
    lines.addAll(FindingTable.ofDescent(found.findings(), style));
    plain("", "");
    bold(
        "The flow and descent side by side, t = 0 … "
            + Decimals.nearest(end(), SHOWN)
            + found.flow().map(flow -> "").orElse(" (the flow was not followed)"));
    table();
    plain("", "");
    plain(
        "",
        found.summary().entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().name())
                .collect(Collectors.joining(", "))
            + " of descent");
  }

  private Rational end() {
    return found.descent().iterates().isEmpty()
        ? found.descent().time(0)
        : found.descent().time(found.descent().last().number());
  }

  private static String descent(EnclosedDescent descent) {
    if (descent.iterates().isEmpty()) {
      return "descent: no iterate of " + descent.steps() + " steps of " + descent.stepSize();
    }
    return "descent: "
        + descent.last().number()
        + " of "
        + descent.steps()
        + " steps of "
        + descent.stepSize()
        + ", risk "
        + Decimals.nearest(descent.last().risk().middle(), SHOWN)
        + ", every weight within "
        + Decimals.rounded(descent.radius().toDyadic(), 2, java.math.RoundingMode.UP);
  }

  private void table() {
    List<Finding> flow = found.flow().map(Report::findings).orElse(List.of());
    List<SideBySide> rows = SideBySide.rows(flow, found.findings());
    List<List<String>> cells = new ArrayList<>(List.of(List.of("", "the flow", "descent")));
    cells.addAll(style.showsAll() ? SideBySide.all(rows) : SideBySide.brief(rows));
    int other = Math.max(FIRST, (style.width() - FIRST - 2) / 2);
    for (List<String> row : cells) {
      String before =
          "  " + Paragraph.column(row.get(0), FIRST) + Paragraph.column(row.get(1), other);
      boolean fits = DisplayWidth.of(before) + DisplayWidth.of(row.get(2)) <= style.width();
      if (fits) {
        plain("", before + row.get(2));
      } else {
        plain("  " + Paragraph.column(row.get(0), FIRST), row.get(1));
        plain("  " + Paragraph.column("", FIRST), "descent: " + row.get(2));
      }
    }
  }

  private void bold(String text) {
    paragraph
        .indented("", "  ", text)
        .forEach(line -> lines.add(TextLine.of(line, TextLine.Colour.BOLD)));
  }

  private void plain(String prefix, String text) {
    if (DisplayWidth.of(prefix + text) <= style.width()) {
      lines.add(TextLine.plain(prefix + text));
    } else {
      lines.addAll(TextLine.plain(paragraph.hanging(prefix, text)));
    }
  }
}
