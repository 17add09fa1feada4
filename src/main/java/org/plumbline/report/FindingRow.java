package org.plumbline.report;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.claim.Finding;
import org.plumbline.claim.Verdict;

/**
 * A row of the table: one finding, or several that one line says.
 *
 * @param head the claim above it; empty if it needs none
 * @param verdict the verdict of all of them
 * @param subject what they are about
 * @param text the numbers in words, and the reason where one is to be read
 * @param certificate numbers by which others can check it, in words
 */
record FindingRow(
    String head, Verdict verdict, String subject, String text, Optional<String> certificate) {
  private static final Set<Verdict> FINE = EnumSet.of(Verdict.PROVED, Verdict.CONSISTENT);

  /** The row of a finding, with its reason if it is to be read in any case. */
  static FindingRow of(Finding finding, boolean isExplained) {
    String numbers = Meaning.words(finding);
    boolean isReasoned =
        isExplained
            || numbers.isEmpty()
            || !FINE.contains(finding.verdict())
            || forEver(finding).isPresent();
    String text =
        Stream.of(numbers, isReasoned ? reason(finding) : "")
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("; "));
    return new FindingRow(
        finding.id() + ": " + finding.claim(),
        finding.verdict(),
        finding.subject(),
        text,
        finding.certificate().map(CertificateText::of));
  }

  /** The row of findings that say by when a number is small, for one power of ten after another. */
  static FindingRow arriving(List<Finding> arrivals) {
    Finding first = arrivals.get(0);
    String small = Meaning.small(first);
    String number = small.substring(0, Math.max(0, small.indexOf("<=")));
    String text =
        arrivals.stream()
            .map(f -> Meaning.small(f).substring(number.length()) + ": " + f.reason())
            .collect(Collectors.joining("; "));
    return new FindingRow("", first.verdict(), first.subject(), number + text, Optional.empty());
  }

  /** This row with what another one says as well. */
  FindingRow and(FindingRow other) {
    return new FindingRow(head, verdict, subject, text + "; " + other.text, certificate);
  }

  /** The reason, with the time from which on it holds where no title says that. */
  private static String reason(Finding finding) {
    return forEver(finding)
            .filter(start -> Part.of(finding.id()) != Part.LATER)
            .map(start -> "for all t >= " + start + ": ")
            .orElse("")
        + finding.reason();
  }

  /** The time from which on a finding that speaks of all later times holds. */
  static Optional<String> forEver(Finding finding) {
    return finding
        .interval()
        .filter(times -> times.last().isEmpty())
        .map(times -> Numbers.decimal(times.start()));
  }

  /** Whether one line says both. */
  private boolean isLike(FindingRow other) {
    return head.equals(other.head)
        && verdict == other.verdict
        && text.equals(other.text)
        && certificate.isEmpty()
        && other.certificate.isEmpty();
  }

  /** The rows, neighbours that differ in their subjects only as one. */
  static List<FindingRow> joined(List<FindingRow> rows) {
    List<FindingRow> joined = new ArrayList<>();
    for (FindingRow row : rows) {
      int last = joined.size() - 1;
      if (last >= 0 && joined.get(last).isLike(row)) {
        String subjects = joined.get(last).subject + "; " + row.subject;
        joined.set(
            last, new FindingRow(row.head, row.verdict, subjects, row.text, Optional.empty()));
      } else {
        joined.add(row);
      }
    }
    return joined;
  }
}
