package org.plumbline.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.plumbline.claim.along.Instant;
import org.plumbline.claim.forever.ClassConstants;
import org.plumbline.claim.forever.GateOutlook;
import org.plumbline.claim.forever.KinkedFirstLayer;
import org.plumbline.claim.forever.LaterTimes;
import org.plumbline.claim.forever.LevelGain;
import org.plumbline.claim.matrix.TopDirection;
import org.plumbline.claim.structure.TwinClass;
import org.plumbline.field.FlowProblem;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;

/** Later on, rows of equal gates are as near to rank one as is concluded at T. */
class ActiveSubmatrixLimitProperties {
  @Provide
  Arbitrary<List<FlowProblem>> several() {
    return JudgedRun.clustered();
  }

  @Property(tries = 6, shrinking = ShrinkingMode.OFF)
  void laterRowsAreWithinTheirConstants(@ForAll("several") List<FlowProblem> several) {
    JudgedRun.some(several, (problem, outlook) -> !classes(problem, outlook).isEmpty())
        .forEach(ActiveSubmatrixLimitProperties::require);
  }

  private static List<List<Integer>> classes(FlowProblem problem, GateOutlook outlook) {
    return outlook.equal(problem.network(), problem.network().kinked()).stream()
        .filter(c -> c.size() > 1)
        .toList();
  }

  private static void require(JudgedRun run) {
    for (List<Integer> units : classes(run.problem(), run.outlook())) {
      TwinClass twins = KinkedFirstLayer.of(run.late().layers()).first().restrictedTo(units);
      Optional<ClassConstants> constants =
          ClassConstants.of(
              run.late().layers(), twins, run.times().knot(), run.problem().initialWeights());
      for (Instant end : run.ends()) {
        constants.ifPresent(known -> require(run, known, end));
      }
    }
  }

  private static void require(JudgedRun run, ClassConstants known, Instant end) {
    TopDirection top = TopDirection.of(known.twins().in().atDyadic(end.weights()), LaterTimes.BITS);
    Dyadic slack = end.radius().multiply(top.frobeniusSquared().add(Dyadic.ONE)).scale(6);
    // E is bounded from above here, by a vector that need not be quite the top one.
    Dyadic rounding = top.frobeniusSquared().scale(-40);
    assertThat(top.distanceUpper()).isLessThanOrEqualTo(known.distance().add(slack).add(rounding));
    for (GateOutlook.Share share : run.outlook().classes()) {
      if (share.members().units().equals(known.twins().vertices())
          && share.members().isFixed()
          && share.least() > 0
          && run.times().gain() instanceof LevelGain gain) {
        Dyadic least =
            gain.squares().stream().map(a -> a.lower()).reduce((a, b) -> a.min(b)).orElseThrow();
        Dyadic kept = known.kept(Dyadic.of(share.least()), least);
        DyadicInterval time = DyadicInterval.enclosing(end.time(), LaterTimes.BITS);
        Dyadic later = least.add(run.times().gainLower(time).scale(1));
        assertThat(top.normSquaredLower().add(slack).add(rounding))
            .isGreaterThanOrEqualTo(kept.multiply(later));
      }
    }
  }
}
