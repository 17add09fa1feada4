package org.plumbline.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.plumbline.enclosure.TrajectoryVerifier;
import org.plumbline.enclosure.Verification;
import org.plumbline.flow.FlowResult;
import org.plumbline.number.Dyadic;

/**
 * Enclosures at two precisions overlap: the final weights of two trajectories of one problem are no
 * farther apart than the sum of their proved radii; and most trajectories are enclosed.
 */
class EnclosureProperties {
  private static final int FEW = 10;
  private static final int MANY = 20;

  @Provide
  Arbitrary<RandomProblem> problems() {
    return RandomProblems.layered();
  }

  @Property(tries = 12)
  void enclosuresAtTwoPrecisionsOverlap(@ForAll("problems") RandomProblem random) {
    FlowResult few = ShortFlow.of(random.problem(), FEW);
    FlowResult many = ShortFlow.of(random.problem(), MANY);
    Assume.that(few instanceof FlowResult.Completed && many instanceof FlowResult.Completed);
    Verification wide = TrajectoryVerifier.verify(random.problem(), few.trajectory());
    Verification narrow = TrajectoryVerifier.verify(random.problem(), many.trajectory());
    Assume.that(wide instanceof Verification.Certified && narrow instanceof Verification.Certified);
    Dyadic reach = wide.enclosed().radius().add(narrow.enclosed().radius()).toDyadic();
    List<Dyadic> a = few.trajectory().finalWeights();
    List<Dyadic> b = many.trajectory().finalWeights();
    Dyadic squares = Dyadic.ZERO;
    for (int p = 0; p < a.size(); p++) {
      Dyadic difference = a.get(p).subtract(b.get(p));
      squares = squares.add(difference.multiply(difference));
    }
    assertThat(squares).isLessThanOrEqualTo(reach.multiply(reach));
  }
}
