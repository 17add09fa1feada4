package org.plumbline.compare.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.plumbline.compare.flow.LogFlow.numbers;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.number.NumberFormat;

/** Points beside the flow {@code log(1 + t)}. */
final class FlowCaseTest {
  private static FlowCase points(NumberFormat format, double tolerance, ClaimedPoints points) {
    return new FlowCase(
        new FlowSuspicion.Case(
            LogFlow.PROBLEM, points, format, tolerance, 1, List.of(), List.of()));
  }

  private static FlowCase points(ClaimedPoints points) {
    return points(NumberFormat.FLOAT64, 0, points);
  }

  /** From {@code w} the flow leads to {@code log(e^w + h)}, wherever {@code w} comes from. */
  @Test
  void theFlowGoesOnFromAPoint() {
    FlowCase c = points(LogFlow.points(numbers(0, 1, 3, 3), 0, 5, 7, 8));
    assertThat(c.next(0)[0]).isCloseTo(Math.log(2), within(1e-12));
    assertThat(c.next(1)[0]).isCloseTo(Math.log(Math.exp(5) + 2), within(1e-12));
    assertThat(c.next(2)).containsExactly(7);
    assertThat(c.deviation(0)).isCloseTo(5 - Math.log(2), within(1e-12));
    assertThat(c.deviation(2)).isEqualTo(1);
  }

  @Test
  void theDepartureIsTheFirstStepThatIsNotTheFlow() {
    double beside = Math.log(3) + 0.25;
    FlowCase c =
        points(
            LogFlow.points(
                numbers(0, 1, 2, 3), 0, Math.log(2), beside, Math.log(Math.exp(beside) + 1)));
    assertThat(c.departs(0)).isFalse();
    assertThat(c.departs(1)).isTrue();
    assertThat(c.departs(2)).isFalse();
    assertThat(c.departure()).contains(1);
    assertThat(points(LogFlow.points(numbers(0, 1), 0, Math.log(2))).departure()).isEmpty();
  }

  @Test
  void aJumpAtOneTimeIsNoDeparture() {
    assertThat(points(LogFlow.points(numbers(0, 0), 0, 1)).departs(0)).isFalse();
  }

  /** Eight times the noise of the format is not marked yet. */
  @ParameterizedTest
  @CsvSource({"0x1p-18, false", "0x1p-12, true"})
  void departuresAreMoreThanRounding(String off, boolean departs) {
    double weight = Math.log(2) + Double.parseDouble(off);
    FlowCase c = points(NumberFormat.FLOAT32, 0, LogFlow.points(numbers(0, 1), 0, weight));
    assertThat(c.departs(0)).isEqualTo(departs);
  }

  @ParameterizedTest
  @CsvSource({
    "FLOAT64, 0, 0.5, 1e-12",
    "FLOAT64, 0, -4, 4e-12",
    "FLOAT32, 0, 0.5, 0x1p-18",
    "FLOAT32, 0.125, 0.5, 0.25",
    "FLOAT64, 0.125, 3, 0.75"
  })
  void noiseGrowsWithFormatToleranceAndWeights(
      NumberFormat format, double tolerance, double weight, String noise) {
    assertThat(points(format, tolerance, LogFlow.points(numbers(0), weight)).noise(0))
        .isEqualTo(Double.parseDouble(noise));
  }

  @Test
  void distancesAreThoseOfTheFarthestWeight() {
    assertThat(FlowCase.distance(new double[] {1, -2, 0}, new double[] {2, 1, 0})).isEqualTo(3);
    assertThat(FlowCase.distance(new double[] {1, Double.NaN, 0}, new double[] {1, 1, 5}))
        .isInfinite();
    assertThat(FlowCase.largest(new double[] {1, -2, 0})).isEqualTo(2);
  }
}
