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
import org.plumbline.claim.Evidence;
import org.plumbline.claim.Finding;
import org.plumbline.claim.MarginDirection;
import org.plumbline.claim.Verdict;
import org.plumbline.data.Dataset;
import org.plumbline.data.MaxMargin;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.number.Rational;

/** Vectors that approach the exact maximum margin are told from vectors that leave it. */
class MarginDirectionProperties {
  @Provide
  Arbitrary<RandomProblem> linear() {
    return RandomProblems.linear();
  }

  private static Evidence evidence(RandomProblem random, boolean approaching) {
    Dataset data = random.problem().data();
    MaxMargin margin = (MaxMargin) MaxMargin.exact(data);
    LayeredArchitecture single =
        new LayeredArchitecture(List.of(data.dimension(), 1), List.of(), List.of());
    List<Rational> away = new ArrayList<>(Collections.nCopies(data.dimension(), Rational.ZERO));
    away.set(0, margin.u().get(1).negate());
    away.set(1, margin.u().get(0));
    List<List<Rational>> corners = new ArrayList<>();
    for (int k = 0; k < 6; k++) {
      Rational distance = Rational.of(1, 1L << (approaching ? k : 5 - k));
      corners.add(Polygons.plus(margin.u(), distance, away));
    }
    FlowProblem problem =
        new FlowProblem(
            single.network(),
            data,
            corners.get(0),
            random.problem().loss(),
            random.problem().reduction());
    return Polygons.through(problem, corners);
  }

  private static boolean turns(RandomProblem random) {
    return random.problem().data().dimension() > 1
        && MaxMargin.exact(random.problem().data()) instanceof MaxMargin margin
        && (margin.u().get(0).signum() != 0 || margin.u().get(1).signum() != 0);
  }

  /** Of a loss that falls like a power nothing is said. */
  private static Verdict where(RandomProblem random, Verdict verdict) {
    return random.problem().loss().fallsExponentially() ? verdict : Verdict.NOT_APPLICABLE;
  }

  @Property
  void approachIsConsistent(@ForAll("linear") RandomProblem random) {
    Assume.that(turns(random));
    assertThat(new MarginDirection().check(evidence(random, true)))
        .extracting(Finding::verdict)
        .containsExactly(where(random, Verdict.CONSISTENT));
  }

  @Property
  void departureIsNot(@ForAll("linear") RandomProblem random) {
    Assume.that(turns(random));
    assertThat(new MarginDirection().check(evidence(random, false)))
        .extracting(Finding::verdict)
        .containsExactly(where(random, Verdict.UNDECIDED));
  }
}
