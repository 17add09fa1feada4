package org.plumbline.claim.descent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.plumbline.claim.Finding;
import org.plumbline.claim.law.FormalPolynomial;
import org.plumbline.claim.law.QuadraticLaw;

/**
 * The findings on how laws of the flow drift along descent: exactly by {@code η² Q(∇R)} in each
 * step, as the term of first order is the Lie derivative, which cancels.
 *
 * @param rows id and statement
 * @param evidence the evidence
 */
record LawRows(Rows rows, DescentEvidence evidence) {
  /** Beyond so many products of weights only some of the laws of a group are followed. */
  private static final double MOST_PRODUCTS = 4e6;

  /**
   * A law.
   *
   * @param name what it is called
   * @param group what it is counted under where there are many
   * @param law the law
   * @param gates the slope of each vertex whose gate it passes through, as a symbol
   * @param isCounted the steps in which it is a law of the flow
   */
  record Subject(
      String name,
      String group,
      QuadraticLaw law,
      Map<Integer, FormalPolynomial> gates,
      IntPredicate isCounted) {}

  /** The findings on the laws. */
  List<Finding> findings(List<Subject> subjects) {
    Map<String, List<Subject>> grouped = new LinkedHashMap<>();
    for (Subject subject : subjects) {
      String key = subjects.size() > Rows.MOST ? subject.group : subject.name;
      grouped.computeIfAbsent(key, k -> new ArrayList<>()).add(subject);
    }
    long terms = subjects.stream().mapToLong(s -> s.law.terms().size()).sum();
    double cost = 3.0 * terms * evidence.iterates().size();
    int stride = (int) Math.max(1, Math.ceil(cost / MOST_PRODUCTS));
    List<Finding> findings = new ArrayList<>();
    grouped.forEach((name, members) -> findings.add(finding(name, sampled(members, stride))));
    return findings;
  }

  private static List<Subject> sampled(List<Subject> members, int stride) {
    List<Subject> some = new ArrayList<>();
    for (int k = 0; k < members.size(); k += stride) {
      some.add(members.get(k));
    }
    return some;
  }

  private Finding finding(String name, List<Subject> members) {
    Optional<Subject> worst = Optional.empty();
    Optional<LawDrift> largest = Optional.empty();
    for (Subject subject : members) {
      FormalPolynomial residual = subject.law.alongGradient(evidence.network(), subject.gates);
      if (!residual.isZero()) {
        return rows.violated(name, subject.name + ": the term of first order is " + residual)
            .withInterval(evidence.times())
            .finding();
      }
      LawDrift drift = LawDrift.over(subject.law, evidence.descent(), subject.isCounted);
      if (drift.steps() > 0 && largest.filter(most -> !drift.isWorseThan(most)).isEmpty()) {
        worst = Optional.of(subject);
        largest = Optional.of(drift);
      }
    }
    if (worst.isEmpty() || largest.isEmpty()) {
      return rows.notApplicable(name, "no step was taken in which the gates agree on every sample");
    }
    String of =
        members.size() == 1
            ? ""
            : "the worst of the " + members.size() + " followed, " + worst.get().name() + ": ";
    return decided(name, of, largest.get());
  }

  private Finding decided(String name, String of, LawDrift drift) {
    if (drift.contradicted().isPresent()) {
      return rows.violated(
              name, of + "the enclosures break the identity in step " + drift.contradicted().get())
          .withInterval(evidence.times())
          .withValue(Rows.enclosed(drift.change()))
          .withBound(Rows.enclosed(drift.allowed()))
          .finding();
    }
    return rows.proved(
            name,
            of
                + "the terms of first order cancel as a polynomial for every state of the gates; the"
                + " value is the change over "
                + drift.steps()
                + " steps, the bound the sum of η² times the law at the gradients; along the flow"
                + " it is 0")
        .withInterval(evidence.times())
        .withValue(Rows.enclosed(drift.change()))
        .withBound(Rows.enclosed(drift.allowed()))
        .finding();
  }

  /** The findings, then the vertices that no layer has; {@code none} if there is nothing. */
  List<Finding> withExcluded(List<Finding> found, String none) {
    List<Finding> all = new ArrayList<>(found);
    evidence
        .layers()
        .excluded()
        .forEach((v, why) -> all.add(rows.notApplicable(evidence.network().name(v), why)));
    if (all.isEmpty()) {
      all.add(rows.notApplicable("network", none));
    }
    return all;
  }
}
