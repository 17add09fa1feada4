package org.plumbline.claim.descent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.claim.Finding;
import org.plumbline.claim.law.FormalPolynomial;
import org.plumbline.claim.law.QuadraticLaw;
import org.plumbline.claim.structure.TwinClass;

/**
 * {@code Σ_in w² - Σ_out w²} changes by exactly {@code η² (‖∇_in R‖² - ‖∇_out R‖²)} in a step, at a
 * vertex or summed over a layer (proofs-notes/descent.md, D1; Du, Hu &amp; Lee 2018).
 */
final class DescentBalancedness implements DescentClaim {
  private final Rows rows;
  private final boolean isOfLayers;

  private DescentBalancedness(Rows rows, boolean isOfLayers) {
    this.rows = rows;
    this.isOfLayers = isOfLayers;
  }

  /** The statement about each vertex. */
  static DescentBalancedness ofVertices() {
    return new DescentBalancedness(
        new Rows(
            "balancedness",
            "Σ_in w² - Σ_out w² changes by η² (‖∇_in R‖² - ‖∇_out R‖²) in each step"),
        false);
  }

  /** The statement about each layer. */
  static DescentBalancedness ofLayers() {
    return new DescentBalancedness(
        new Rows(
            "layer-balancedness",
            "‖W_in‖_F² - ‖W_out‖_F² changes by η² (‖∇_in R‖² - ‖∇_out R‖²) in each step"),
        true);
  }

  @Override
  public String id() {
    return rows.id();
  }

  @Override
  public List<Finding> check(DescentEvidence evidence) {
    List<LawRows.Subject> subjects = new ArrayList<>();
    for (TwinClass twins : evidence.layers().classes()) {
      if (isOfLayers) {
        QuadraticLaw law = QuadraticLaw.ofVertices(evidence.network(), twins.vertices());
        subjects.add(subject(twins.name(), twins.name(), law, twins.vertices()));
      } else {
        for (int v : twins.vertices()) {
          QuadraticLaw law = QuadraticLaw.ofVertex(evidence.network(), v);
          subjects.add(subject(evidence.network().name(v), twins.name(), law, List.of(v)));
        }
      }
    }
    LawRows found = new LawRows(rows, evidence);
    return found.withExcluded(found.findings(subjects), "there is no hidden layer");
  }

  private static LawRows.Subject subject(
      String name, String group, QuadraticLaw law, List<Integer> vertices) {
    Map<Integer, FormalPolynomial> gates = new LinkedHashMap<>();
    vertices.forEach(v -> gates.put(v, FormalPolynomial.symbol("λ" + v)));
    return new LawRows.Subject(name, group, law, gates, k -> true);
  }
}
