package org.plumbline.enclosure.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.enclosure.CertifiedTrajectory;
import org.plumbline.enclosure.SingleStep;
import org.plumbline.enclosure.TrajectoryVerifier;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.GateEvent;
import org.plumbline.field.Trajectory;
import org.plumbline.flow.Horizon;
import org.plumbline.flow.Progress;
import org.plumbline.flow.state.WorkingPrecision;
import org.plumbline.flow.taylor.TaylorFlow;
import org.plumbline.network.Activation;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;
import org.plumbline.series.program.LimbSeries;

/** Events of two short runs of one unit: crossings both ways, and a pair pinned and released. */
final class JunctionTimesTest {
  /** A run and its enclosure. */
  private record Run(FlowProblem problem, CertifiedTrajectory flow) {
    static Run of(int[][] points, List<Integer> labels, int... quarters) {
      FlowProblem problem =
          new FlowProblem(
              SingleStep.layers(Activation.RELU, 2, 1, 1),
              new Dataset(
                  List.of("x", "y"),
                  Arrays.stream(points)
                      .map(x -> List.of(Rational.of(x[0], 2), Rational.of(x[1], 2)))
                      .toList(),
                  labels),
              Arrays.stream(quarters).mapToObj(w -> Rational.of(w, 4)).toList(),
              Loss.EXPONENTIAL,
              Reduction.SUM);
      WorkingPrecision precision = WorkingPrecision.forDigits(20);
      Trajectory trajectory =
          TaylorFlow.integrate(
                  problem,
                  Horizon.atTime(Rational.of(2)),
                  precision,
                  LimbSeries.withBits(precision.bits()),
                  Progress.SILENT)
              .trajectory();
      return new Run(problem, TrajectoryVerifier.verify(problem, trajectory).enclosed());
    }

    /** On, off and on again. */
    static Run crossing() {
      return of(new int[][] {{-2, -2}, {3, 4}, {-1, -2}}, List.of(-1, 1, -1), -2, 5, -5);
    }

    /** Pinned, released and pinned again. */
    static Run pinned() {
      return of(new int[][] {{2, -3}, {2, 4}, {1, -3}}, List.of(-1, -1, 1), 5, -2, 6);
    }

    List<GateEvent> events() {
      return flow.proposal().events();
    }

    List<Optional<DyadicInterval>> times(int threads) {
      return EventTimes.enclosing(problem, flow, threads);
    }

    /** The same with other events. */
    List<Optional<DyadicInterval>> times(List<GateEvent> events) {
      Trajectory old = flow.proposal();
      Trajectory changed =
          new Trajectory(old.problem(), old.steps(), events, old.workingBits(), old.finalWeights());
      return new Run(
              problem,
              new CertifiedTrajectory(changed, flow.steps(), flow.radius(), flow.growthDigits()))
          .times(1);
    }
  }

  private static boolean isRelease(GateEvent event) {
    return event.kind() == GateEvent.Kind.RELEASED_ON
        || event.kind() == GateEvent.Kind.RELEASED_OFF;
  }

  /** A release is known to the square root of what crossings are. */
  @Test
  void everyKindOfEventIsEnclosedTightly() {
    for (Run run : List.of(Run.crossing(), Run.pinned())) {
      List<Optional<DyadicInterval>> found = run.times(1);
      assertThat(found).hasSize(3).allMatch(Optional::isPresent);
      for (int k = 0; k < found.size(); k++) {
        DyadicInterval a = found.get(k).orElseThrow();
        Dyadic width = a.upper().subtract(a.lower());
        assertThat(width.signum()).isPositive();
        assertThat(width).isLessThan(Dyadic.ONE.scale(isRelease(run.events().get(k)) ? -25 : -70));
        Dyadic time = run.events().get(k).time();
        assertThat(a.lower()).isLessThan(time);
        assertThat(a.upper()).isGreaterThan(time);
      }
      assertThat(run.times(2)).isEqualTo(found);
    }
  }

  /** No event of another kind happens to the same pairs at these times. */
  @Test
  void otherKindsAreNotEnclosed() {
    for (Run run : List.of(Run.crossing(), Run.pinned())) {
      for (GateEvent.Kind kind : GateEvent.Kind.values()) {
        List<GateEvent> others =
            run.events().stream()
                .map(event -> new GateEvent(event.time(), event.pair(), kind))
                .toList();
        List<Optional<DyadicInterval>> found = run.times(others);
        for (int k = 0; k < others.size(); k++) {
          assertThat(found.get(k).isPresent()).isEqualTo(run.events().get(k).kind() == kind);
        }
      }
    }
  }

  private static List<GateEvent> at(Run run, UnaryOperator<Dyadic> time) {
    return run.events().stream()
        .map(event -> new GateEvent(time.apply(event.time()), event.pair(), event.kind()))
        .toList();
  }

  /** Proposed times only say where to look: the nearest junction counts, and none at the start. */
  @Test
  void eventsAreLookedForAtTheNearestJunction() {
    Run run = Run.crossing();
    List<Optional<DyadicInterval>> exact = run.times(1);
    assertThat(run.times(at(run, t -> t.add(Dyadic.ONE.scale(-30))))).isEqualTo(exact);
    assertThat(run.times(at(run, t -> t.subtract(Dyadic.ONE.scale(-30))))).isEqualTo(exact);
    assertThat(run.times(at(run, t -> Dyadic.ZERO))).hasSize(3).allMatch(Optional::isEmpty);
    assertThat(run.times(at(run, t -> Dyadic.ONE.scale(60))))
        .hasSize(3)
        .allMatch(Optional::isEmpty);
  }
}
