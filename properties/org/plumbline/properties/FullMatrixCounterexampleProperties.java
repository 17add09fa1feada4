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
import org.plumbline.claim.forever.KinkedFirstLayer;
import org.plumbline.claim.forever.LaterTimes;
import org.plumbline.claim.forever.LevelGain;
import org.plumbline.claim.forever.SecondDirection;
import org.plumbline.claim.matrix.MatrixSlack;
import org.plumbline.claim.matrix.TopDirection;
import org.plumbline.claim.structure.ParameterMatrix;
import org.plumbline.field.FlowProblem;
import org.plumbline.number.DyadicInterval;

/** Later on the matrix of a first layer is as far from rank one as is concluded at T. */
class FullMatrixCounterexampleProperties {
  @Provide
  Arbitrary<List<FlowProblem>> several() {
    return JudgedRun.apart();
  }

  @Property(tries = 6, shrinking = ShrinkingMode.OFF)
  void laterMatricesAreAwayFromRankOne(@ForAll("several") List<FlowProblem> several) {
    JudgedRun.some(several, (problem, outlook) -> outlook.classes().size() > 1)
        .forEach(FullMatrixCounterexampleProperties::require);
  }

  private static void require(JudgedRun run) {
    KinkedFirstLayer first = KinkedFirstLayer.of(run.late().layers());
    Optional<SecondDirection> found =
        SecondDirection.of(run.problem(), first, run.outlook(), (LevelGain) run.times().gain());
    found.ifPresent(
        second -> {
          double least = second.least() * second.least();
          for (Instant end : run.ends()) {
            assertThat(least).isLessThanOrEqualTo(distance(first.first().in(), end));
          }
        });
  }

  /** At least the squared distance of {@code W/‖W‖_F} to rank one. */
  private static double distance(ParameterMatrix matrix, Instant end) {
    TopDirection top = TopDirection.of(matrix.atDyadic(end.weights()), LaterTimes.BITS);
    DyadicInterval distance = MatrixSlack.distanceEnclosure(top, matrix, end);
    return distance
        .divide(DyadicInterval.of(top.frobeniusSquared()), 96)
        .upper()
        .approximateDouble();
  }
}
