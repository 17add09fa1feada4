package org.plumbline.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.plumbline.claim.Energy;
import org.plumbline.claim.Verdict;
import org.plumbline.number.Rational;
import org.plumbline.number.RationalMatrix;

/** Both energy identities as identities of the field, whatever the loss. */
class EnergyProperties {
  @Provide
  Arbitrary<RandomProblem> layered() {
    return RandomProblems.layered();
  }

  @Provide
  Arbitrary<RandomProblem> skipping() {
    return RandomProblems.skipping();
  }

  /** The risk falls at the rate {@code Σ c_i dp_i/dt}, which is the square of the field. */
  @Property
  void theRiskFallsByTheSquareOfTheField(@ForAll("layered") RandomProblem random) {
    List<Rational> field = random.field();
    Rational fall = Rational.ZERO;
    for (int i = 0; i < random.evaluations().size(); i++) {
      Rational along = RationalMatrix.dot(random.evaluations().get(i).gradient(), field);
      fall = fall.add(random.signed(i).multiply(along));
    }
    assertThat(fall).isEqualTo(RationalMatrix.dot(field, field));
  }

  @Property
  void theNormGrowsByTheWeightedMargins(@ForAll("layered") RandomProblem random) {
    Rational degree = Rational.of(random.architecture().depth());
    assertThat(RationalMatrix.dot(random.weights(), random.field()))
        .isEqualTo(degree.multiply(random.weightedMargins()));
    assertThat(random.verdicts(new Energy())).containsOnly(Verdict.PROVED);
  }

  @Property
  void theGradientIsTheDerivativeWithSkipsToo(@ForAll("skipping") RandomProblem random) {
    assertThat(random.verdicts(new Energy()))
        .containsExactly(Verdict.PROVED, Verdict.NOT_APPLICABLE);
  }
}
