package org.plumbline.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.claim.Finding;
import org.plumbline.claim.Verdict;

/**
 * Findings as rows under the claims they belong to, in parts: first what the paper promises, last
 * what is violated or undecided, as that is next to where the eye is after a run.
 *
 * <p>In brief each invariant has one line, rows are left out that a later one says as well, those
 * that do not apply are listed by what they lack, and reasons stand where there is no number,
 * something is to be decided, or all later times are spoken of.
 */
final class FindingTable {
  private static final String INDENT = "  ";
  private static final int BRIEF_VERDICTS = 12;
  private static final int VERDICTS = 16;
  private static final Set<Verdict> OPEN = Set.of(Verdict.VIOLATED, Verdict.UNDECIDED);

  private final List<Finding> findings;
  private final boolean showsCertificates;
  private final TextStyle style;
  private final String path;
  private final Paragraph paragraph;
  private final int verdicts;
  private final List<TextLine> between;
  private final List<TextLine> lines = new ArrayList<>();

  private FindingTable(
      List<Finding> findings,
      boolean showsCertificates,
      String path,
      List<TextLine> between,
      TextStyle style) {
    this.between = between;
    this.findings = findings;
    this.showsCertificates = showsCertificates;
    this.path = path;
    this.style = style;
    this.paragraph = new Paragraph(style.width());
    this.verdicts = style.showsAll() ? VERDICTS : BRIEF_VERDICTS;
  }

  /**
   * The lines of the table.
   *
   * @param showsCertificates whether certificates are written below their findings
   */
  static List<TextLine> lines(List<Finding> findings, boolean showsCertificates, TextStyle style) {
    return lines(findings, showsCertificates, List.of(), style);
  }

  /**
   * The lines of the table, with others between what holds and what is violated or undecided.
   *
   * @param showsCertificates whether certificates are written below their findings
   */
  static List<TextLine> lines(
      List<Finding> findings, boolean showsCertificates, List<TextLine> between, TextStyle style) {
    return lines(findings, showsCertificates, Part.FLOW.title(), between, style);
  }

  /** The lines of a table of findings on gradient descent. */
  static List<TextLine> ofDescent(List<Finding> findings, TextStyle style) {
    return lines(findings, false, "Along descent", List.of(), style);
  }

  private static List<TextLine> lines(
      List<Finding> findings,
      boolean showsCertificates,
      String path,
      List<TextLine> between,
      TextStyle style) {
    FindingTable table = new FindingTable(findings, showsCertificates, path, between, style);
    table.build();
    return table.lines;
  }

  private void build() {
    for (Part part : Part.values()) {
      List<Finding> some = findings.stream().filter(f -> Part.of(f.id()) == part).toList();
      List<InvariantGroup> invariants = style.showsAll() ? List.of() : invariants(some);
      List<FindingRow> rows = FindingRow.joined(style.showsAll() ? all(some) : brief(some));
      if (!rows.isEmpty() || !invariants.isEmpty()) {
        Optional<String> since = part == Part.LATER ? since(some) : Optional.empty();
        String title = part == Part.FLOW ? path : part.title();
        title(title + since.map(start -> ", t >= " + start).orElse(""));
        invariants.forEach(group -> oneLine(group.verdict(), group.text()));
        rows(rows);
      }
    }
    if (!style.showsAll()) {
      notApplicable();
    }
    if (!between.isEmpty()) {
      if (!lines.isEmpty()) {
        lines.add(TextLine.plain(""));
      }
      lines.addAll(between);
    }
    open(Verdict.VIOLATED, "Violated");
    open(Verdict.UNDECIDED, "Undecided, and what would decide it");
  }

  /** The time from which on all findings of a part hold that hold for ever, if it is the same. */
  private static Optional<String> since(List<Finding> findings) {
    List<String> starts =
        findings.stream().flatMap(f -> FindingRow.forEver(f).stream()).distinct().toList();
    return starts.size() == 1 ? Optional.of(starts.get(0)) : Optional.empty();
  }

  private void title(String title) {
    if (!lines.isEmpty()) {
      lines.add(TextLine.plain(""));
    }
    lines.add(TextLine.of(title, TextLine.Colour.BOLD));
  }

  /** A row for each finding, but that an invariant and its drift have one. */
  private static List<FindingRow> all(List<Finding> findings) {
    List<FindingRow> rows = new ArrayList<>();
    for (Finding finding : findings) {
      Optional<Finding> drift = InvariantGroup.drift(findings, finding);
      if (drift.isPresent()) {
        rows.add(FindingRow.of(finding, true).and(FindingRow.of(drift.get(), true)));
      } else if (findings.stream()
          .noneMatch(f -> InvariantGroup.drift(findings, f).filter(finding::equals).isPresent())) {
        rows.add(FindingRow.of(finding, true));
      }
    }
    return rows;
  }

