package org.plumbline.flow.dormandprince;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.experiment.Experiment;
import org.plumbline.experiment.ExperimentReader;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateEvent;
import org.plumbline.field.Pair;
import org.plumbline.field.Trajectory;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.flow.FlowResult;
import org.plumbline.flow.Horizon;
import org.plumbline.flow.Problems;
import org.plumbline.flow.Progress;
import org.plumbline.flow.state.WorkingPrecision;
import org.plumbline.flow.taylor.TaylorFlow;
import org.plumbline.network.Activation;
import org.plumbline.network.Evaluation;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;
import org.plumbline.run.FlowProblems;
import org.plumbline.series.program.LimbSeries;

/** The flow in double against the Taylor flow with 20 digits, and where it ends. */
final class DoubleFlowTest {
  private static final Rational AGREES = Rational.parse("1e-9");

  /** Rounding of a step's change, and of the sum of the polynomial at its end. */
  private static final Rational ROUNDING = Rational.parse("1e-14");

  /** {@code dw/dt = exp(-w)} from 0: {@code w = log(1 + t)} and the risk is {@code 1/(1 + t)}. */
  private static final FlowProblem LOGARITHM =
      Problems.layered(List.of(1, 1), List.of(), "0", Problems.data("1 +"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vectors/linear",
        "vectors/relu",
        "vectors/relu-kinks",
        "vectors/leaky",
        "vectors/logistic",
        "vectors/skip",
        "bench/p1-relu",
        "kinks/joined-kink"
      })
  void agreesWithTaylor(String name) throws IOException {
    Experiment experiment = read(name);
    FlowProblem problem = FlowProblems.of(experiment);
    Horizon horizon = new Horizon(experiment.flow().untilTime(), experiment.flow().untilRisk());
    FlowResult plain = DoubleFlow.integrate(problem, horizon, Progress.SILENT);
    FlowResult taylor = taylor(problem, horizon);
    assertThat(plain).isInstanceOf(FlowResult.Completed.class);
    assertThat(plain.trajectory().finalTime()).isEqualTo(taylor.trajectory().finalTime());
    assertThat(Problems.events(plain)).isEqualTo(Problems.events(taylor));
    assertClose(times(plain), times(taylor));
    assertClose(plain.trajectory().finalWeights(), taylor.trajectory().finalWeights());
    assertIsContinuous(plain.trajectory());
  }

  private static FlowResult taylor(FlowProblem problem, Horizon horizon) {
    WorkingPrecision precision = WorkingPrecision.forDigits(20);
    return TaylorFlow.integrate(
        problem, horizon, precision, LimbSeries.withBits(precision.bits()), Progress.SILENT);
  }

  private static Experiment read(String name) throws IOException {
    try (InputStream stream = DoubleFlowTest.class.getResourceAsStream("/" + name + ".json")) {
      assertThat(stream).as(name).isNotNull();
      return ExperimentReader.read(name, stream, Optional.empty());
    }
  }

  private static List<Dyadic> times(FlowResult result) {
    return result.trajectory().events().stream().map(GateEvent::time).toList();
  }

  private static void assertClose(List<Dyadic> values, List<Dyadic> better) {
    assertThat(values).hasSameSizeAs(better);
    for (int k = 0; k < values.size(); k++) {
      Rational size = better.get(k).abs().toRational().max(Rational.ONE);
      assertThat(values.get(k).subtract(better.get(k)).abs().toRational())
          .isLessThanOrEqualTo(AGREES.multiply(size));
    }
  }

  private static void assertIsContinuous(Trajectory trajectory) {
    List<TrajectoryStep> steps = trajectory.steps();
    for (int k = 0; k < steps.size(); k++) {
      boolean isLast = k == steps.size() - 1;
      List<Dyadic> next = isLast ? trajectory.finalWeights() : steps.get(k + 1).startWeights();
      List<Dyadic> end = steps.get(k).endWeights();
      for (int p = 0; p < end.size(); p++) {
        Rational size = next.get(p).abs().toRational().max(Rational.ONE);
        assertThat(end.get(p).subtract(next.get(p)).abs().toRational())
            .isLessThanOrEqualTo(ROUNDING.multiply(size));
      }
      assertThat(isLast ? trajectory.finalTime() : steps.get(k + 1).start())
          .isEqualTo(steps.get(k).end());
    }
  }

