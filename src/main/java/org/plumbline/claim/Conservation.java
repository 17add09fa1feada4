package org.plumbline.claim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.claim.along.Instant;
import org.plumbline.claim.along.Interval;
import org.plumbline.claim.along.Observations;
import org.plumbline.claim.law.Drift;
import org.plumbline.claim.law.FormalPolynomial;
import org.plumbline.claim.law.QuadraticLaw;
import org.plumbline.claim.structure.BalancedSet;
import org.plumbline.network.Activation;
import org.plumbline.network.Network;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;
import org.plumbline.number.qual.Rigorous;

/**
 * Proof and measurement of quadratic laws that hold along the whole flow: cancellation of the Lie
 * derivative as a formal polynomial for every state of the gates, exact evaluation on the data,
 * drift along the trajectory.
 *
 * @param rows id and statement
 * @param evidence the evidence
 */
record Conservation(Statement rows, Evidence evidence) {
  /** Up to this many subjects have a row each; beyond it, one row a layer. */
  static final int MOST_ROWS = 20;

  /**
   * A law and what it is called.
   *
   * @param name the subject
   * @param group what it is counted under when there are many
   * @param law the law
   * @param vertices the vertices whose gates it passes through
   * @param isOfSet whether it is the law of a set of vertices with shared parameters or fixed edges
   */
  record Subject(
      String name, String group, QuadraticLaw law, List<Integer> vertices, boolean isOfSet) {
    /** A law of vertices whose edges are all their own. */
    Subject(String name, String group, QuadraticLaw law, List<Integer> vertices) {
      this(name, group, law, vertices, false);
    }

    /** The law of a balanced set. */
    static Subject of(BalancedSet set) {
      QuadraticLaw law = QuadraticLaw.ofSquares(set.entering(), set.leaving());
      return new Subject(set.name(), set.arrays(), law, set.vertices(), true);
    }
  }

  /** The findings on the given laws, proofs first. */
  List<Finding> findings(List<Subject> subjects) {
    Map<String, List<Subject>> grouped = new LinkedHashMap<>();
    for (Subject subject : subjects) {
      String key = subjects.size() > MOST_ROWS ? subject.group : subject.name;
      grouped.computeIfAbsent(key, k -> new ArrayList<>()).add(subject);
    }
    List<Finding> findings = new ArrayList<>();
    grouped.forEach((name, members) -> findings.add(proof(name, members)));
    if (evidence.trajectory().isPresent() && !subjects.isEmpty()) {
      long cost = subjects.stream().mapToLong(s -> s.law.terms().size()).sum();
      List<Instant> knots = Observations.sampled(evidence.observations().knots(), cost);
      grouped.forEach((name, members) -> findings.add(drift(name, members, knots)));
    }
    return findings;
  }

  private Finding proof(String name, List<Subject> members) {
    for (Subject subject : members) {
      Optional<String> refutation = refutation(subject);
      if (refutation.isPresent()) {
        return rows.violated(subject.name, refutation.get()).finding();
      }
    }
    int samples = evidence.observations().exactGradients().size();
    String cancels =
        members.stream().anyMatch(Subject::isOfSet)
            ? "each parameter counted once, the Lie derivative is twice the sum of s_v δ_v - z_v B_v over the set,"
                + " as a polynomial, which is 0 for every state of the gates, and vanishes exactly at w(0) on "
            : "the Lie derivative cancels as a polynomial for every state of the gates, and vanishes exactly at w(0) on ";
    String reason = cancels + samples + " samples";
    Decision decision = rows.proved(name, counted(members) + reason);
    return members.size() == 1
        ? decision.withValue(Statement.exact(initial(members.get(0).law))).finding()
        : decision.finding();
  }

  private @Rigorous Rational initial(QuadraticLaw law) {
    return law.at(evidence.problem().initialWeights());
  }

  private static String counted(List<Subject> members) {
    return members.size() == 1 ? "" : "all " + members.size() + " laws: ";
  }

