package org.plumbline.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.plumbline.claim.LayerBalancedness;
import org.plumbline.claim.Verdict;
import org.plumbline.number.Rational;

/** Neighbouring layers grow alike, whatever the loss. */
class LayerBalancednessProperties {
  @Provide
  Arbitrary<RandomProblem> layered() {
    return RandomProblems.layered();
  }

  @Property
  void squaredNormsOfLayersGrowAlike(@ForAll("layered") RandomProblem random) {
    for (int layer = 1; layer < random.architecture().depth(); layer++) {
      assertThat(growth(random, layer)).isEqualTo(growth(random, layer + 1));
    }
    assertThat(random.verdicts(new LayerBalancedness())).containsOnly(Verdict.PROVED);
  }

  private static Rational growth(RandomProblem random, int layer) {
    List<Rational> field = random.field();
    List<String> names = random.problem().network().parameterNames();
    Rational sum = Rational.ZERO;
    for (int p = 0; p < names.size(); p++) {
      if (names.get(p).startsWith("W" + layer + "[")) {
        sum = sum.add(random.weights().get(p).multiply(field.get(p)));
      }
    }
    return sum;
  }
}
