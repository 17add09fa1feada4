package org.plumbline.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.plumbline.claim.Finding;
import org.plumbline.claim.Quantity;
import org.plumbline.claim.Verdict;
import org.plumbline.number.Dyadic;

/**
 * All findings of an invariant in a line: how many of its subjects have which verdict, and the
 * largest drift.
 *
 * @param id the claim's id
 * @param findings its findings
 */
record InvariantGroup(String id, List<Finding> findings) {
  private static final Set<String> IDS =
      Set.of("balancedness", "pair-balancedness", "layer-balancedness");

  private static final List<Verdict> WORST_FIRST =
      List.of(
          Verdict.VIOLATED,
          Verdict.UNDECIDED,
          Verdict.CONSISTENT,
          Verdict.PROVED,
          Verdict.NOT_APPLICABLE);

  /** Whether the findings of a claim are shown so. */
  static boolean isOne(String id) {
    return IDS.contains(id);
  }

  /** The finding on the drift of an invariant that a finding says is constant, if it is one. */
  static Optional<Finding> drift(List<Finding> all, Finding constant) {
    if (!isOne(constant.id()) || !isExact(constant)) {
      return Optional.empty();
    }
    return all.stream()
        .filter(f -> f.id().equals(constant.id()) && f.subject().equals(constant.subject()))
        .filter(f -> f.verdict() == constant.verdict() && f.claim().equals(constant.claim()))
        .filter(f -> f.value().isPresent() && !isExact(f))
        .findFirst();
  }

  private static boolean isExact(Finding finding) {
    return finding.value().filter(Quantity.Exact.class::isInstance).isPresent();
  }

  private Map<Verdict, Integer> counts() {
    Map<String, Verdict> subjects = new LinkedHashMap<>();
    for (Finding finding : findings) {
      subjects.merge(finding.subject(), finding.verdict(), InvariantGroup::worse);
    }
    Map<Verdict, Integer> counts = new TreeMap<>(Comparator.comparingInt(WORST_FIRST::indexOf));
    subjects.values().forEach(verdict -> counts.merge(verdict, 1, Integer::sum));
    return counts;
  }

  private static Verdict worse(Verdict one, Verdict other) {
    return WORST_FIRST.indexOf(one) <= WORST_FIRST.indexOf(other) ? one : other;
  }

  /** The worst verdict. */
  Verdict verdict() {
    return counts().keySet().iterator().next();
  }

  /** The line. */
  String text() {
    Map<Verdict, Integer> counts = counts();
    int left = counts.getOrDefault(Verdict.NOT_APPLICABLE, 0);
    int all = counts.values().stream().mapToInt(count -> count).sum() - left;
    List<String> parts = new ArrayList<>();
    for (Verdict verdict :
        List.of(Verdict.PROVED, Verdict.CONSISTENT, Verdict.UNDECIDED, Verdict.VIOLATED)) {
      int count = counts.getOrDefault(verdict, 0);
      if (count > 0) {
        parts.add(
            (parts.isEmpty() ? count + " of " + all : String.valueOf(count))
                + " "
                + verdict.name().toLowerCase(java.util.Locale.ROOT));
      }
    }
    boolean isWhole =
        !counts.containsKey(Verdict.UNDECIDED) && !counts.containsKey(Verdict.VIOLATED);
    // Where a drift exceeds what is allowed, the first that does so was found and not the largest.
    largest().filter(drift -> isWhole).ifPresent(drift -> parts.add("largest drift " + drift));
    if (left > 0) {
      parts.add(left + (left == 1 ? " does not apply" : " do not apply"));
    }
    return id + ": " + String.join(", ", parts);
  }

  private Optional<String> largest() {
    return findings.stream()
        .flatMap(finding -> finding.value().stream())
        .filter(value -> !(value instanceof Quantity.Exact))
        .max(Comparator.comparing(InvariantGroup::size))
        .map(Meaning::most);
  }

  private static Dyadic size(Quantity quantity) {
    if (quantity instanceof Quantity.Enclosed enclosed) {
      return Meaning.size(enclosed.value());
    }
    return quantity instanceof Quantity.Measured measured ? measured.value().abs() : Dyadic.ZERO;
  }
}
