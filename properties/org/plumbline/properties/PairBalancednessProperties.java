package org.plumbline.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.plumbline.claim.PairBalancedness;
import org.plumbline.claim.Verdict;
import org.plumbline.network.BackSignals;
import org.plumbline.network.Edge;
import org.plumbline.network.Evaluation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/** The rate of a pair of twins is the formula's, exactly. */
class PairBalancednessProperties {
  @Provide
  Arbitrary<RandomProblem> layered() {
    return RandomProblems.layered();
  }

  @Property
  void theRateIsTheFormula(@ForAll("layered") RandomProblem random) {
    LayeredArchitecture shape = random.architecture();
    for (int layer = 1; layer < shape.depth(); layer++) {
      for (int a = 0; a < shape.widths().get(layer); a++) {
        for (int b = 0; b < shape.widths().get(layer); b++) {
          assertThat(rate(random, layer, a, b))
              .isEqualTo(formula(random, shape.vertex(layer, a), shape.vertex(layer, b)));
        }
      }
    }
    assertThat(random.verdicts(new PairBalancedness()))
        .containsAnyOf(Verdict.PROVED, Verdict.NOT_APPLICABLE)
        .doesNotContain(Verdict.VIOLATED);
  }

  @Provide
  Arbitrary<RandomProblem> neighbouring() {
    return RandomProblems.neighbouring();
  }

  /** The k-th of parallel edges at one twin goes with the k-th at the other. */
  @Property
  void theRateIsTheFormulaWithParallelEdges(@ForAll("neighbouring") RandomProblem random) {
    Network network = random.problem().network();
    List<Rational> field = random.field();
    for (int u : network.hidden()) {
      for (int v : network.hidden()) {
        if (network.isFreelyTrained(u) && network.isFreelyTrained(v) && network.areTwins(u, v)) {
          Rational in =
              matched(random, field, network.incomingBySource(u), network.incomingBySource(v));
          Rational out =
              matched(random, field, network.outgoingByTarget(u), network.outgoingByTarget(v));
          assertThat(in.subtract(out)).isEqualTo(formula(random, u, v));
        }
      }
    }
    assertThat(random.verdicts(new PairBalancedness()))
        .isSubsetOf(Verdict.PROVED, Verdict.NOT_APPLICABLE);
  }

  private static Rational matched(
      RandomProblem random, List<Rational> field, List<Edge> first, List<Edge> second) {
    return IntStream.range(0, first.size())
        .mapToObj(k -> cross(random, field, first.get(k).parameter(), second.get(k).parameter()))
        .reduce(Rational.ZERO, Rational::add);
  }

  private static Rational rate(RandomProblem random, int layer, int a, int b) {
    LayeredArchitecture shape = random.architecture();
    List<Rational> field = random.field();
    Rational sum = Rational.ZERO;
    for (int k = 0; k < shape.widths().get(layer - 1); k++) {
      int p = random.parameter(layer, a, k);
      int q = random.parameter(layer, b, k);
      sum = sum.add(cross(random, field, p, q));
    }
    for (int k = 0; k < shape.widths().get(layer + 1); k++) {
      int p = random.parameter(layer + 1, k, a);
      int q = random.parameter(layer + 1, k, b);
      sum = sum.subtract(cross(random, field, p, q));
    }
    return sum;
  }

  private static Rational cross(RandomProblem random, List<Rational> field, int p, int q) {
    List<Rational> w = random.weights();
    return w.get(p).multiply(field.get(q)).add(w.get(q).multiply(field.get(p)));
  }

  private static Rational formula(RandomProblem random, int u, int v) {
    Rational sum = Rational.ZERO;
    for (int i = 0; i < random.evaluations().size(); i++) {
      Evaluation evaluation = random.evaluations().get(i);
      BackSignals back = evaluation.backSignals();
      List<Rational> s = evaluation.preActivations();
      Rational difference = evaluation.gates().get(v).subtract(evaluation.gates().get(u));
      Rational cross =
          s.get(u)
              .multiply(back.beforeGate().get(v))
              .subtract(s.get(v).multiply(back.beforeGate().get(u)));
      sum = sum.add(random.signed(i).multiply(difference).multiply(cross));
    }
    return sum;
  }
}
