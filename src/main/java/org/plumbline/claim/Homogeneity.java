package org.plumbline.claim;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.plumbline.network.Evaluation;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;
import org.plumbline.number.RationalMatrix;

/**
 * Every input–output path has exactly L trainable edges and no fixed one, so {@code f(x; cw) = c^L
 * f(x; w)} for {@code c >= 0}, and by Euler {@code ⟨w, ∇f⟩ = L f} (proofs-notes/homogeneity.md; Lyu
 * &amp; Li 2020, lemma B.1).
 */
public final class Homogeneity implements Claim {
  private static final Statement ROWS =
      new Statement(
          "homogeneity", "f is positively homogeneous of degree L in w, and ⟨w, ∇f⟩ = L f");

  @Override
  public String id() {
    return ROWS.id();
  }

  @Override
  public List<Finding> check(Evidence evidence) {
    OptionalInt degree = degree(evidence);
    if (degree.isEmpty()) {
      return List.of(ROWS.notApplicable("network", obstacle(evidence.problem().network())));
    }
    Rational exactDegree = Rational.of(degree.getAsInt());
    List<Rational> weights = evidence.problem().initialWeights();
    List<Evaluation> evaluations = evidence.observations().exactEvaluations();
    for (int i = 0; i < evaluations.size(); i++) {
      Rational value = evaluations.get(i).value();
      Rational euler = RationalMatrix.dot(weights, evidence.observations().exactGradients().get(i));
      if (!euler.equals(exactDegree.multiply(value))) {
        String reason = "at w(0) on sample " + i + ", ⟨w, ∇f⟩ = " + euler + " but f = " + value;
        return List.of(ROWS.violated("network", reason).finding());
      }
    }
    String reason =
        "every path has "
            + exactDegree
            + " trainable edges; ⟨w, ∇f⟩ = L f exactly at w(0) on "
            + evaluations.size()
            + " samples";
    return List.of(
        ROWS.proved("network", reason).withValue(Statement.exact(exactDegree)).finding());
  }

  /** The degree L of the evidence's network, if it has one. */
  static OptionalInt degree(Evidence evidence) {
    return org.plumbline.network.PathDegrees.of(evidence.problem().network()).degree();
  }

  /** Why a network without a degree has none. */
  static String obstacle(Network network) {
    org.plumbline.network.PathDegrees paths = org.plumbline.network.PathDegrees.of(network);
    if (paths.trainableEdges().isEmpty()) {
      return "no path leads from an input to the output";
    }
    String lengths =
        paths.trainableEdges().stream().map(String::valueOf).collect(Collectors.joining(" and "));
    return paths.trainableEdges().size() > 1
        ? "there are paths with " + lengths + " trainable edges"
        : "there is a path with a fixed edge";
  }
}
