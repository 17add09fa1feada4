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
import org.plumbline.claim.matrix.TopDirection;
import org.plumbline.claim.structure.LayerStructure;
import org.plumbline.claim.structure.TwinClass;
import org.plumbline.field.FlowProblem;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.RationalMatrix;
import org.plumbline.number.SpectralBounds;

/** Layers of deep linear networks are as near to rank one later as their bound says. */
class RankOneLimitProperties {
  private static final int BITS = 96;

  @Provide
  Arbitrary<FlowProblem> problems() {
    return LaterRun.linear();
  }

  /** {@code ‖W‖_F² <= (1 + D/(F - D)) ‖W‖_2²}, with an upper bound of the spectral norm. */
  @Property(tries = 12)
  void theStableRankIsWithinItsBoundLater(@ForAll("problems") FlowProblem problem) {
    Optional<LaterRun> run = LaterRun.of(problem, "1e-9");
    Assume.that(run.isPresent());
    LayerStructure layers = LayerStructure.of(problem.network());
    for (TwinClass twins : layers.classes()) {
      RankOneConstant constant = RankOneConstant.of(layers, twins, problem.initialWeights());
      Dyadic d = DyadicInterval.enclosing(((RankOneConstant.Known) constant).value(), BITS).upper();
      for (Instant end : Observations.sampled(run.get().observed().ends(), 100_000)) {
        require(run.get(), twins, d, end);
      }
    }
  }

  private static void require(LaterRun run, TwinClass twins, Dyadic d, Instant end) {
    List<Integer> parameters = twins.in().rows().stream().flatMap(List::stream).toList();
    Dyadic square =
        run.times()
            .squares(parameters)
            .lower()
            .add(run.times().gainLower(LaterRun.time(end)).scale(1));
    DyadicInterval room = DyadicInterval.of(square.subtract(d));
    if (room.lower().signum() > 0) {
      DyadicInterval factor =
          DyadicInterval.ONE.add(DyadicInterval.of(d).divide(room, BITS)).outward(BITS);
      TopDirection top = TopDirection.of(twins.in().atDyadic(end.weights()), BITS);
      RationalMatrix gram =
          twins.in().at(end.weights().stream().map(w -> w.toRational()).toList()).gram();
      Dyadic norm = DyadicInterval.enclosing(SpectralBounds.of(gram).upper(), BITS).upper();
      Dyadic allowed = factor.multiply(DyadicInterval.of(norm)).upper();
      Dyadic slack = end.radius().multiply(top.frobeniusSquared().add(Dyadic.ONE)).scale(6);
      assertThat(top.frobeniusSquared().subtract(slack)).isLessThanOrEqualTo(allowed);
    }
  }
}
