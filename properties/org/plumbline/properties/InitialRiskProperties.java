package org.plumbline.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.plumbline.claim.InitialRisk;
import org.plumbline.claim.Verdict;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.MaxMargin;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.number.Rational;

/** A low risk means positive margins, and large margins a low risk. */
class InitialRiskProperties {
  @Provide
  Arbitrary<RandomProblem> layered() {
    return RandomProblems.layered();
  }

  @Property
  void provedMeansThatEveryMarginIsPositive(@ForAll("layered") RandomProblem random) {
    if (random.verdicts(new InitialRisk()).contains(Verdict.PROVED)) {
      for (int i = 0; i < random.evaluations().size(); i++) {
        int label = random.problem().data().label(i);
        assertThat(random.evaluations().get(i).value().signum()).isEqualTo(label);
      }
    }
  }

  /**
   * {@code n e^-n < 1} and {@code n log(1 + e^-n) < log 2}, so margins of at least n suffice; not
   * under the square loss, which grows beyond a margin of 1.
   */
  @Property
  void marginsOfAtLeastTheNumberOfSamplesAreEnough(@ForAll("layered") RandomProblem random) {
    Dataset data = random.problem().data();
    boolean falls = random.problem().loss() != Loss.SQUARE;
    if (falls && MaxMargin.exact(data) instanceof MaxMargin margin) {
      Rational size = Rational.of(data.size());
      List<Rational> weights = margin.u().stream().map(size::multiply).toList();
      LayeredArchitecture single =
          new LayeredArchitecture(List.of(data.dimension(), 1), List.of(), List.of());
      FlowProblem problem =
          new FlowProblem(
              single.network(),
              data,
              weights,
              random.problem().loss(),
              random.problem().reduction());
      RandomProblem separated = new RandomProblem(single, problem, random.coefficients());
      assertThat(separated.verdicts(new InitialRisk())).containsExactly(Verdict.PROVED);
    }
  }
}
