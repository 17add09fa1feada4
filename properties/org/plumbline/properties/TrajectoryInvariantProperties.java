package org.plumbline.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/**
 * Balancedness {@code Σ_in w² - Σ_out w²} of every freely trained vertex is the same at both ends
 * of a flow through kinks and pinned stretches, up to what the errors of the weights make of it.
 */
class TrajectoryInvariantProperties {
  private static final int DIGITS = 8;

  @Provide
  Arbitrary<RandomProblem> problems() {
    return RandomProblems.layered();
  }

  @Property(tries = 15)
  void verticesStayBalanced(@ForAll("problems") RandomProblem random) {
    Network network = random.problem().network();
    List<Rational> end =
        ShortFlow.of(random.problem(), DIGITS).trajectory().finalWeights().stream()
            .map(Dyadic::toRational)
            .toList();
    for (int v : network.hidden()) {
      Rational drift = Rational.ZERO;
      Rational bound = Rational.ZERO;
      for (Edge edge : network.incoming(v)) {
        drift = drift.add(change(edge, random.weights(), end));
        bound = bound.add(bound(edge, end));
      }
      for (Edge edge : network.outgoing(v)) {
        drift = drift.subtract(change(edge, random.weights(), end));
        bound = bound.add(bound(edge, end));
      }
      assertThat(drift.abs()).isLessThanOrEqualTo(bound);
    }
  }

  private static Rational change(Edge edge, List<Rational> start, List<Rational> end) {
    int p = edge.parameter();
    return end.get(p).square().subtract(start.get(p).square());
  }

  /** {@code |w² - (w + e)²| <= 2|w||e| + e²}. */
  private static Rational bound(Edge edge, List<Rational> end) {
    Rational w = end.get(edge.parameter()).abs();
    Rational e = ShortFlow.error(w, DIGITS);
    return Rational.of(2).multiply(w).multiply(e).add(e.square());
  }
}
