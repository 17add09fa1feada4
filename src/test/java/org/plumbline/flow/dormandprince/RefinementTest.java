package org.plumbline.flow.dormandprince;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.experiment.Experiment;
import org.plumbline.experiment.ExperimentReader;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.GateTable;
import org.plumbline.field.Polynomial;
import org.plumbline.field.Trajectory;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.flow.FlowResult;
import org.plumbline.flow.Horizon;
import org.plumbline.flow.Problems;
import org.plumbline.flow.Progress;
import org.plumbline.flow.state.WorkingPrecision;
import org.plumbline.flow.taylor.TaylorFlow;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;
import org.plumbline.run.FlowProblems;
import org.plumbline.series.program.LimbSeries;

/** What refinement changes, and what it leaves. */
final class RefinementTest {
  /** {@code dw/dt = exp(-w)} from 0: {@code w = log(1 + t)}. */
  private static final FlowProblem LOGARITHM =
      Problems.layered(List.of(1, 1), List.of(), "0", Problems.data("1 +"));

  private static Experiment kinks() throws IOException {
    try (InputStream stream =
        RefinementTest.class.getResourceAsStream("/vectors/relu-kinks.json")) {
      assertThat(stream).isNotNull();
      return ExperimentReader.read("relu-kinks", stream, Optional.empty());
    }
  }

  private static Trajectory taylor() throws IOException {
    WorkingPrecision precision = WorkingPrecision.forDigits(20);
    Experiment experiment = kinks();
    return TaylorFlow.integrate(
            FlowProblems.of(experiment),
            new Horizon(experiment.flow().untilTime(), experiment.flow().untilRisk()),
            precision,
            LimbSeries.withBits(precision.bits()),
            Progress.SILENT)
        .trajectory();
  }

  /** One step of the logarithm that goes straight to about its end. */
  private static Trajectory line(Rational end) {
    double distance = StrictMath.log1p(end.approximateDouble());
    Polynomial line = Polynomial.of(List.of(Dyadic.ZERO, Dyadic.of(distance)));
    GateTable gates = GateTable.allOff(LOGARITHM.network(), 1);
    TrajectoryStep step = TrajectoryStep.withoutSlopes(Rational.ZERO, end, List.of(line), gates);
    return new Trajectory(LOGARITHM, List.of(step), List.of(), 53, step.endWeights());
  }

  @Test
  void keepsEndsAndGatesOfRunsInDoubleAndAddsSlopes() throws IOException {
    Experiment experiment = kinks();
    Horizon horizon = new Horizon(experiment.flow().untilTime(), experiment.flow().untilRisk());
    FlowResult plain = DoubleFlow.integrate(FlowProblems.of(experiment), horizon, Progress.SILENT);
    FlowResult refined = Refinement.of(plain);
    assertThat(refined).isInstanceOf(FlowResult.Completed.class);
    List<TrajectoryStep> before = plain.trajectory().steps();
    List<TrajectoryStep> after = refined.trajectory().steps();
    assertThat(after).hasSameSizeAs(before);
    for (int k = 0; k < after.size(); k++) {
      assertThat(after.get(k).start()).isEqualTo(before.get(k).start());
      assertThat(after.get(k).end()).isEqualTo(before.get(k).end());
      assertThat(after.get(k).gates()).isEqualTo(before.get(k).gates());
      assertThat(after.get(k).startWeights()).isEqualTo(before.get(k).startWeights());
      assertThat(after.get(k).slopes()).hasSameSizeAs(after.get(k).gates().pinned());
    }
    assertThat(refined.trajectory().finalWeights()).isEqualTo(plain.trajectory().finalWeights());
    assertThat(refined.trajectory().events()).isEqualTo(plain.trajectory().events());
  }

  @Test
  void leavesWhatIsCompleteAndFindsSlopesThatWereLeftOut() throws IOException {
    Trajectory trajectory = taylor();
    assertThat(Refinement.of(trajectory)).isSameAs(trajectory);
    List<TrajectoryStep> stripped =
        trajectory.steps().stream()
            .map(s -> TrajectoryStep.withoutSlopes(s.start(), s.end(), s.weights(), s.gates()))
            .toList();
    List<TrajectoryStep> found =
        Refinement.of(
                new Trajectory(
                    trajectory.problem(),
                    stripped,
                    trajectory.events(),
                    trajectory.workingBits(),
                    trajectory.finalWeights()))
            .steps();
    assertThat(found).hasSameSizeAs(stripped);
    Dyadic least = Dyadic.ONE.scale(-60);
    for (int k = 0; k < found.size(); k++) {
      List<Polynomial> slopes = trajectory.steps().get(k).slopes();
      assertThat(found.get(k).slopes()).hasSameSizeAs(slopes);
      for (int q = 0; q < slopes.size(); q++) {
        Dyadic end = found.get(k).slopes().get(q).atEnd();
        assertThat(end.subtract(slopes.get(q).atEnd()).abs()).isLessThan(least);
      }
      if (slopes.isEmpty()) {
        assertThat(found.get(k)).isEqualTo(stripped.get(k));
      }
    }
  }

  /** The radius of convergence is 1 at the start, and more later. */
  @Test
  void halvesStepsBeyondTheirSeries() {
    Trajectory line = line(Rational.of(2));
    List<TrajectoryStep> parts = Refinement.of(line).steps();
    assertThat(parts).hasSizeGreaterThan(1);
    Rational time = Rational.ZERO;
    List<Dyadic> weights = line.steps().get(0).startWeights();
    for (TrajectoryStep part : parts) {
      assertThat(part.start()).isEqualTo(time);
      assertThat(part.startWeights()).isEqualTo(weights);
      time = part.end();
      weights = part.endWeights();
    }
    assertThat(time).isEqualTo(Rational.of(2));
    assertThat(weights).isEqualTo(line.finalWeights());
  }

  @Test
  void leavesAStepForWhichThereIsNoSeries() {
    Trajectory line = line(Rational.of(1_000_000));
    assertThat(Refinement.of(line).steps()).isEqualTo(line.steps());
  }
}
