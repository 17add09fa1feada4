package org.plumbline.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.plumbline.claim.Finding;
import org.plumbline.report.html.Markup;

/** The sections of a page that findings of any kind have alike. */
final class FindingSections {
  private FindingSections() {}

  /** What is violated or undecided, those together that are to be mended in the same way. */
  static void open(Page whole, List<Finding> findings) {
    Markup page = whole.markup();
    whole.section("open", "Violated or undecided");
    if (findings.isEmpty()) {
      page.leaf("p", "Nothing.");
    }
    findings.stream()
        .collect(
            Collectors.groupingBy(FindingSections::ground, LinkedHashMap::new, Collectors.toList()))
        .values()
        .forEach(alike -> alike(page, alike));
    page.closeLine();
  }

  private static List<Object> ground(Finding finding) {
    return List.of(finding.verdict(), finding.reason());
  }

  private static void alike(Markup page, List<Finding> alike) {
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

  /** All findings, folded by claim. */
  static void all(Page whole, List<Finding> all) {
    Markup page = whole.markup();
    whole.section(Page.FINDINGS, "All findings");
    Map<String, List<Finding>> groups =
        all.stream()
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

  /**
   * What the verdicts rest on.
   *
   * @param proposals what becomes of numbers that were computed without proof
   */
  static void trust(Page whole, String proposals) {
    whole.section("trust", "What the verdicts rest on");
    whole.markup().open("dl");
    whole.item(
        "PROVED, VIOLATED",
        "Established by exact or outward-rounded arithmetic for this very experiment. "
            + proposals);
    whole.item(
        "CONSISTENT",
        "Measured on the computed trajectory, within the accuracy asked for: evidence, no proof."
            + " Numbers so measured are marked with ~.");
    whole.item("UNDECIDED", "Neither shown nor excluded; the reason says what would decide it.");
    whole.item("NOT_APPLICABLE", "A hypothesis of the claim fails; the reason says which.");
    whole.item(
        "1.234(5)", "Proved to lie within 5 units of its last digit; report.json has all digits.");
    whole.markup().close().closeLine();
  }
}
