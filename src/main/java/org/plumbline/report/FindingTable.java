package org.plumbline.report;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.claim.Finding;
import org.plumbline.claim.Verdict;

/**
 * Findings as rows under the claims they belong to.
 *
 * <p>A row shows the numbers a finding rests on, and its reason if there are none, if it fits into
 * the line, or if something is to be decided or done about it. Neighbours that differ in their
 * subjects only share a row.
 */
final class FindingTable {
  private static final String INDENT = "  ";
  private static final int VERDICTS = 16;
  private static final int NUMBERS = 16;
  private static final int WIDEST_SUBJECT = 26;
  private static final Set<Verdict> FINE = EnumSet.of(Verdict.PROVED, Verdict.CONSISTENT);

  private final List<Finding> findings;
  private final boolean showsCertificates;
  private final int subjects;
  private final List<String> lines = new ArrayList<>();

  private FindingTable(List<Finding> findings, boolean showsCertificates) {
    this.findings = findings;
    this.showsCertificates = showsCertificates;
    int widest = findings.stream().mapToInt(f -> f.subject().length()).max().orElse(0);
    this.subjects = Math.max("subject".length(), Math.min(WIDEST_SUBJECT, widest)) + 2;
  }

  /**
   * The lines of the table.
   *
   * @param showsCertificates whether certificates are written below their findings
   */
  static List<String> lines(List<Finding> findings, boolean showsCertificates) {
    FindingTable table = new FindingTable(findings, showsCertificates);
    table.build();
    return table.lines;
  }

  private void build() {
    lines.add(left("verdict", "subject") + Paragraph.column("value", NUMBERS) + "compared with");
    int next = 0;
    while (next < findings.size()) {
      Finding first = findings.get(next);
      boolean opensGroup = next == 0 || !sameClaim(findings.get(next - 1), first);
      if (opensGroup) {
        lines.addAll(Paragraph.indented("", "    ", first.id() + ": " + first.claim()));
      }
      int end = next + 1;
      while (end < findings.size() && isAlike(first, findings.get(end))) {
        end++;
      }
      row(first, findings.subList(next, end));
      next = end;
    }
  }

  private static boolean sameClaim(Finding one, Finding other) {
    return one.id().equals(other.id()) && one.claim().equals(other.claim());
  }

  /** The reason, with the time from which on a finding for all later times holds. */
  private static String reason(Finding finding) {
    return hasNoEnd(finding)
        ? "for all t >= "
            + finding.interval().map(times -> Numbers.decimal(times.start())).orElse("")
            + ": "
            + finding.reason()
        : finding.reason();
  }

  private static boolean isAlike(Finding one, Finding other) {
    return sameClaim(one, other)
        && one.verdict() == other.verdict()
        && one.reason().equals(other.reason())
        && !hasNumbers(one)
        && !hasNumbers(other);
  }

  private static boolean hasNumbers(Finding finding) {
    return finding.value().isPresent() || finding.bound().isPresent();
  }

  private void row(Finding finding, List<Finding> alike) {
    String subject = alike.stream().map(Finding::subject).collect(Collectors.joining("; "));
    String before = left(finding.verdict().name(), subject);
    if (subject.length() > subjects - 2) {
      lines.addAll(Paragraph.hanging(left(finding.verdict().name()), subject));
      before = left("", "");
    }
    lines.addAll(details(finding, before));
    if (showsCertificates) {
      finding
          .certificate()
          .map(CertificateText::of)
          .ifPresent(text -> lines.addAll(Paragraph.hanging(left("", ""), text)));
    }
  }

  private List<String> details(Finding finding, String before) {
    if (!hasNumbers(finding)) {
      return Paragraph.hanging(before, reason(finding));
    }
    String line = before + numbers(finding);
    boolean isExplained = !FINE.contains(finding.verdict()) || hasNoEnd(finding);
    String whole = line + reason(finding);
    if (whole.length() <= Paragraph.WIDTH) {
      return List.of(whole);
    }
    List<String> details = new ArrayList<>(List.of(line));
    if (isExplained) {
      details.addAll(Paragraph.hanging(left("", ""), reason(finding)));
    }
    return details;
  }

  private static String left(String verdict) {
    return INDENT + Paragraph.column(verdict, VERDICTS);
  }

  private String left(String verdict, String subject) {
    return left(verdict) + Paragraph.column(subject, subjects);
  }

  private static String numbers(Finding finding) {
    String value = finding.value().map(Numbers::shown).orElse("");
    String bound = finding.bound().map(Numbers::shown).orElse("");
    String range = finding.range().map(known -> Numbers.shownRange(known) + "  ").orElse("");
    return Paragraph.column(value, NUMBERS) + Paragraph.column(bound, NUMBERS) + range;
  }

  /** Whether a finding speaks of all later times. */
  private static boolean hasNoEnd(Finding finding) {
    return finding.interval().filter(times -> times.last().isEmpty()).isPresent();
  }
}
