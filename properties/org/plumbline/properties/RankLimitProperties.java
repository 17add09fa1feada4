package org.plumbline.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.plumbline.claim.along.Instant;
import org.plumbline.claim.forever.ClassConstants;
import org.plumbline.claim.forever.KinkedFirstLayer;
import org.plumbline.claim.forever.LaterTimes;
import org.plumbline.claim.matrix.TopDirection;
import org.plumbline.claim.structure.TwinClass;
import org.plumbline.field.FlowProblem;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;

/**
 * Later on, a layer of constant gates is as near to rank K as is concluded at T, and its rows of
 * silent units are those of T.
 */
class RankLimitProperties {
  @Provide
  Arbitrary<List<FlowProblem>> several() {
    return JudgedRun.clustered();
  }

  @Property(tries = 6, shrinking = ShrinkingMode.OFF)
  void laterLayersAreNearRankK(@ForAll("several") List<FlowProblem> several) {
    JudgedRun.some(
            several, (problem, outlook) -> outlook.open(problem.network().kinked()).isEmpty())
        .forEach(RankLimitProperties::require);
  }

  /** The sum of the classes' distances bounds that of the layer to rank K. */
  private static void require(JudgedRun run) {
    TwinClass whole = KinkedFirstLayer.of(run.late().layers()).first();
    for (Instant end : run.ends()) {
      Dyadic distance = Dyadic.ZERO;
      Dyadic allowed = Dyadic.ZERO;
      for (List<Integer> units : run.outlook().equal(run.problem().network(), whole.vertices())) {
        TwinClass some = whole.restrictedTo(units);
        TopDirection top = TopDirection.of(some.in().atDyadic(end.weights()), LaterTimes.BITS);
        distance = distance.add(top.distanceUpper());
        Dyadic slack = end.radius().multiply(top.frobeniusSquared().add(Dyadic.ONE)).scale(6);
        allowed = allowed.add(slack).add(top.frobeniusSquared().scale(-40));
        allowed =
            allowed.add(
                ClassConstants.of(
                        run.late().layers(),
                        some,
                        run.times().knot(),
                        run.problem().initialWeights())
                    .orElseThrow()
                    .distance());
      }
      assertThat(distance).isLessThanOrEqualTo(allowed);
      requireRest(run, whole, end);
    }
  }

  private static void requireRest(JudgedRun run, TwinClass whole, Instant end) {
    for (int index = 0; index < whole.vertices().size(); index++) {
      if (run.outlook().state().silent().vertices().contains(whole.vertices().get(index))) {
        for (int p : whole.in().rows().get(index)) {
          DyadicInterval before = run.times().knot().tube(p);
          DyadicInterval after = end.tube(p);
          assertThat(before.lower()).isLessThanOrEqualTo(after.upper());
          assertThat(before.upper()).isGreaterThanOrEqualTo(after.lower());
        }
      }
    }
  }
}
