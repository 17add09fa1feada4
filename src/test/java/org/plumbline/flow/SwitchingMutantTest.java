package org.plumbline.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.plumbline.experiment.ExperimentReader;
import org.plumbline.field.FieldCompiler;
import org.plumbline.field.FieldProgram;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.SeriesScale;
import org.plumbline.field.TiedSamples;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.flow.state.Expansion;
import org.plumbline.flow.state.PointState;
import org.plumbline.flow.state.WorkingPrecision;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;
import org.plumbline.run.FlowProblems;
import org.plumbline.series.ApfloatSeries;

/** A solver that only switches gates goes elsewhere: the vectors can tell. */
final class SwitchingMutantTest {
  private static final WorkingPrecision PRECISION = WorkingPrecision.forDigits(10);

  private static FlowProblem problem() {
    InputStream stream = SwitchingMutantTest.class.getResourceAsStream("/vectors/relu-kinks.json");
    assertThat(stream).isNotNull();
    return FlowProblems.of(ExperimentReader.read("relu-kinks", stream, Optional.empty()));
  }

  @ParameterizedTest
  @EnumSource(names = {"ON", "OFF"})
  void leavesThePinnedPairsKink(Gate instead) {
    FlowProblem problem = problem();
    FlowResult result = Problems.flow(problem, "4", 10);
    TrajectoryStep pinned =
        result.trajectory().steps().stream()
            .filter(step -> !step.gates().pinned().isEmpty())
            .findFirst()
            .orElseThrow();
    Pair pair = pinned.gates().pinned().get(0);
    List<Dyadic> after = oneStep(problem, pinned, pinned.gates().with(pair, instead));
    PointState there = PointState.at(problem, after, PRECISION.bits());
    assertThat(there.vanishes(pair, PRECISION.vanishingBits())).isFalse();
    // each gate drives the pair over to the side of the other: neither is consistent
    assertThat(there.preActivation(pair).signum()).isEqualTo(instead == Gate.ON ? -1 : 1);
    PointState right = PointState.at(problem, pinned.endWeights(), PRECISION.bits());
    assertThat(right.vanishes(pair, PRECISION.vanishingBits())).isTrue();
  }

  /** The weights after a quarter of the step, under other gates. */
  private static List<Dyadic> oneStep(FlowProblem problem, TrajectoryStep step, GateTable gates) {
    FieldProgram field =
        FieldCompiler.compile(problem, gates, TiedSamples.of(problem.network(), problem.data()));
    Rational quarter = step.end().subtract(step.start()).multiply(Rational.of(1, 4));
    Dyadic length = Dyadic.approximate(quarter, PRECISION.bits());
    Expansion expansion =
        Expansion.at(
                new Expansion.Point(step.startWeights(), List.of()),
                field,
                ApfloatSeries.withBits(PRECISION.bits()),
                SeriesScale.uniform(PRECISION.order(), Dyadic.ONE),
                PRECISION.bits())
            .orElseThrow();
    return IntStream.range(0, problem.network().parameters())
        .mapToObj(p -> expansion.weights(length).get(p).atEnd().round(PRECISION.bits()))
        .toList();
  }
}