  private static List<InvariantGroup> invariants(List<Finding> findings) {
    return findings.stream()
        .filter(f -> InvariantGroup.isOne(f.id()))
        .collect(Collectors.groupingBy(Finding::id, LinkedHashMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(entry -> new InvariantGroup(entry.getKey(), entry.getValue()))
        .filter(group -> group.verdict() != Verdict.NOT_APPLICABLE)
        .toList();
  }

  private static List<FindingRow> brief(List<Finding> findings) {
    List<Finding> shown =
        findings.stream()
            .filter(f -> !InvariantGroup.isOne(f.id()))
            .filter(f -> !OPEN.contains(f.verdict()) && f.verdict() != Verdict.NOT_APPLICABLE)
            .filter(f -> findings.stream().noneMatch(other -> says(other, f)))
            .toList();
    List<FindingRow> rows = new ArrayList<>();
    int next = 0;
    while (next < shown.size()) {
      Finding first = shown.get(next);
      int end = next + 1;
      if (Meaning.isArrival(first)) {
        while (end < shown.size() && isNextArrival(first, shown.get(end))) {
          end++;
        }
        rows.add(FindingRow.arriving(shown.subList(next, end)));
      } else {
        rows.add(FindingRow.of(first, false));
      }
      next = end;
    }
    return rows;
  }

  private static boolean isNextArrival(Finding first, Finding other) {
    return Meaning.isArrival(other)
        && other.id().equals(first.id())
        && other.subject().equals(first.subject())
        && other.verdict() == first.verdict();
  }

  /** Whether a finding says all that another one says, with a number that that one lacks. */
  private static boolean says(Finding more, Finding less) {
    return more.claim().equals(less.claim())
        && more.id().equals(less.id())
        && more.subject().equals(less.subject())
        && more.verdict() == less.verdict()
        && less.value().isEmpty()
        && more.value().isPresent()
        && (less.bound().isEmpty() || less.bound().equals(more.bound()))
        && less.certificate().isEmpty();
  }

  private void rows(List<FindingRow> rows) {
    int widest = rows.stream().mapToInt(row -> DisplayWidth.of(row.subject())).max().orElse(0);
    int subjects = Math.min(widest, (style.width() - verdicts) / 4) + 2;
    String head = "";
    for (FindingRow row : rows) {
      if (!row.head().isEmpty() && !row.head().equals(head)) {
        head = row.head();
        head(head);
      }
      row(row, subjects);
    }
  }

  private void head(String head) {
    List<String> wrapped = paragraph.indented("", "    ", head);
    lines.add(new TextLine(wrapped.get(0), 0, head.indexOf(':') + 1, TextLine.Colour.BOLD));
    lines.addAll(TextLine.plain(wrapped.subList(1, wrapped.size())));
  }

  private void row(FindingRow row, int subjects) {
    String verdict = left(row.verdict().name());
    String before = verdict + Paragraph.column(row.subject(), subjects);
    if (DisplayWidth.of(row.subject()) > subjects - 2) {
      verdict(row.verdict(), paragraph.hanging(verdict, row.subject()));
      before = " ".repeat(verdict.length() + subjects);
      lines.addAll(TextLine.plain(paragraph.hanging(before, row.text())));
    } else {
      verdict(row.verdict(), paragraph.hanging(before, row.text()));
    }
    if (showsCertificates) {
      String indent = " ".repeat(verdict.length() + subjects);
      row.certificate()
          .ifPresent(text -> lines.addAll(TextLine.plain(paragraph.hanging(indent, text))));
    }
  }

  private String left(String verdict) {
    return INDENT + Paragraph.column(verdict, verdicts);
  }

  private void oneLine(Verdict verdict, String text) {
    verdict(verdict, paragraph.hanging(left(verdict.name()), text));
  }

  /** Lines of which the first begins with a verdict. */
  private void verdict(Verdict verdict, List<String> wrapped) {
    lines.add(
        new TextLine(
            wrapped.get(0), INDENT.length(), verdict.name().length(), VerdictColour.of(verdict)));
    lines.addAll(TextLine.plain(wrapped.subList(1, wrapped.size())));
  }

  private void notApplicable() {
    Map<String, List<Finding>> reasons =
        findings.stream()
            .filter(f -> f.verdict() == Verdict.NOT_APPLICABLE)
            .filter(f -> !InvariantGroup.isOne(f.id()) || isAlone(f.id()))
            .collect(
                Collectors.groupingBy(Finding::reason, LinkedHashMap::new, Collectors.toList()));
    if (!reasons.isEmpty()) {
      title("Does not apply (" + Verdict.NOT_APPLICABLE + ")");
    }
    reasons.forEach(
        (reason, some) -> {
          String names =
              some.stream()
                  .map(f -> f.id() + " of " + f.subject())
                  .distinct()
                  .collect(Collectors.joining(", "));
          lines.addAll(
              TextLine.plain(paragraph.indented(INDENT, INDENT + INDENT, reason + ": " + names)));
        });
  }

  /** Whether an invariant has no line of its own, as none of it applies. */
  private boolean isAlone(String id) {
    return findings.stream()
        .filter(f -> f.id().equals(id))
        .allMatch(f -> f.verdict() == Verdict.NOT_APPLICABLE);
  }

  private void open(Verdict verdict, String title) {
    List<OpenFindings> groups = OpenFindings.of(findings, verdict);
    if (!groups.isEmpty()) {
      title(title);
    }
    for (OpenFindings group : groups) {
      oneLine(verdict, group.names());
      String indent = " ".repeat(left("").length());
      lines.addAll(TextLine.plain(paragraph.hanging(indent, group.text())));
      group.findings().stream()
          .filter(f -> showsCertificates)
          .flatMap(f -> f.certificate().stream())
          .map(CertificateText::of)
          .forEach(text -> lines.addAll(TextLine.plain(paragraph.hanging(indent, text))));
    }
  }
}
