package org.plumbline.claim;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.claim.law.QuadraticLaw;
import org.plumbline.claim.structure.BalancedSet;
import org.plumbline.claim.structure.BalancedSets;
import org.plumbline.claim.structure.LayerStructure;
import org.plumbline.claim.structure.TwinClass;
import org.plumbline.network.Network;

/**
 * {@code Σ_in w² - Σ_out w²} is constant along the flow at every hidden vertex whose edges are all
 * trained and unshared: {@code Σ_in w ∂f/∂w = s_v δ_v = z_v B_v = Σ_out w ∂f/∂w}, for every Clarke
 * selection (proofs-notes/balancedness.md; Du, Hu &amp; Lee 2018, theorem 2.1). With shared
 * parameters or fixed edges the same holds of {@linkplain BalancedSet balanced sets}, each
 * parameter counted once: of a channel of a convolution.
 */
public final class Balancedness implements Claim {
  private static final Statement ROWS =
      new Statement("balancedness", "Σ_in w² - Σ_out w² is constant along the flow");

  @Override
  public String id() {
    return ROWS.id();
  }

  @Override
  public List<Finding> check(Evidence evidence) {
    Network network = evidence.problem().network();
    LayerStructure layers = evidence.observations().layers();
    List<Conservation.Subject> subjects = new ArrayList<>();
    for (TwinClass twins : layers.classes()) {
      for (int v : twins.vertices()) {
        QuadraticLaw law = QuadraticLaw.ofVertex(network, v);
        subjects.add(new Conservation.Subject(network.name(v), twins.name(), law, List.of(v)));
      }
    }
    BalancedSets sets = BalancedSets.of(network);
    List<BalancedSet> balanced = sets.beside(layers);
    balanced.forEach(set -> subjects.add(Conservation.Subject.of(set)));
    return new LayerFindings(ROWS, layers.withoutSets(sets, balanced))
        .of(new Conservation(ROWS, evidence).findings(subjects), "there is no hidden vertex");
  }
}
