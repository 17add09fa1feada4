package org.plumbline.compare.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.plumbline.compare.gradient.SmallRisk.numbers;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Skip;
import org.plumbline.number.Dyadic;
import org.plumbline.number.NumberFormat;
import org.plumbline.number.Rational;

/**
 * From {@code w = (1, 0)} a step of 1/2 on {@code exp(-w2 w1)} leads to {@code (1, 1/2)}, and
 * {@code w1² - w2²} changes by {@code 1/4 (0 - 1)}.
 */
final class BalancednessDefectTest {
  private static List<BalancednessDefect> defects(FlowProblem problem, double... next) {
    return BalancednessDefect.of(
        problem,
        NumberFormat.FLOAT32,
        new DescentClaim(numbers(1, 0), numbers(next), Dyadic.of(0.5), Optional.empty()));
  }

  /** {@code next = (u, v)} is off by {@code |u² - v² - 3/4|}. */
  @ParameterizedTest
  @CsvSource({
    "1, 0.5, 0, true",
    "1, 0.75, 0.3125, false",
    "1, 0.25, 0.1875, false",
    "0.5, 0.5, 0.75, false",
    "0.5, 0.75, 1.0625, false",
    "1, -0.5, 0, true",
    "0x1.000002p0, 0.5, 0x1p-22, true"
  })
  void theChangeIsThatOfTheGradients(String first, String second, String defect, boolean isWithin) {
    List<BalancednessDefect> found =
        defects(
            SmallRisk.of(Activation.LINEAR), Double.parseDouble(first), Double.parseDouble(second));
    assertThat(found).hasSize(1);
    assertThat(found.get(0).vertex()).isEqualTo(1);
    assertThat(found.get(0).defect().approximateDouble())
        .isCloseTo(Double.parseDouble(defect), within(0x1p-40));
    assertThat(found.get(0).isWithin()).isEqualTo(isWithin);
  }

  /** A constant connection into the unit takes part in the forward pass and in no step. */
  @Test
  void theIdentityHoldsAtFreelyTrainedVerticesOnly() {
    FlowProblem problem =
        new FlowProblem(
            new LayeredArchitecture(
                    List.of(1, 1, 1),
                    List.of(Activation.LINEAR),
                    List.of(new Skip(0, 1, Skip.Kind.IDENTITY)))
                .network(),
            new Dataset(List.of("x"), List.of(List.of(Rational.ONE)), List.of(1)),
            List.of(Rational.ONE, Rational.ZERO),
            Loss.EXPONENTIAL,
            Reduction.SUM);
    assertThat(defects(problem, 1, 7)).isEmpty();
  }
}