  /** A pinned pre-activation stays where it is, inside a step as well. */
  @Test
  void pinnedPairsStayAtZero() throws IOException {
    FlowProblem problem = FlowProblems.of(read("vectors/relu-kinks"));
    Trajectory trajectory =
        DoubleFlow.integrate(problem, Horizon.atTime(Rational.of(2)), Progress.SILENT).trajectory();
    List<TrajectoryStep> held =
        trajectory.steps().stream().filter(s -> !s.gates().pinned().isEmpty()).toList();
    assertThat(held).isNotEmpty();
    for (TrajectoryStep step : held) {
      List<Rational> weights =
          step.weightsAt(Dyadic.of(0.375)).stream().map(Dyadic::toRational).toList();
      for (Pair pair : step.gates().pinned()) {
        assertThat(step.gates().gate(pair)).isEqualTo(Gate.PINNED);
        Rational s =
            Evaluation.exact(problem.network(), weights, problem.data().point(pair.sample()))
                .preActivations()
                .get(pair.vertex());
        assertThat(s.abs()).isLessThan(Rational.parse("1e-11"));
      }
    }
  }

  @Test
  void endsAtTheTimeExactly() {
    Trajectory trajectory = flow(LOGARITHM, Horizon.atTime(Rational.of(1, 3))).trajectory();
    assertThat(trajectory.finalTime()).isEqualTo(Rational.of(1, 3));
    assertThat(trajectory.finalWeights().get(0).approximateDouble())
        .isBetween(0.287682072451, 0.287682072452);
  }

  @Test
  void timeZeroTakesNoStep() {
    FlowResult result = flow(LOGARITHM, Horizon.atTime(Rational.ZERO));
    assertThat(result).isInstanceOf(FlowResult.Completed.class);
    assertThat(result.trajectory().steps()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1/10", "1e-30", "1e-150"})
  void theRiskIsReachedAtTheTimeTaylorFinds(String risk) {
    Horizon horizon = Horizon.atRisk(Rational.parse(risk));
    FlowResult plain = flow(LOGARITHM, horizon);
    assertThat(plain).isInstanceOf(FlowResult.Completed.class);
    // Both are rounded up to 24 bits, perhaps to neighbours.
    Rational time = Rational.ONE.divide(Rational.parse(risk)).subtract(Rational.ONE);
    assertThat(plain.trajectory().finalTime())
        .isBetween(
            time.multiply(Rational.parse("0.999999")), time.multiply(Rational.parse("1.000001")));
  }

  @Test
  void aRiskThatIsLowAlreadyTakesNoStep() {
    FlowResult result = flow(LOGARITHM, Horizon.atRisk(Rational.of(2)));
    assertThat(result).isInstanceOf(FlowResult.Completed.class);
    assertThat(result.trajectory().steps()).isEmpty();
  }

  @Test
  void whicheverComesFirst() {
    Horizon both = new Horizon(Optional.of(Rational.of(2)), Optional.of(Rational.of(1, 10)));
    assertThat(flow(LOGARITHM, both).trajectory().finalTime()).isEqualTo(Rational.of(2));
  }

  /** The risk is {@code 1/(1 + t)}: at 1e-305 time would be beyond what is integrated in double. */
  @Test
  void aRiskBeyondTheRangeOfDoubleStops() {
    FlowResult result = flow(LOGARITHM, Horizon.atRisk(Rational.parse("1e-305")));
    assertThat(result).isInstanceOf(FlowResult.Stopped.class);
    assertThat(((FlowResult.Stopped) result).reason()).contains("range of double");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1000", "1e400", "-1e400"})
  void weightsBeyondTheRangeOfDoubleStop(String weight) {
    FlowProblem steep = Problems.layered(List.of(1, 1), List.of(), weight, Problems.data("1 +"));
    FlowResult result = flow(steep, Horizon.atRisk(Rational.ONE.divide(Rational.of(2))));
    assertThat(result).isNotInstanceOf(FlowResult.NotUnique.class);
    assertThat(result.trajectory().finalWeights()).hasSize(1);
  }

  @Test
  void stopsWhereNothingMovesBeforeTheRisk() {
    FlowProblem dead =
        Problems.layered(List.of(1, 1, 1), List.of(Activation.RELU), "-1 1", Problems.data("1 +"));
    assertThat(flow(dead, Horizon.atRisk(Rational.of(1, 2))))
        .isInstanceOf(FlowResult.Stopped.class);
    assertThat(flow(dead, Horizon.atTime(Rational.of(3))).trajectory().finalTime())
        .isEqualTo(Rational.of(3));
  }

  @Test
  void mayBeInterrupted() {
    FlowResult result =
        DoubleFlow.integrate(
            LOGARITHM,
            Horizon.atTime(Rational.of(1000)),
            (steps, events, time, logRisk) -> steps < 2);
    assertThat(result).isInstanceOf(FlowResult.Stopped.class);
    assertThat(result.trajectory().steps()).hasSize(2);
  }

  private static FlowResult flow(FlowProblem problem, Horizon horizon) {
    return DoubleFlow.integrate(problem, horizon, Progress.SILENT);
  }
}
