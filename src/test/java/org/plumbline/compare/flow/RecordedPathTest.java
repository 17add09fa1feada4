package org.plumbline.compare.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.plumbline.compare.flow.LogFlow.numbers;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.field.GateEvent;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.Polynomial;
import org.plumbline.field.Trajectory;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.flow.Progress;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/** Paths through points on the flow {@code log(1 + t)} and beside it. */
final class RecordedPathTest {
  private static Trajectory before(List<TrajectoryStep> steps, GateEvent... events) {
    return new Trajectory(LogFlow.PROBLEM, steps, List.of(events), 64, numbers(0));
  }

  private static RecordedPath through(ClaimedPoints points, Trajectory before) {
    return RecordedPath.through(LogFlow.PROBLEM, points, before, Progress.SILENT);
  }

  /** The weight of a path at a time at which a step ends. */
  private static double at(RecordedPath path, double time) {
    return path.trajectory().steps().stream()
        .filter(step -> step.end().equals(Dyadic.of(time).toRational()))
        .findFirst()
        .orElseThrow()
        .endWeights()
        .get(0)
        .approximateDouble();
  }

  @Test
  void thePathGoesThroughPointsBesideTheFlow() {
    RecordedPath path =
        through(LogFlow.points(numbers(0, 1, 1.5), 0, 0.75, 0.5), before(List.of()));
    assertThat(path.points()).isEqualTo(3);
    assertThat(path.last()).isEqualTo(2);
    assertThat(path.obstacle()).isEmpty();
    assertThat(at(path, 1)).isCloseTo(0.75, within(1e-15));
    assertThat(at(path, 1.5)).isCloseTo(0.5, within(1e-15));
    Trajectory trajectory = path.trajectory();
    assertThat(trajectory.finalTime()).isEqualTo(Rational.of(3, 2));
    assertThat(trajectory.finalWeights()).isEqualTo(numbers(0.5));
    Rational reached = Rational.ZERO;
    double weight = 0;
    for (TrajectoryStep step : trajectory.steps()) {
      assertThat(step.start()).isEqualTo(reached);
      assertThat(step.startWeights().get(0).approximateDouble()).isCloseTo(weight, within(1e-14));
      reached = step.end();
      weight = step.endWeights().get(0).approximateDouble();
    }
  }

  /** Half of the way, half of what the recording is off by is added. */
  @Test
  void aStraightLineIsAddedToTheFlow() {
    double end = Math.log(2) + 0.25;
    RecordedPath path = through(LogFlow.points(numbers(0, 1), 0, end), before(List.of()));
    for (TrajectoryStep step : path.trajectory().steps()) {
      double time = step.end().approximateDouble();
      assertThat(step.endWeights().get(0).approximateDouble())
          .isCloseTo(Math.log1p(time) + 0.25 * time, within(1e-14));
    }
  }

  /** A line {@code t} from 0 to 4 as what comes before the first point at time 1. */
  @Test
  void whatComesBeforeIsCutAtTheFirstPoint() {
    TrajectoryStep line =
        TrajectoryStep.withoutSlopes(
            Rational.ZERO,
            Rational.of(4),
            List.of(Polynomial.of(numbers(0, 4))),
            GateTable.allOff(LogFlow.PROBLEM.network(), 1));
    RecordedPath path = through(LogFlow.points(numbers(1, 2), 1, 1), before(List.of(line)));
    TrajectoryStep first = path.trajectory().steps().get(0);
    assertThat(first.end()).isEqualTo(Rational.ONE);
    assertThat(first.endWeights()).isEqualTo(numbers(1));
    assertThat(first.weightsAt(Dyadic.of(0.5))).isEqualTo(numbers(0.5));
    assertThat(path.trajectory().finalTime()).isEqualTo(Rational.of(2));
  }

  /** An event of the flow at 1.01, which is nearer than a 32nd of the steps of 1. */
  @Test
  void pointsAtEventsAndOfEqualTimesArePassedBy() {
    GateEvent event = new GateEvent(Dyadic.of(1.01), new Pair(0, 0), GateEvent.Kind.ON);
    ClaimedPoints points = LogFlow.points(numbers(0, 1, 2, 2, 3), 0, 5, 1, 7, 2);
    RecordedPath path = through(points, before(List.of(), event));
    assertThat(path.points()).isEqualTo(3);
    assertThat(path.last()).isEqualTo(4);
    assertThat(at(path, 2)).isCloseTo(1, within(1e-14));
    assertThat(path.trajectory().steps().stream().map(TrajectoryStep::end))
        .doesNotContain(Rational.ONE);
    assertThat(through(points, before(List.of())).points()).isEqualTo(4);
  }

  @Test
  void manyPointsAreThinnedOut() {
    List<Dyadic> times = new ArrayList<>();
    double[] weights = new double[1001];
    for (int k = 0; k <= 1000; k++) {
      times.add(Dyadic.of(Math.scalb((double) k, -30)));
    }
    Progress never = (steps, events, time, logRisk) -> false;
    RecordedPath path =
        RecordedPath.through(
            LogFlow.PROBLEM, LogFlow.points(times, weights), before(List.of()), never);
    assertThat(path.points()).isEqualTo(335);
  }

  @Test
  void aFlowThatIsNotFollowedIsAnObstacle() {
    Progress never = (steps, events, time, logRisk) -> false;
    RecordedPath path =
        RecordedPath.through(
            LogFlow.PROBLEM, LogFlow.points(numbers(0, 1), 0, 1), before(List.of()), never);
    assertThat(path.last()).isZero();
    assertThat(path.obstacle().orElseThrow()).startsWith("the flow from point 0: ");
    assertThat(path.trajectory().steps()).isEmpty();
  }

  @Test
  void theProblemStartsFromOtherWeights() {
    assertThat(RecordedPath.from(LogFlow.PROBLEM, numbers(0.75)).initialWeights())
        .containsExactly(Rational.of(3, 4));
  }
}
