package org.plumbline.claim.descent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.plumbline.claim.Finding;
import org.plumbline.claim.law.FormalPolynomial;
import org.plumbline.claim.law.QuadraticLaw;
import org.plumbline.claim.structure.TwinClass;
import org.plumbline.enclosure.box.GateState;
import org.plumbline.enclosure.box.PossibleGates;
import org.plumbline.network.Activation;

/**
 * For twins whose gates agree on every sample, {@code Σ_a w_au w_av - Σ_b w_ub w_vb} changes by
 * exactly {@code η²} times the same of the gradient in a step (proofs-notes/descent.md, D1).
 */
final class DescentPairs implements DescentClaim {
  private static final Rows ROWS =
      new Rows(
          "pair-balancedness",
          "Σ_a w_au w_av - Σ_b w_ub w_vb changes by η² times the same of ∇R in each step in which the"
              + " gates of u and v agree");

  @Override
  public String id() {
    return ROWS.id();
  }

  @Override
  public List<Finding> check(DescentEvidence evidence) {
    List<LawRows.Subject> subjects = new ArrayList<>();
    for (TwinClass twins : evidence.layers().classes()) {
      for (int u : twins.vertices()) {
        for (int v : twins.vertices()) {
          if (u < v) {
            subjects.add(subject(evidence, twins.name(), u, v));
          }
        }
      }
    }
    return subjects.isEmpty()
        ? List.of(ROWS.notApplicable("network", "no two hidden vertices are free twins"))
        : new LawRows(ROWS, evidence).findings(subjects);
  }

  private static LawRows.Subject subject(DescentEvidence evidence, String group, int u, int v) {
    FormalPolynomial same = FormalPolynomial.symbol("λ" + u);
    return new LawRows.Subject(
        evidence.network().name(u) + "," + evidence.network().name(v),
        group,
        QuadraticLaw.ofPair(evidence.network(), u, v),
        Map.of(u, same, v, same),
        k -> agree(evidence, evidence.iterates().get(k).gates(), u, v));
  }

  /** Whether both have the same slope on every sample. */
  static boolean agree(DescentEvidence evidence, PossibleGates gates, int u, int v) {
    Activation ofU = evidence.network().activation(u);
    Activation ofV = evidence.network().activation(v);
    return IntStream.range(0, gates.samples())
        .allMatch(
            i -> {
              boolean isOn = gates.state(i, u) == GateState.ON;
              boolean isOtherOn = gates.state(i, v) == GateState.ON;
              return isOn == isOtherOn && (isOn || ofU.equals(ofV));
            });
  }
}
