package org.plumbline.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.plumbline.claim.Finding;
import org.plumbline.claim.Quantity;
import org.plumbline.claim.along.Interval;
import org.plumbline.report.html.Markup;

/** Findings as tables of a page. Each number carries that of {@code report.json} as its value. */
final class FindingHtml {
  private static final List<String> COLUMNS =
      List.of("Subject", "Verdict", "Value", "Compared with", "Times", "Why");

  private FindingHtml() {}

  /** The table of some findings. */
  static void table(Markup page, String caption, List<Finding> findings) {
    PageTable.open(page, caption, caption, COLUMNS);
    String before = "";
    for (Finding finding : findings) {
      String group = finding.id() + ": " + finding.claim();
      if (!group.equals(before)) {
        group(page, finding);
      }
      before = group;
      row(page, finding);
    }
    PageTable.close(page);
  }

  private static void group(Markup page, Finding finding) {
    page.open("tr", "class", "group")
        .open("th", "scope", "rowgroup", "colspan", String.valueOf(COLUMNS.size()))
        .open("span")
        .leaf("code", finding.id())
        .text(" " + finding.claim())
        .close()
        .close()
        .closeLine();
  }

  private static void row(Markup page, Finding finding) {
    page.open("tr").leaf("th", finding.subject(), "scope", "row");
    page.open("td");
    verdict(page, finding.verdict().name());
    page.close().open("td");
    finding.value().ifPresent(value -> number(page, value, "value"));
    page.close().open("td", "class", "bound");
    finding.bound().ifPresent(bound -> number(page, bound, "bound"));
    finding
        .range()
        .ifPresent(
            range ->
                page.leaf(
                    "data",
                    (finding.bound().isPresent() ? "; " : "") + Numbers.shownRange(range),
                    "class",
                    "range",
                    "value",
                    String.join(" … ", Numbers.range(range))));
    page.close().leaf("td", times(finding.interval()), "class", "times");
    page.leaf("td", finding.reason(), "class", "why").closeLine();
  }

  /** A verdict in its own word; colour comes on top. */
  static void verdict(Markup page, String name) {
    page.leaf("span", name, "class", "verdict " + name.toLowerCase(Locale.ROOT));
  }

  private static void number(Markup page, Quantity quantity, String style) {
    page.leaf("data", Numbers.shown(quantity), "class", style, "value", full(quantity));
  }

  /** The number as {@code report.json} has it, in one text. */
  static String full(Quantity quantity) {
    Object json = Numbers.json(quantity);
    return json instanceof Map<?, ?> parts
        ? String.join(" ± ", parts.values().stream().map(String::valueOf).toList())
        : json.toString();
  }

  private static String times(Optional<Interval> interval) {
    return interval
        .map(
            times ->
                times
                    .last()
                    .map(end -> Numbers.decimal(times.start()) + " … " + Numbers.decimal(end))
                    .orElse("all t ≥ " + Numbers.decimal(times.start())))
        .orElse("");
  }
}
