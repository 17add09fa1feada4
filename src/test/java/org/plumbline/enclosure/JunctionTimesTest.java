package org.plumbline.enclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.plumbline.cli.FlowProblems;
import org.plumbline.experiment.Experiment;
import org.plumbline.experiment.ExperimentReader;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.GateEvent;
import org.plumbline.field.Trajectory;
import org.plumbline.flow.Horizon;
import org.plumbline.flow.Precision;
import org.plumbline.flow.Progress;
import org.plumbline.flow.TaylorFlow;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.series.LimbSeries;

/**
 * Events of one run of every kind: crossings, a pair that is pinned and released, and crossings
 * that follow others.
 */
final class JunctionTimesTest {
  /** A run and its enclosure, found once for all tests. */
  private record Run(FlowProblem problem, CertifiedTrajectory flow) {
    static Run of(String name) {
      try (InputStream stream = JunctionTimesTest.class.getResourceAsStream("/kinks/" + name)) {
        Experiment experiment = ExperimentReader.read(name, stream, Optional.empty());
        FlowProblem problem = FlowProblems.of(experiment);
        Precision precision = Precision.forDigits(20);
        Trajectory trajectory =
            TaylorFlow.integrate(
                    problem,
                    new Horizon(experiment.flow().untilTime(), experiment.flow().untilRisk()),
                    precision,
                    LimbSeries.withBits(precision.bits()),
                    Progress.SILENT)
                .trajectory();
        return new Run(problem, TrajectoryVerifier.verify(problem, trajectory).enclosed());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
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

  private static final Run RUN = Run.of("vanishing-out-weight.json");
  private static final Run JOINED = Run.of("joined-kink.json");

  private static boolean isRelease(GateEvent event) {
    return event.kind() == GateEvent.Kind.RELEASED_ON
        || event.kind() == GateEvent.Kind.RELEASED_OFF;
  }

  /** A release is known to the square root of what crossings are. */
  @Test
  void everyKindOfEventIsEnclosedTightly() {
    List<Optional<DyadicInterval>> found = RUN.times(1);
    assertThat(found).hasSize(9).allMatch(Optional::isPresent);
    for (int k = 0; k < found.size(); k++) {
      DyadicInterval a = found.get(k).get();
      Dyadic width = a.upper().subtract(a.lower());
      assertThat(width.signum()).isPositive();
      assertThat(width)
          .isLessThan(Dyadic.ONE.scale(isRelease(RUN.events().get(k)) ? -25 : -70));
      Dyadic time = RUN.events().get(k).time();
      assertThat(a.lower()).isLessThan(time);
      assertThat(a.upper()).isGreaterThan(time);
    }
    assertThat(RUN.times(2)).isEqualTo(found);
  }

  /** No event of another kind happens to the same pairs at these times. */
  @ParameterizedTest
  @EnumSource(GateEvent.Kind.class)
  void otherKindsAreNotEnclosed(GateEvent.Kind kind) {
    List<GateEvent> others =
        RUN.events().stream()
            .map(event -> new GateEvent(event.time(), event.pair(), kind))
            .toList();
    List<Optional<DyadicInterval>> found = RUN.times(others);
    for (int k = 0; k < others.size(); k++) {
      assertThat(found.get(k).isPresent()).isEqualTo(RUN.events().get(k).kind() == kind);
    }
  }

  /** The unit behind dies with the one unit that feeds it. */
  @Test
  void eventsFollowOthers() {
    List<Optional<DyadicInterval>> found = JOINED.times(1);
    assertThat(found.get(0)).isPresent();
    assertThat(found.get(1)).isEqualTo(found.get(0));
    List<GateEvent> events = JOINED.events();
    assertThat(events.get(1).pair().vertex()).isGreaterThan(events.get(0).pair().vertex());
    GateEvent rising =
        new GateEvent(events.get(1).time(), events.get(1).pair(), GateEvent.Kind.ON);
    assertThat(JOINED.times(List.of(rising)).get(0)).isEmpty();
  }

  @Test
  void nothingHappensWhereNoStepsMeet() {
    List<GateEvent> early =
        RUN.events().stream()
            .map(event -> new GateEvent(Dyadic.ZERO, event.pair(), event.kind()))
            .toList();
    assertThat(RUN.times(early)).hasSize(9).allMatch(Optional::isEmpty);
    List<GateEvent> late =
        RUN.events().stream()
            .map(event -> new GateEvent(Dyadic.ONE.scale(60), event.pair(), event.kind()))
            .toList();
    // The last junction is the nearest one to all of them, and where the last event happens.
    assertThat(RUN.times(late).subList(0, 8)).allMatch(Optional::isEmpty);
  }

  /** Proposed times only say where to look: the nearest junction counts. */
  @Test
  void proposedTimesMayBeOff() {
    List<Optional<DyadicInterval>> exact = RUN.times(1);
    for (int shift : new int[] {-1, 1}) {
      List<GateEvent> off =
          RUN.events().stream()
              .map(
                  event ->
                      new GateEvent(
                          event.time().add(Dyadic.of(shift).scale(-30)),
                          event.pair(),
                          event.kind()))
              .toList();
      assertThat(RUN.times(off)).isEqualTo(exact);
    }
  }
}
