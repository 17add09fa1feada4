package org.plumbline.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.plumbline.claim.Homogeneity;
import org.plumbline.claim.Verdict;
import org.plumbline.network.Evaluation;
import org.plumbline.number.Rational;
import org.plumbline.number.RationalMatrix;

/** Euler's identity, and the scaling it comes from, exactly. */
class HomogeneityProperties {
  @Provide
  Arbitrary<RandomProblem> layered() {
    return RandomProblems.layered();
  }

  @Provide
  Arbitrary<RandomProblem> skipping() {
    return RandomProblems.skipping();
  }

  @Property
  void eulersIdentityHolds(@ForAll("layered") RandomProblem random) {
    Rational degree = Rational.of(random.architecture().depth());
    for (Evaluation evaluation : random.evaluations()) {
      assertThat(RationalMatrix.dot(random.weights(), evaluation.gradient()))
          .isEqualTo(degree.multiply(evaluation.value()));
    }
    assertThat(random.verdicts(new Homogeneity())).containsExactly(Verdict.PROVED);
  }

  @Property
  void scalingTheWeightsScalesTheValueByThePower(
      @ForAll("layered") RandomProblem random, @ForAll @IntRange(max = 7) int factor) {
    Rational c = Rational.of(factor, 3);
    List<Rational> scaled = random.weights().stream().map(c::multiply).toList();
    for (int i = 0; i < random.problem().data().size(); i++) {
      List<Rational> x = random.problem().data().point(i);
      Rational expected = random.evaluations().get(i).value();
      for (int k = 0; k < random.architecture().depth(); k++) {
        expected = expected.multiply(c);
      }
      assertThat(Evaluation.exact(random.problem().network(), scaled, x).value())
          .isEqualTo(expected);
    }
  }

  @Property
  void aSkipOfAnotherLengthEndsIt(@ForAll("skipping") RandomProblem random) {
    assertThat(random.verdicts(new Homogeneity())).containsExactly(Verdict.NOT_APPLICABLE);
  }
}
