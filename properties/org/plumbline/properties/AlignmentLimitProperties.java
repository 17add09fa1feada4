package org.plumbline.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.plumbline.claim.along.Instant;
import org.plumbline.claim.along.Observations;
import org.plumbline.claim.matrix.RankOneConstant;
import org.plumbline.claim.matrix.TopAngle;
import org.plumbline.claim.structure.LayerStructure;
import org.plumbline.claim.structure.TwinClass;
import org.plumbline.field.FlowProblem;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/** Layers of deep linear networks are as well aligned later as their bound says. */
class AlignmentLimitProperties {
  private static final int BITS = 96;

  @Provide
  Arbitrary<FlowProblem> problems() {
    return LaterRun.linear();
  }

  /** {@code 1 - ⟨u, v⟩² <= Δ/(F - 2D)}, with the angle enclosed for the radius of the run. */
  @Property(tries = 12)
  void theAngleIsWithinItsBoundLater(@ForAll("problems") FlowProblem problem) {
    Optional<LaterRun> run = LaterRun.of(problem, "1e-9");
    Assume.that(run.isPresent());
    LayerStructure layers = LayerStructure.of(problem.network());
    for (TwinClass twins : layers.classes()) {
      RankOneConstant.Known constant =
          (RankOneConstant.Known) RankOneConstant.of(layers, twins, problem.initialWeights());
      for (Instant end : Observations.sampled(run.get().observed().ends(), 100_000)) {
        require(run.get(), twins, constant, end);
      }
    }
  }

  private static void require(
      LaterRun run, TwinClass twins, RankOneConstant.Known constant, Instant end) {
    List<Integer> parameters = twins.in().rows().stream().flatMap(List::stream).toList();
    Dyadic gained = run.times().gainLower(LaterRun.time(end)).scale(1);
    DyadicInterval square = DyadicInterval.of(run.times().squares(parameters).lower().add(gained));
    Rational twice = constant.value().multiply(Rational.of(2));
    DyadicInterval room = square.subtract(DyadicInterval.enclosing(twice, BITS));
    Rational spread = constant.spectrum().upper().subtract(constant.spectrum().lower());
    if (room.lower().signum() > 0) {
      Dyadic bound = DyadicInterval.enclosing(spread, BITS).divide(room, BITS).upper();
      TopAngle.sineSquared(twins, end, BITS)
          .ifPresent(sine -> assertThat(sine.lower()).isLessThanOrEqualTo(bound));
    }
  }
}
