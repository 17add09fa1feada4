package org.plumbline.claim;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.claim.forever.Cut;
import org.plumbline.claim.forever.LaterTimes;
import org.plumbline.claim.forever.PathGraph;
import org.plumbline.claim.structure.MatrixName;

/**
 * The Frobenius norm of every layer that no path bypasses tends to infinity once {@code Σ ℓ(p_i) <
 * ℓ(0)}, and so does that of every other cut; a layer that some path bypasses may stay bounded
 * (proofs-notes/norm-growth.md; Lyu &amp; Li 2020, theorem 4.3; Du, Hu &amp; Lee 2018).
 */
public final class NormGrowth implements Claim {
  private static final Statement ROWS =
      new Statement("norm-growth", "‖W(t)‖_F² = ‖W(T)‖_F² + 2N(t) → ∞, with one N for all W");

  @Override
  public String id() {
    return ROWS.id();
  }

  @Override
  public List<Finding> check(Evidence evidence) {
    return evidence.onwards().findings(ROWS, NormGrowth::growing);
  }

  private static List<Finding> growing(Onwards.Known known) {
    PathGraph graph = known.graph();
    List<Finding> findings = new ArrayList<>();
    Set<Cut> told = new HashSet<>();
    for (List<Integer> layer : graph.layers()) {
      List<Integer> parameters = graph.parametersInto(layer);
      Optional<String> obstacle =
          parameters.isEmpty()
              ? Optional.of("nothing is trained there")
              : Cut.obstacle(graph, parameters);
      if (obstacle.isPresent()) {
        String name =
            parameters.isEmpty()
                ? MatrixName.into(graph.network(), layer)
                : MatrixName.of(graph.network(), parameters);
        findings.add(ROWS.notApplicable(name, obstacle.get()));
      }
      Cut.around(graph, layer).filter(told::add).ifPresent(cut -> findings.add(row(known, cut)));
    }
    return findings;
  }

  private static Finding row(Onwards.Known known, Cut cut) {
    LaterTimes times = known.times();
    return known.finding(
        ROWS,
        MatrixName.of(known.graph().network(), cut.parameters()),
        "N(t): " + known.envelope(t -> Onwards.between(times.gainLower(t), times.gainUpper(t))),
        times.squares(cut.parameters()));
  }
}
