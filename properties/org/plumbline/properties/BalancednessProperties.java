package org.plumbline.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.plumbline.claim.Balancedness;
import org.plumbline.claim.Verdict;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/** The law of each vertex is an identity of the field, whatever the loss. */
class BalancednessProperties {
  @Provide
  Arbitrary<RandomProblem> layered() {
    return RandomProblems.layered();
  }

  @Provide
  Arbitrary<RandomProblem> skipping() {
    return RandomProblems.skipping();
  }

  @Provide
  Arbitrary<RandomProblem> neighbouring() {
    return RandomProblems.neighbouring();
  }

  @Property
  void inAndOutGrowAlike(@ForAll("layered") RandomProblem random) {
    Network network = random.problem().network();
    List<Rational> field = random.field();
    for (int v : network.hidden()) {
      assertThat(growth(random, field, network.incoming(v)))
          .isEqualTo(growth(random, field, network.outgoing(v)));
    }
    assertThat(random.verdicts(new Balancedness())).containsOnly(Verdict.PROVED);
  }

  @Property
  void skipsWithWeightsOfTheirOwnDoNoHarm(@ForAll("skipping") RandomProblem random) {
    assertThat(random.verdicts(new Balancedness())).containsOnly(Verdict.PROVED);
    Network network = random.problem().network();
    List<Rational> field = random.field();
    for (int v : network.hidden()) {
      assertThat(growth(random, field, network.incoming(v)))
          .isEqualTo(growth(random, field, network.outgoing(v)));
    }
  }

  @Property
  void parallelEdgesCountOneByOne(@ForAll("neighbouring") RandomProblem random) {
    Network network = random.problem().network();
    List<Rational> field = random.field();
    for (int v : network.hidden()) {
      if (network.isFreelyTrained(v)) {
        assertThat(growth(random, field, network.incoming(v)))
            .isEqualTo(growth(random, field, network.outgoing(v)));
      }
    }
    assertThat(random.verdicts(new Balancedness()))
        .isSubsetOf(Verdict.PROVED, Verdict.NOT_APPLICABLE);
  }

  /** {@code Σ w w'}, half the growth of {@code Σ w²}. */
  private static Rational growth(RandomProblem random, List<Rational> field, List<Edge> edges) {
    return edges.stream()
        .map(e -> random.weights().get(e.parameter()).multiply(field.get(e.parameter())))
        .reduce(Rational.ZERO, Rational::add);
  }
}
