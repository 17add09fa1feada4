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
import org.plumbline.claim.along.LowRisk;
import org.plumbline.claim.along.Observations;
import org.plumbline.claim.forever.Degrees;
import org.plumbline.claim.forever.DirectionGap;
import org.plumbline.claim.forever.LaterTimes;
import org.plumbline.claim.forever.LevelGain;
import org.plumbline.claim.forever.PathGraph;
import org.plumbline.data.MaxMargin;
import org.plumbline.field.FlowProblem;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/** The gap of the margin of deep linear networks is later what its bound allows. */
class MarginDirectionLimitProperties {
  private static final double ROUNDING = 1e-6;

  private static final Rational SMALLER = Rational.of(1, 8);

  /** Deep linear networks with smaller weights: imbalance is then small against what is learnt. */
  @Provide
  Arbitrary<FlowProblem> problems() {
    return LaterRun.linear()
        .map(
            some ->
                new FlowProblem(
                    some.network(),
                    some.data(),
                    some.initialWeights().stream().map(w -> w.multiply(SMALLER)).toList(),
                    some.loss(),
                    some.reduction()));
  }

  @Property(tries = 12)
  void theGapIsWithinItsBoundLater(@ForAll("problems") FlowProblem problem) {
    Observations early = JudgedRun.run(problem, "1e-6");
    PathGraph graph = PathGraph.of(problem.network());
    Assume.that(LowRisk.isLow(early.evaluator(), early.riskAtEnd()));
    Degrees.Known degrees = (Degrees.Known) Degrees.of(graph);
    LaterTimes times =
        LaterTimes.of(early, problem, graph, degrees, early.riskAtEnd()).orElseThrow();
    DyadicInterval margin =
        DyadicInterval.enclosing(((MaxMargin) early.maxMargin()).marginSquared(), LaterTimes.BITS)
            .sqrt(LaterTimes.BITS);
    Optional<DirectionGap> gap =
        DirectionGap.of(early.layers(), problem.initialWeights(), (LevelGain) times.gain(), margin);
    Assume.that(gap.isPresent());
    Observations late = JudgedRun.run(problem, "1e-20");
    for (Instant end : Observations.sampled(late.ends(), 20_000)) {
      if (end.time().compareTo(times.time()) > 0) {
        double allowed = gap.get().at(times.gainLower(LaterRun.time(end))).approximateDouble();
        assertThat(now(late, graph, end, margin)).isLessThanOrEqualTo(allowed + ROUNDING);
      }
    }
  }

  /** {@code log(γ' Π‖W_l‖/m)}, about. */
  private static double now(Observations run, PathGraph graph, Instant end, DyadicInterval margin) {
    DyadicInterval m = run.evaluator().smoothedMargin(run.evaluator().at(end));
    double ratio = margin.middle().approximateDouble() / m.middle().approximateDouble();
    for (List<Integer> layer : graph.layers()) {
      List<Integer> parameters = graph.parametersInto(layer);
      ratio *= Math.sqrt(LaterRun.squares(end, parameters).middle().approximateDouble());
    }
    return Math.log(ratio);
  }
}
