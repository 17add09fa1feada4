package org.plumbline.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.plumbline.claim.Finding;
import org.plumbline.claim.Verdict;

/**
 * Findings of one verdict that the same thing would decide, such as a lower risk.
 *
 * @param findings them, in the order of the claims
 */
record OpenFindings(List<Finding> findings) {
  /** The option that a reason ends with. */
  private static final Pattern REMEDY = Pattern.compile("--[a-z-]+ \\S+$");

  /** Another finding that a reason refers to at its end. */
  private static final Pattern REFERENCE = Pattern.compile("see ([a-z-]+)$");

  /** The findings of a verdict, those with the same remedy together. */
  static List<OpenFindings> of(List<Finding> all, Verdict verdict) {
    Map<String, List<Finding>> groups = new LinkedHashMap<>();
    List<Finding> some = all.stream().filter(f -> f.verdict() == verdict).toList();
    for (Finding finding : some) {
      groups.computeIfAbsent(key(finding, some), k -> new ArrayList<>()).add(finding);
    }
    return groups.values().stream().map(OpenFindings::new).toList();
  }

  private static String key(Finding finding, List<Finding> some) {
    Matcher reference = REFERENCE.matcher(finding.reason());
    if (reference.find()) {
      return some.stream()
          .filter(f -> f.id().equals(reference.group(1)) && !f.equals(finding))
          .findFirst()
          .map(OpenFindings::remedy)
          .orElse(finding.reason());
    }
    return remedy(finding);
  }

  private static String remedy(Finding finding) {
    Matcher remedy = REMEDY.matcher(finding.reason());
    String reason = finding.reason();
    return remedy.find() ? remedy.group() : reason.substring(reason.lastIndexOf(": ") + 1);
  }

  /** The verdict of all. */
  Verdict verdict() {
    return findings.get(0).verdict();
  }

  /** The claims, with their subject if there is one finding only. */
  String names() {
    if (findings.size() == 1) {
      return findings.get(0).id() + " of " + findings.get(0).subject();
    }
    String ids = findings.stream().map(Finding::id).distinct().collect(Collectors.joining(", "));
    return ids + " (" + findings.size() + " findings)";
  }

  /** Why they are open, the shortest of their reasons, with its numbers if it is the only one. */
  String text() {
    Finding shortest =
        findings.stream()
            .filter(f -> !REFERENCE.matcher(f.reason()).find())
            .min(Comparator.comparingInt(f -> f.reason().length()))
            .orElse(findings.get(0));
    String numbers = findings.size() == 1 ? Meaning.words(shortest) : "";
    return numbers.isEmpty() ? shortest.reason() : numbers + "; " + shortest.reason();
  }
}
