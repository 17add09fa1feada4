package org.plumbline.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.plumbline.claim.BalancednessDrift;
import org.plumbline.claim.Verdict;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/** Beside fixed edges what a unit gains is what its fixed edges carry away. */
class BalancednessDriftProperties {
  @Provide
  Arbitrary<RandomProblem> skipping() {
    return RandomProblems.skipping();
  }

  /** Against the field, which knows nothing of laws: S6 moved to the other side. */
  @Property
  void whatFixedEdgesCarryIsTheRate(@ForAll("skipping") RandomProblem random) {
    assertThat(random.verdicts(new BalancednessDrift())).doesNotContain(Verdict.VIOLATED);
    Network network = random.problem().network();
    for (int v : network.hidden()) {
      Rational gained =
          trained(random, network.incoming(v)).subtract(trained(random, network.outgoing(v)));
      Rational carried =
          fixed(random, network.outgoing(v)).subtract(fixed(random, network.incoming(v)));
      assertThat(gained).isEqualTo(carried);
    }
  }

  private static Rational trained(RandomProblem random, List<Edge> edges) {
    List<Rational> field = random.field();
    return edges.stream()
        .filter(Edge::isTrainable)
        .map(e -> random.weights().get(e.parameter()).multiply(field.get(e.parameter())))
        .reduce(Rational.ZERO, Rational::add);
  }

  private static Rational fixed(RandomProblem random, List<Edge> edges) {
    Rational sum = Rational.ZERO;
    for (int i = 0; i < random.evaluations().size(); i++) {
      var evaluation = random.evaluations().get(i);
      var delta = evaluation.backSignals().delta();
      for (Edge edge : edges) {
        if (!edge.isTrainable()) {
          Rational flow = evaluation.activations().get(edge.from()).multiply(delta.get(edge.to()));
          sum = sum.add(random.signed(i).multiply(edge.value(random.weights())).multiply(flow));
        }
      }
    }
    return sum;
  }
}
