package org.plumbline.properties;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.plumbline.claim.Decomposition;
import org.plumbline.claim.Verdict;
import org.plumbline.network.Evaluation;
import org.plumbline.network.PathDecomposition;

/** The network is a tree of signs on path products, by all paths and by homogeneity. */
class DecompositionProperties {
  @Provide
  Arbitrary<RandomProblem> layered() {
    return RandomProblems.layered();
  }

  @Provide
  Arbitrary<RandomProblem> skipping() {
    return Arbitraries.oneOf(RandomProblems.skipping(), RandomProblems.neighbouring());
  }

  @Property
  void allPathsGiveTheValue(@ForAll("layered") RandomProblem random) {
    holds(random);
  }

  @Property
  void withSkipsToo(@ForAll("skipping") RandomProblem random) {
    holds(random);
  }

  private static void holds(RandomProblem random) {
    PathDecomposition decomposition =
        PathDecomposition.of(random.problem().network(), random.weights());
    for (int i = 0; i < random.problem().data().size(); i++) {
      Evaluation evaluation = random.evaluations().get(i);
      assertThat(decomposition.treeValue(random.problem().data().point(i)))
          .isEqualTo(evaluation.value());
      assertThat(decomposition.holdsByHomogeneity(evaluation)).isTrue();
    }
    assertThat(random.verdicts(new Decomposition())).containsExactly(Verdict.PROVED);
  }
}
