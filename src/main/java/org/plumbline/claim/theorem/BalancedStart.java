package org.plumbline.claim.theorem;

import java.util.List;
import java.util.Optional;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/**
 * {@code Σ_in w² = Σ_out w²} at {@code w(0)} for every hidden unit: {@code ‖w_j‖ = |a_j|} where
 * there are two layers.
 */
final class BalancedStart implements Hypothesis {
  @Override
  public String id() {
    return "balanced-start";
  }

  @Override
  public String statement() {
    return "‖w_j‖ = |a_j| at w(0) for every hidden unit";
  }

  @Override
  public Assessment assess(Grounds grounds) {
    Network network = grounds.network();
    List<Rational> weights = List.copyOf(grounds.problem().initialWeights());
    for (int v : network.hidden()) {
      Rational difference =
          square(network.incoming(v), weights).subtract(square(network.outgoing(v), weights));
      if (difference.signum() != 0) {
        return Assessment.fails(
                "‖w_j‖² - a_j² = " + Names.number(difference) + " at " + network.name(v),
                new Witness(List.of(), List.of(network.name(v)), List.of(difference)))
            .changing(change(network));
      }
    }
    return Assessment.proved("exactly so for " + network.hidden().size() + " units");
  }

  private static Optional<String> change(Network network) {
    return PlainLayers.areTwo(network)
        ? Optional.of("initialization: {kind: balanced, seed: 1}")
        : Optional.empty();
  }

  private static Rational square(List<Edge> edges, List<Rational> weights) {
    Rational sum = Rational.ZERO;
    for (Edge edge : edges) {
      sum = sum.add(edge.value(weights).square());
    }
    return sum;
  }
}
