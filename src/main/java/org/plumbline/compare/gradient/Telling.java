package org.plumbline.compare.gradient;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Magnitude;

/**
 * Whether a bound that a claim is within could have told: for every vertex, the claim of the
 * weights into it is told from all zeros and from its negative, as one exact entry there exceeds
 * its bound; or the exact entries are 0 and so are those claimed (proofs-notes/comparison.md, C7).
 */
final class Telling {
  private final Claimed claimed;
  private final RiskGradient gradient;

  private Telling(Claimed claimed, RiskGradient gradient) {
    this.claimed = claimed;
    this.gradient = gradient;
  }

  /** What the bound does not tell, in words; nothing if it tells all there is. */
  static Optional<String> obstacle(Claimed claimed, RiskGradient gradient, Network network) {
    Telling telling = new Telling(claimed, gradient);
    List<Integer> trained = new ArrayList<>();
    List<Integer> untold = new ArrayList<>();
    for (int v = network.inputs(); v < network.size(); v++) {
      List<Edge> edges = network.incoming(v).stream().filter(e -> e.isTrainable()).toList();
      if (!edges.isEmpty()) {
        trained.add(v);
        if (!telling.tells(edges)) {
          untold.add(v);
        }
      }
    }
    if (untold.isEmpty()) {
      return Optional.empty();
    }
    String what =
        untold.size() == trained.size()
            ? "it"
            : "the entries of the weights into " + network.name(untold.get(0));
    return Optional.of(
        "the bound on rounding errors is too wide to tell "
            + what
            + " from 0 or from its negative; "
            + claimed.remedy());
  }

  private boolean tells(List<Edge> edges) {
    return edges.stream().anyMatch(edge -> isTold(edge.parameter()))
        || edges.stream().allMatch(edge -> isNothing(edge.parameter()));
  }

  private DyadicInterval exact(int p) {
    return gradient.value(p).multiply(DyadicInterval.of(claimed.factor()));
  }

  /** Whether 0 is proved outside of the bound; then the negative of what is within is so too. */
  private boolean isTold(int p) {
    DyadicInterval exact = exact(p);
    Dyadic least = exact.lower().max(exact.upper().negate());
    Magnitude bound = claimed.widestBoundUpper(gradient, p);
    return least.signum() > 0 && !bound.isInfinite() && least.compareTo(bound.toDyadic()) > 0;
  }

  /** Whether nothing is claimed where there is nothing. */
  private boolean isNothing(int p) {
    DyadicInterval exact = exact(p);
    return claimed.values().get(p).signum() == 0
        && exact.lower().signum() <= 0
        && exact.upper().signum() >= 0;
  }
}
