package org.plumbline.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.plumbline.engine.Engine;
import org.plumbline.engine.ReferenceEngine;
import org.plumbline.engine.TaylorEngine;
import org.plumbline.flow.FlowResult;
import org.plumbline.flow.Horizon;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/**
 * The engines {@code taylor} and {@code reference} end alike, pass the same events, and agree on
 * the weights within what both are allowed to be off, unless the run is given up.
 */
class EngineAgreementProperties {
  private static final int DIGITS = 8;

  @Provide
  Arbitrary<RandomProblem> problems() {
    return RandomProblems.relu();
  }

  @Property(tries = 6)
  void taylorAgreesWithReference(@ForAll("problems") RandomProblem random) {
    FlowResult taylor = flow(new TaylorEngine(), random);
    FlowResult reference = flow(new ReferenceEngine(), random);
    assertThat(taylor).hasSameClassAs(reference);
    Assume.that(!(taylor instanceof FlowResult.Stopped));
    assertThat(events(taylor)).containsExactlyInAnyOrderElementsOf(events(reference));
    List<Dyadic> weights = taylor.trajectory().finalWeights();
    for (int p = 0; p < weights.size(); p++) {
      Rational plain = reference.trajectory().finalWeights().get(p).toRational();
      Rational difference = weights.get(p).toRational().subtract(plain).abs();
      Rational allowed = ShortFlow.error(plain, DIGITS).multiply(Rational.of(2));
      assertThat(difference).isLessThanOrEqualTo(allowed);
    }
  }

  private static FlowResult flow(Engine engine, RandomProblem random) {
    return engine.integrate(
        random.problem(), Horizon.atTime(Rational.ONE), DIGITS, ShortFlow.BOUNDED);
  }

  private static List<String> events(FlowResult result) {
    return result.trajectory().events().stream()
        .map(event -> event.pair() + " " + event.kind())
        .toList();
  }
}