  /** Why the law is not conserved: a residual polynomial or a sample, if there is one. */
  Optional<String> refutation(Subject subject) {
    for (FormalPolynomial residual : residuals(subject)) {
      if (!residual.isZero()) {
        return Optional.of("its Lie derivative is not zero but " + residual);
      }
    }
    List<List<Rational>> gradients = evidence.observations().exactGradients();
    for (int i = 0; i < gradients.size(); i++) {
      Rational rate = subject.law.derivative(evidence.problem().initialWeights(), gradients.get(i));
      if (rate.signum() != 0) {
        return Optional.of("at w(0) it changes at the rate " + rate + " along sample " + i);
      }
    }
    return Optional.empty();
  }

  /** What must vanish for the law to hold. */
  private List<FormalPolynomial> residuals(Subject subject) {
    Network network = evidence.problem().network();
    return subject.isOfSet
        ? List.of(subject.law.beyond(network, subject.vertices))
        : gatePatterns(network, subject.vertices).stream()
            .map(gates -> subject.law.alongGradient(network, gates))
            .toList();
  }

  /**
   * On, off and pinned for a single vertex; a symbol for each of several, which covers all at once.
   */
  private static List<Map<Integer, FormalPolynomial>> gatePatterns(
      Network network, List<Integer> vertices) {
    Map<Integer, FormalPolynomial> symbolic = new LinkedHashMap<>();
    for (int v : vertices) {
      symbolic.put(v, slope(network, v));
    }
    if (vertices.size() > 1 || network.activation(vertices.get(0)).isLinear()) {
      return List.of(symbolic);
    }
    int v = vertices.get(0);
    return List.of(
        Map.of(v, FormalPolynomial.constant(Rational.ONE)),
        Map.of(v, FormalPolynomial.constant(network.activation(v).negativeSlope())),
        symbolic);
  }

  private static FormalPolynomial slope(Network network, int v) {
    Activation activation = network.activation(v);
    return activation.isLinear()
        ? FormalPolynomial.constant(Rational.ONE)
        : FormalPolynomial.symbol("λ" + v);
  }

  private Finding drift(String name, List<Subject> members, List<Instant> knots) {
    Subject worst = members.get(0);
    Drift largest = Drift.worst(worst.law, initial(worst.law), Dyadic.ZERO, knots);
    for (Subject subject : members.subList(1, members.size())) {
      Drift drift = Drift.worst(subject.law, initial(subject.law), Dyadic.ZERO, knots);
      if (drift.isWorseThan(largest)) {
        worst = subject;
        largest = drift;
      }
    }
    String of =
        members.size() == 1 ? "" : "the worst of " + members.size() + ", " + worst.name + ": ";
    return report(rows, name, of, largest, evidence.observations());
  }

  /** The finding on the largest drift of a law over some instants of a trajectory. */
  static Finding report(
      Statement rows, String name, String prefix, Drift drift, Observations observations) {
    Interval times = observations.horizon();
    if (drift.isExceeded() && observations.isEnclosed()) {
      return rows.violated(name, prefix + "the flow breaks it, at " + Statement.place(drift.knot()))
          .withInterval(times)
          .withValue(Statement.enclosed(drift.knot().certain(drift.change())))
          .finding();
    }
    if (drift.isExceeded()) {
      return rows.row(name, Verdict.UNDECIDED, prefix + Statement.deviates(drift.knot()))
          .withInterval(times)
          .withValue(Statement.measured(drift.size()))
          .withBound(Statement.measured(drift.allowance()));
    }
    if (observations.isEnclosed()) {
      String enclosed =
          "its change at the ends of steps is no more than this; the enclosure is widest at "
              + Statement.place(drift.knot());
      return rows.found(name, prefix + enclosed, times, drift.knot(), drift.change());
    }
    String measured =
        "the largest drift is at "
            + Statement.place(drift.knot())
            + ", and within what the accuracy of the weights allows";
    return rows.row(name, Verdict.CONSISTENT, prefix + measured)
        .withInterval(times)
        .withValue(Statement.measured(drift.size()))
        .withBound(Statement.measured(drift.allowance()));
  }
}
