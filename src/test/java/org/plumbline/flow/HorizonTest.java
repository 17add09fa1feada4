package org.plumbline.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Trajectory;
import org.plumbline.flow.state.WorkingPrecision;
import org.plumbline.flow.taylor.TaylorFlow;
import org.plumbline.network.Activation;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;
import org.plumbline.series.program.LimbSeries;

/** Where an integration ends. */
final class HorizonTest {
  /** {@code dw/dt = exp(-w)} from 0: {@code w = log(1 + t)} and the risk is {@code 1/(1 + t)}. */
  private static final FlowProblem LOGARITHM =
      Problems.layered(List.of(1, 1), List.of(), "0", Problems.data("1 +"));

  private static FlowResult flow(FlowProblem problem, Horizon horizon) {
    WorkingPrecision precision = WorkingPrecision.forDigits(12);
    return TaylorFlow.integrate(
        problem, horizon, precision, LimbSeries.withBits(precision.bits()), Progress.SILENT);
  }

  @Test
  void needsAnEndThatIsNotNegative() {
    assertThatThrownBy(() -> new Horizon(Optional.empty(), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Horizon.atTime(Rational.of(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Horizon.atRisk(Rational.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void endsAtTheTimeExactly() {
    Trajectory trajectory = flow(LOGARITHM, Horizon.atTime(Rational.of(1, 3))).trajectory();
    assertThat(trajectory.finalTime()).isEqualTo(Rational.of(1, 3));
  }

  @Test
  void timeZeroTakesNoStep() {
    FlowResult result = flow(LOGARITHM, Horizon.atTime(Rational.ZERO));
    assertThat(result).isInstanceOf(FlowResult.Completed.class);
    assertThat(result.trajectory().steps()).isEmpty();
    assertThat(result.trajectory().finalWeights()).containsExactly(Dyadic.ZERO);
  }

  @Test
  void theRiskIsReachedAtMostOneRoundingLate() {
    Rational time = flow(LOGARITHM, Horizon.atRisk(Rational.of(1, 10))).trajectory().finalTime();
    // t = 9, rounded up to 24 bits
    assertThat(time).isBetween(Rational.of(9), Rational.of(9).add(Rational.of(1, 1 << 19)));
  }

  @Test
  void aRiskThatIsLowAlreadyTakesNoStep() {
    FlowResult result = flow(LOGARITHM, Horizon.atRisk(Rational.of(2)));
    assertThat(result.trajectory().steps()).isEmpty();
  }

  @Test
  void whicheverComesFirst() {
    Horizon both = new Horizon(Optional.of(Rational.of(2)), Optional.of(Rational.of(1, 10)));
    assertThat(flow(LOGARITHM, both).trajectory().finalTime()).isEqualTo(Rational.of(2));
  }

  @Test
  void stopsWhereNothingMovesBeforeTheRisk() {
    FlowProblem dead =
        Problems.layered(List.of(1, 1, 1), List.of(Activation.RELU), "-1 1", Problems.data("1 +"));
    assertThat(flow(dead, Horizon.atRisk(Rational.of(1, 2))))
        .isInstanceOf(FlowResult.Stopped.class);
  }

  @Test
  void mayBeInterrupted() {
    WorkingPrecision precision = WorkingPrecision.forDigits(12);
    FlowResult result =
        TaylorFlow.integrate(
            LOGARITHM,
            Horizon.atTime(Rational.of(1000)),
            precision,
            LimbSeries.withBits(precision.bits()),
            (steps, events, time, logRisk) -> steps < 2);
    assertThat(result).isInstanceOf(FlowResult.Stopped.class);
    assertThat(result.trajectory().steps()).hasSize(2);
  }
}
