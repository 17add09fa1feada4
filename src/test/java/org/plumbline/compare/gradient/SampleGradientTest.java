package org.plumbline.compare.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.network.Edge;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/** One sample of {@code exp(-y w2 σ(w1 x))}, with slope 1/4 below 0. */
final class SampleGradientTest {
  private static final Activation LEAKY = Activation.leaky(Rational.of(1, 4));

  private static FlowProblem problem(int x, int label) {
    return new FlowProblem(
        new LayeredArchitecture(List.of(1, 1, 1), List.of(LEAKY), List.of()).network(),
        new Dataset(List.of("x"), List.of(List.of(Rational.of(x))), List.of(label)),
        List.of(Rational.ONE, Rational.ZERO),
        Loss.EXPONENTIAL,
        Reduction.SUM);
  }

  private static SampleGradient part(FlowProblem problem, double... weights) {
    Setting setting = SmallRisk.setting(problem, weights);
    return SampleGradient.of(problem, setting, setting.passes().at(0));
  }

  private static Edge edge(FlowProblem problem, int p) {
    return problem.network().edges().stream()
        .filter(edge -> edge.parameter() == p)
        .findFirst()
        .orElseThrow();
  }

  private static double value(FlowProblem problem, SampleGradient part, int p) {
    return part.value(edge(problem, p)).middle().approximateDouble();
  }

  /** {@code -y e^(-y f) (w2 g x, σ(w1 x))} with {@code f = w2 σ(w1 x)} and the slope {@code g}. */
  @ParameterizedTest
  @CsvSource({
    "2, 1, 0.5, 3, 1, 1",
    "2, -1, 0.5, 3, 1, 1",
    "2, 1, -0.5, 3, 0.25, -0.25",
    "-1, -1, 2, 0.5, 0.25, -0.5"
  })
  void partsAreProductsOfActivationsAndSignals(
      int x, int label, double first, double second, double slope, double activation) {
    FlowProblem problem = problem(x, label);
    SampleGradient part = part(problem, first, second);
    double size = -label * Math.exp(-label * second * activation);
    assertThat(value(problem, part, 0)).isCloseTo(size * second * slope * x, withPercentage(1e-10));
    assertThat(value(problem, part, 1)).isCloseTo(size * activation, withPercentage(1e-10));
  }

  @Test
  void factorsAndSlopesAreThoseOfTheSetting() {
    FlowProblem problem = problem(1, 1);
    Setting setting = SmallRisk.setting(problem, 0, 1);
    SampleGradient half =
        SampleGradient.of(problem, setting.withFactor(Rational.of(1, 2)), setting.passes().at(0));
    assertThat(value(problem, half, 0)).isEqualTo(-0.125);
    SampleGradient upper =
        SampleGradient.of(
            problem, setting.withGates(GateRule.atKink(Rational.ONE)), setting.passes().at(0));
    assertThat(value(problem, upper, 0)).isEqualTo(-1);
  }

  /**
   * The error of the loss's slope goes through both edges, and that of the activation through one.
   */
  @Test
  void errorsOfTheFactorsAreCarried() {
    FlowProblem problem = problem(3, 1);
    Setting setting = SmallRisk.setting(problem, -0.5, 0.75);
    SamplePass pass = setting.passes().at(0);
    double slope =
        LossSlope.of(
                Loss.EXPONENTIAL,
                pass.sum(2),
                pass.sumErrorUpper(2),
                setting.passes().rounding(),
                setting.style())
            .errorUpper()
            .doubleUpper();
    SampleGradient part = SampleGradient.of(problem, setting, pass);
    double first = part.errorUpper(edge(problem, 0)).doubleUpper();
    assertThat(first).isBetween(3 * 0.25 * 0.75 * slope, 4 * 0.25 * 0.75 * slope + 0x1p-20);
    double signal = Math.exp(0.75 * 0.375);
    double activation = pass.valueErrorUpper(1).doubleUpper();
    double second = part.errorUpper(edge(problem, 1)).doubleUpper();
    assertThat(second)
        .isBetween(
            0.375 * slope + signal * activation,
            0.375 * (slope + 4 * signal * 0x1p-24) + 1.01 * signal * activation);
  }

  /** In float, one operation after another, but for the last product. */
  @Test
  void computedFactorsAreWithinTheirErrors() {
    FlowProblem problem = problem(3, 1);
    float w1 = -0.3f;
    float w2 = 0.7f;
    float z = 0.25f * (w1 * 3);
    float delta = -(float) Math.exp(-(w2 * z));
    float signal = 0.25f * (delta * w2);
    SampleGradient part = part(problem, w1, w2);
    double[] products = {(double) signal * 3, (double) delta * z};
    for (int p = 0; p < 2; p++) {
      Edge edge = edge(problem, p);
      Rational off =
          Dyadic.of(products[p])
              .toRational()
              .subtract(part.value(edge).middle().toRational())
              .abs();
      Magnitude error = part.errorUpper(edge);
      assertThat(error.toDyadic().toRational()).isGreaterThan(off);
      assertThat(error.doubleUpper()).isBetween(0x1p-26, 0x1p-18);
      assertThat(part.sizeUpper(edge).doubleUpper())
          .isBetween(Math.abs(products[p]), Math.abs(products[p]) + 0x1p-17);
    }
  }
}
