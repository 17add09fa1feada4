package org.plumbline.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.flow.Problems.data;
import static org.plumbline.flow.Problems.layered;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Pair;
import org.plumbline.field.Polynomial;
import org.plumbline.field.TiedSamples;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.flow.kink.GateResolver;
import org.plumbline.flow.state.ApproximateRisk;
import org.plumbline.flow.state.WorkingPrecision;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;
import org.plumbline.series.program.LimbSeries;

/** What the driver makes of the steps of a method, which here are made up. */
final class KinkDriverTest {
  private static final WorkingPrecision PRECISION = WorkingPrecision.forDigits(10);
  private static final FlowProblem PROBLEM =
      layered(List.of(1, 1, 1), List.of(Problems.LEAKY), "1 1", data("1 +; -1 -"));
  private static final List<Dyadic> WEIGHTS = List.of(Dyadic.ONE, Dyadic.ONE);
  private static final Pair PAIR = new Pair(0, 1);

  /** Steps of length 1 on which both weights grow by 1, or steps of no length. */
  private static final class Made implements Stepper {
    private final List<Optional<Pair>> events;
    private final boolean isMoving;
    private final Optional<Obstacle> obstacle;
    private int runs;
    private int taken;

    Made(List<Optional<Pair>> events, boolean isMoving, Optional<Obstacle> obstacle) {
      this.events = events;
      this.isMoving = isMoving;
      this.obstacle = obstacle;
    }

    static Made moving() {
      return new Made(List.of(), true, Optional.empty());
    }

    @Override
    public WorkingPrecision precision() {
      return PRECISION;
    }

    @Override
    public int workingBits() {
      return 53;
    }

    @Override
    public GateResolver resolver() {
      return new GateResolver(
          PROBLEM,
          TiedSamples.of(PROBLEM.network(), PROBLEM.data()),
          LimbSeries.withBits(PRECISION.bits()),
          PRECISION);
    }

    @Override
    public Optional<Dyadic> unit() {
      return Optional.empty();
    }

    @Override
    public Optional<Obstacle> run(Stretch stretch, Listener listener) {
      runs++;
      Optional<Position> here = Optional.of(stretch.start());
      while (here.isPresent() && obstacle.isEmpty()) {
        here = listener.take(offer(stretch, here.get()));
      }
      return obstacle;
    }

    private OfferedStep offer(Stretch stretch, Position here) {
      Optional<Pair> event = taken < events.size() ? events.get(taken) : Optional.empty();
      taken++;
      return new OfferedStep() {
        @Override
        public Optional<Pair> event() {
          return event;
        }

        @Override
        public Optional<Piece> whole() {
          return isMoving ? Optional.of(until(here.time().add(Rational.ONE))) : Optional.empty();
        }

        @Override
        public Piece until(Rational instant) {
          Dyadic growth = Dyadic.approximate(instant.subtract(here.time()), 53);
          List<Polynomial> lines = new ArrayList<>();
          here.point().weights().forEach(w -> lines.add(Polynomial.of(List.of(w, growth))));
          TrajectoryStep step =
              TrajectoryStep.withoutSlopes(here.time(), instant, lines, stretch.gates());
          return new Piece(
              step, step.endWeights(), new ApproximateRisk(PROBLEM).at(step.endWeights()));
        }
      };
    }
  }

  private static FlowResult drive(Made stepper, Horizon horizon, Progress progress) {
    return KinkDriver.integrate(PROBLEM, horizon, WEIGHTS, stepper, progress);
  }

  private static List<Rational> ends(FlowResult result) {
    return result.trajectory().steps().stream().map(TrajectoryStep::end).toList();
  }

  @Test
  void theLastStepIsCutAtTheHorizon() {
    FlowResult result = drive(Made.moving(), Horizon.atTime(Rational.of(5, 2)), Progress.SILENT);
    assertThat(result).isInstanceOf(FlowResult.Completed.class);
    assertThat(ends(result)).containsExactly(Rational.ONE, Rational.of(2), Rational.of(5, 2));
    assertThat(result.trajectory().finalWeights().get(0)).isEqualTo(Dyadic.of(3.5));
    assertThat(result.trajectory().workingBits()).isEqualTo(53);
  }

