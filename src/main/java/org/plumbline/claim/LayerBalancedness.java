package org.plumbline.claim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.claim.law.QuadraticLaw;
import org.plumbline.claim.structure.BalancedSet;
import org.plumbline.claim.structure.BalancedSets;
import org.plumbline.claim.structure.LayerStructure;
import org.plumbline.claim.structure.TwinClass;
import org.plumbline.network.Network;

/**
 * {@code ‖In‖_F² - ‖Out‖_F²} is constant along the flow for every layer of twins, in a fully
 * connected network {@code ‖W_l‖_F² - ‖W_{l+1}‖_F²}: the sum of the laws of its vertices, or of the
 * channels of a convolution (proofs-notes/layer-balancedness.md; Du, Hu &amp; Lee 2018, corollary
 * 2.1).
 */
public final class LayerBalancedness implements Claim {
  private static final Statement ROWS =
      new Statement("layer-balancedness", "‖W_in‖_F² - ‖W_out‖_F² is constant along the flow");

  @Override
  public String id() {
    return ROWS.id();
  }

  @Override
  public List<Finding> check(Evidence evidence) {
    LayerStructure layers = evidence.observations().layers();
    List<Conservation.Subject> subjects = new ArrayList<>();
    for (TwinClass twins : layers.classes()) {
      QuadraticLaw law = QuadraticLaw.ofVertices(layers.network(), twins.vertices());
      subjects.add(new Conservation.Subject(twins.name(), twins.name(), law, twins.vertices()));
    }
    BalancedSets sets = BalancedSets.of(layers.network());
    List<BalancedSet> balanced = sets.beside(layers);
    Map<String, List<Integer>> arrays = new LinkedHashMap<>();
    for (BalancedSet set : balanced) {
      arrays.computeIfAbsent(set.arrays(), name -> new ArrayList<>()).addAll(set.vertices());
    }
    arrays.forEach((name, vertices) -> subjects.add(ofArrays(layers.network(), name, vertices)));
    return new LayerFindings(ROWS, layers.withoutSets(sets, balanced))
        .of(new Conservation(ROWS, evidence).findings(subjects), "there is no hidden layer");
  }

  /** The law of all channels together. */
  private static Conservation.Subject ofArrays(
      Network network, String name, List<Integer> vertices) {
    BalancedSet all = new BalancedSet(network, vertices.stream().sorted().toList());
    QuadraticLaw law = QuadraticLaw.ofSquares(all.entering(), all.leaving());
    return new Conservation.Subject(name, name, law, all.vertices(), true);
  }
}
