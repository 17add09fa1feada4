package org.plumbline.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.plumbline.flow.FlowResult;
import org.plumbline.flow.Horizon;
import org.plumbline.flow.dormandprince.DoubleFlow;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/**
 * Where the Dormand-Prince method in double and the Taylor method both reach the horizon they
 * agree, and the one in double never fails with an exception.
 *
 * <p>One may refuse where the other goes on: steep losses leave the range of double, and what
 * counts as zero at a kink depends on the precision.
 */
class DoubleEngineProperties {
  private static final int DIGITS = 12;
  private static final int AGREEING = 7;

  @Provide
  Arbitrary<RandomProblem> problems() {
    return Arbitraries.oneOf(
        RandomProblems.layered(), RandomProblems.skipping(), RandomProblems.relu());
  }

  @Property(tries = 40)
  void agreesWithTaylor(@ForAll("problems") RandomProblem random) {
    FlowResult plain =
        DoubleFlow.integrate(random.problem(), Horizon.atTime(Rational.ONE), ShortFlow.BOUNDED);
    FlowResult taylor = ShortFlow.of(random.problem(), DIGITS);
    if (!(plain instanceof FlowResult.Completed && taylor instanceof FlowResult.Completed)) {
      return;
    }
    List<Dyadic> weights = plain.trajectory().finalWeights();
    for (int p = 0; p < weights.size(); p++) {
      Rational better = taylor.trajectory().finalWeights().get(p).toRational();
      assertThat(weights.get(p).toRational().subtract(better).abs())
          .isLessThanOrEqualTo(ShortFlow.error(better, AGREEING));
    }
  }
}
