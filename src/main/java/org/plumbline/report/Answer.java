package org.plumbline.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.claim.Claim;
import org.plumbline.claim.Claims;
import org.plumbline.claim.Finding;
import org.plumbline.claim.GatesForever;
import org.plumbline.claim.Verdict;
import org.plumbline.experiment.LaterClaims;

/** What the findings of a run come to, in sentences, and which of them are to be read first. */
final class Answer {
  /** The paper's bounds, and what is said of all later times. */
  private static final Set<String> MATTERING =
      Stream.concat(
              Stream.of("rank-one-bound", "alignment-bound", "active-submatrix"),
              LaterClaims.ids().stream())
          .collect(Collectors.toUnmodifiableSet());

  /** What some of them say in a few words, of their subjects. */
  private static final Map<String, String> FOR_EVER =
      Map.of(
          "risk-to-zero", "the risk tends to zero",
          "rank-one-limit", "%s tends to rank one",
          "alignment-limit", "%s aligns with the next layer");

  private static final String GATES = "gates-forever";

  private static final List<String> HYPOTHESES =
      Claims.hypotheses().stream().map(Claim::id).toList();

  private final Report report;

  Answer(Report report) {
    this.report = report;
  }

  private List<Finding> with(Verdict verdict) {
    return report.findings().stream().filter(f -> f.verdict() == verdict).toList();
  }

  /** What is excluded, or open, in this order. */
  List<Finding> open() {
    return Stream.of(Verdict.VIOLATED, Verdict.UNDECIDED)
        .flatMap(verdict -> with(verdict).stream())
        .toList();
  }

  /** The hypotheses of the theorems, as far as they apply. */
  List<Finding> hypotheses() {
    return report.findings().stream()
        .filter(f -> HYPOTHESES.contains(f.id()) && f.verdict() != Verdict.NOT_APPLICABLE)
        .toList();
  }

  /** The findings that matter most, as far as they apply. */
  List<Finding> mattering() {
    return report.findings().stream()
        .filter(f -> MATTERING.contains(f.id()) && f.verdict() != Verdict.NOT_APPLICABLE)
        .toList();
  }

  /** The answer, a sentence each. */
  List<String> sentences() {
    List<String> sentences = new ArrayList<>(List.of(overall(), assumed()));
    String forEver = forEver();
    if (!forEver.isEmpty()) {
      sentences.add(forEver);
    }
    SoughtProof.of(report).ifPresent(proof -> sentences.add(proof.text()));
    return sentences;
  }

  private String overall() {
    int proved = with(Verdict.PROVED).size();
    int consistent = with(Verdict.CONSISTENT).size();
    int violated = with(Verdict.VIOLATED).size();
    int undecided = with(Verdict.UNDECIDED).size();
    if (violated > 0) {
      return findings(violated) + " excluded by proof: " + ids(with(Verdict.VIOLATED)) + ".";
    }
    String good =
        findings(proved)
            + " proved"
            + (consistent == 0
                ? ""
                : ", and "
                    + consistent
                    + (consistent == 1 ? " agrees" : " agree")
                    + " with the computed trajectory, which is evidence and no proof");
    return undecided == 0
        ? "Nothing is violated and nothing is left undecided: " + good + "."
        : "Nothing is violated, but "
            + undecided
            + (undecided == 1 ? " finding is" : " findings are")
            + " left undecided ("
            + ids(with(Verdict.UNDECIDED))
            + "); "
            + good
            + ".";
  }

  private static String findings(int count) {
    return count + (count == 1 ? " finding is" : " findings are");
  }

  private static String ids(List<Finding> findings) {
    return findings.stream().map(Finding::id).distinct().collect(Collectors.joining(", "));
  }

  private String assumed() {
    List<Finding> notProved =
        hypotheses().stream().filter(f -> f.verdict() != Verdict.PROVED).toList();
    if (hypotheses().isEmpty()) {
      return "No hypothesis of the theorems was looked at.";
    }
    if (notProved.isEmpty() && report.awaiting().isEmpty()) {
      return "Everything that the theorems suppose is proved for this run.";
    }
    List<String> parts = new ArrayList<>();
    for (Verdict verdict : Verdict.values()) {
      List<Finding> some = notProved.stream().filter(f -> f.verdict() == verdict).toList();
      if (!some.isEmpty()) {
        parts.add(ids(some) + " (" + verdict.name() + ")");
      }
    }
    if (!report.awaiting().isEmpty()) {
      parts.add(String.join(", ", report.awaiting()) + " (awaiting a trajectory)");
    }
    return "Of what the theorems suppose, all is proved except " + String.join(", ", parts) + ".";
  }

  private String forEver() {
    List<String> parts = new ArrayList<>();
    for (String id : List.of("risk-to-zero", "rank-one-limit", "alignment-limit")) {
      parts.addAll(forEver(id, FOR_EVER.getOrDefault(id, ""), finding -> true));
    }
    parts.addAll(forEver(GATES, "the gates of %s never change again", GatesForever::isOfAllGates));
    parts.addAll(
        forEver(
            GATES,
            "the gates of %s on samples of their own label never change again",
            GatesForever::isOfOwnGates));
    return parts.isEmpty()
        ? ""
        : "For all later times it is proved: " + String.join("; ", parts) + ".";
  }

  /** What is proved for ever of the subjects of some findings, if there are any. */
  private List<String> forEver(String id, String words, Predicate<Finding> isMeant) {
    String subjects =
        with(Verdict.PROVED).stream()
            .filter(f -> f.id().equals(id) && isForEver(f) && isMeant.test(f))
            .map(Finding::subject)
            .distinct()
            .collect(Collectors.joining(" and "));
    return subjects.isEmpty() ? List.of() : List.of(words.formatted(subjects));
  }

  private static boolean isForEver(Finding finding) {
    return finding.interval().filter(times -> times.last().isEmpty()).isPresent();
  }
}
