package org.plumbline.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.plumbline.claim.DirectionalConvergence;
import org.plumbline.claim.Evidence;
import org.plumbline.claim.Finding;
import org.plumbline.claim.Verdict;
import org.plumbline.number.Rational;

/** Directions that settle are told from directions that take off. */
class DirectionalConvergenceProperties {
  @Provide
  Arbitrary<RandomProblem> layered() {
    return RandomProblems.layered();
  }

  private static List<List<Rational>> corners(RandomProblem random, boolean settling) {
    List<Rational> away = random.weights();
    List<Rational> target = Collections.nCopies(away.size(), Rational.of(64));
    List<List<Rational>> corners = new ArrayList<>();
    for (int k = 0; k < 8; k++) {
      int power = settling ? k : 7 - k;
      corners.add(Polygons.plus(target, Rational.of(1, 1L << 2 * power), away));
    }
    return corners;
  }

  private static boolean turns(RandomProblem random) {
    return random.weights().stream().distinct().count() > 1;
  }

  @Property
  void aGeometricallyDecayingTurnIsConsistent(@ForAll("layered") RandomProblem random) {
    Assume.that(turns(random));
    Evidence evidence = Polygons.through(random.problem(), corners(random, true));
    assertThat(new DirectionalConvergence().check(evidence))
        .extracting(Finding::verdict)
        .containsExactly(Verdict.CONSISTENT);
  }

  @Property
  void aGrowingTurnIsNot(@ForAll("layered") RandomProblem random) {
    Assume.that(turns(random));
    Evidence evidence = Polygons.through(random.problem(), corners(random, false));
    assertThat(new DirectionalConvergence().check(evidence))
        .extracting(Finding::verdict)
        .containsExactly(Verdict.UNDECIDED);
  }
}