  /** The margins are (1+t)² and half of that, so the risk at time 1 is exp(-4) + exp(-2). */
  @Test
  void theRunEndsWhereTheRiskReachesItsTarget() {
    Rational risk = Rational.parse("0.1536509221253469");
    FlowResult result = drive(Made.moving(), Horizon.atRisk(risk), Progress.SILENT);
    assertThat(result).isInstanceOf(FlowResult.Completed.class);
    assertThat(result.trajectory().finalTime().approximateDouble()).isBetween(0.999999, 1.000001);
  }

  @Test
  void aRiskThatIsReachedAtTheStartTakesNoStep() {
    FlowResult result = drive(Made.moving(), Horizon.atRisk(Rational.of(3)), Progress.SILENT);
    assertThat(result).isInstanceOf(FlowResult.Completed.class);
    assertThat(ends(result)).isEmpty();
  }

  @Test
  void anEventBeginsAnotherStretch() {
    Made stepper = new Made(List.of(Optional.of(PAIR)), true, Optional.empty());
    FlowResult result = drive(stepper, Horizon.atTime(Rational.of(3)), Progress.SILENT);
    assertThat(result).isInstanceOf(FlowResult.Completed.class);
    assertThat(ends(result)).hasSize(3);
    assertThat(stepper.runs).isEqualTo(2);
  }

  /** What lies behind the end of the run is not decided. */
  @Test
  void anEventBehindTheHorizonIsNoEvent() {
    Made stepper = new Made(List.of(Optional.of(PAIR)), true, Optional.empty());
    FlowResult result = drive(stepper, Horizon.atTime(Rational.of(1, 2)), Progress.SILENT);
    assertThat(ends(result)).containsExactly(Rational.of(1, 2));
    assertThat(stepper.runs).isEqualTo(1);
  }

  @Test
  void eventsThatComeBackWithoutTimePassingEndTheRun() {
    Made stepper = new Made(List.of(Optional.of(PAIR), Optional.of(PAIR)), false, Optional.empty());
    FlowResult result = drive(stepper, Horizon.atTime(Rational.ONE), Progress.SILENT);
    assertThat(result)
        .isInstanceOfSatisfying(
            FlowResult.Unresolved.class,
            none -> {
              assertThat(none.reason())
                  .isEqualTo("gates change again and again without time advancing");
              assertThat(none.pairs()).containsExactly(PAIR);
            });
  }

  @Test
  void theSameEventsAreFineWhereTimePasses() {
    Made stepper = new Made(List.of(Optional.of(PAIR), Optional.of(PAIR)), true, Optional.empty());
    assertThat(drive(stepper, Horizon.atTime(Rational.of(3)), Progress.SILENT))
        .isInstanceOf(FlowResult.Completed.class);
    assertThat(stepper.runs).isEqualTo(3);
  }

  @Test
  void stepsOfNoLengthEndTheRun() {
    Made stepper = new Made(List.of(), false, Optional.empty());
    FlowResult result = drive(stepper, Horizon.atTime(Rational.ONE), Progress.SILENT);
    assertThat(result)
        .isInstanceOfSatisfying(
            FlowResult.Stopped.class, s -> assertThat(s.reason()).contains("too small"));
  }

  @Test
  void progressMayEndTheRun() {
    List<Integer> heard = new ArrayList<>();
    FlowResult result =
        drive(
            Made.moving(),
            Horizon.atTime(Rational.of(9)),
            (steps, events, time, logRisk) -> {
              heard.add(steps);
              return steps < 2;
            });
    assertThat(heard).containsExactly(1, 2);
    assertThat(ends(result)).hasSize(2);
    assertThat(result)
        .isInstanceOfSatisfying(
            FlowResult.Stopped.class,
            s -> assertThat(s.reason()).isEqualTo("the run was interrupted"));
  }

  @Test
  void whatTheMethodCannotDoIsPassedOn() {
    Obstacle unheld = new Obstacle.Unheld(List.of(PAIR), "nothing holds it");
    assertThat(drive(new Made(List.of(), true, Optional.of(unheld)), time(), Progress.SILENT))
        .isInstanceOfSatisfying(
            FlowResult.Unresolved.class, none -> assertThat(none.pairs()).containsExactly(PAIR));
    Obstacle still = new Obstacle.Standstill("it stands still");
    assertThat(drive(new Made(List.of(), true, Optional.of(still)), time(), Progress.SILENT))
        .isInstanceOfSatisfying(
            FlowResult.Stopped.class, s -> assertThat(s.reason()).isEqualTo("it stands still"));
  }

  private static Horizon time() {
    return Horizon.atTime(Rational.ONE);
  }
}
