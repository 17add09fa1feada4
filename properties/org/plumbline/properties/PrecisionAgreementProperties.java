package org.plumbline.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.plumbline.field.GateEvent;
import org.plumbline.flow.FlowResult;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/**
 * A flow asked for few digits has them right, as the same flow with more digits shows, unless one
 * is given up.
 */
class PrecisionAgreementProperties {
  private static final int FEW = 6;
  private static final int MORE = 12;

  @Provide
  Arbitrary<RandomProblem> problems() {
    return Arbitraries.oneOf(RandomProblems.layered(), RandomProblems.skipping());
  }

  @Property(tries = 8)
  void digitsAreRight(@ForAll("problems") RandomProblem random) {
    FlowResult few = ShortFlow.of(random.problem(), FEW);
    FlowResult more = ShortFlow.of(random.problem(), MORE);
    Assume.that(!(few instanceof FlowResult.Stopped || more instanceof FlowResult.Stopped));
    assertThat(few).hasSameClassAs(more);
    assertThat(few).isNotInstanceOf(FlowResult.Unresolved.class);
    List<Dyadic> weights = few.trajectory().finalWeights();
    for (int p = 0; p < weights.size(); p++) {
      Rational better = more.trajectory().finalWeights().get(p).toRational();
      Rational bound = ShortFlow.error(better, FEW).add(ShortFlow.error(better, MORE));
      assertThat(weights.get(p).toRational().subtract(better).abs()).isLessThanOrEqualTo(bound);
    }
    assertThat(few.trajectory().events().stream().map(PrecisionAgreementProperties::what))
        .containsExactlyInAnyOrderElementsOf(
            more.trajectory().events().stream().map(PrecisionAgreementProperties::what).toList());
  }

  private static String what(GateEvent event) {
    return event.pair() + " " + event.kind();
  }
}
