package org.plumbline.compare.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.field.FlowProblem;
import org.plumbline.number.Dyadic;
import org.plumbline.number.NumberFormat;

/** Gradients of two samples, whose parts at 0 are {@code (-1, -2)} and {@code (-3, 1)}. */
final class RiskGradientTest {
  private static RiskGradient gradient(FlowProblem problem, NumberFormat format) {
    return RiskGradient.of(
        problem,
        GradientJudge.of(problem, format).setting(SmallRisk.numbers(0, 0), Optional.empty()));
  }

  private static void assertEncloses(RiskGradient gradient, double... values) {
    assertThat(gradient.size()).isEqualTo(values.length);
    for (int p = 0; p < values.length; p++) {
      assertThat(gradient.value(p).contains(Dyadic.of(values[p]))).isTrue();
    }
    assertThat(gradient.approximate()).containsExactly(values);
  }

  @Test
  void partsOfSamplesAreAddedWithTheirFactor() {
    assertEncloses(gradient(TwoSamples.SUM, NumberFormat.FLOAT32), -4, -1);
    assertEncloses(gradient(TwoSamples.MEAN, NumberFormat.FLOAT32), -2, -0.5);
  }

  @Test
  void samplesCountAsOftenAsTheyAreNamed() {
    Setting setting = TwoSamples.setting(TwoSamples.SUM, 0, 0).withSamples(List.of(0, 1, 0));
    assertEncloses(RiskGradient.of(TwoSamples.SUM, setting), -5, -3);
  }

  /** With {@code N} terms, rounding them and their sum is {@code γ_{N+2}} of all sizes at least. */
  @Test
  void errorsGoWithTheSizesOfTheTerms() {
    RiskGradient gradient = gradient(TwoSamples.SUM, NumberFormat.FLOAT32);
    assertThat(gradient.sizeUpper(0).doubleUpper()).isBetween(4.0, 4.001);
    assertThat(gradient.sizeUpper(1).doubleUpper()).isBetween(3.0, 3.001);
    double carried = carried(1);
    assertThat(gradient.errorUpper(1).doubleUpper())
        .isBetween(carried + 3 * 4 * 0x1p-24, carried + 3 * 4.5 * 0x1p-24);
    assertThat(gradient(TwoSamples.SUM, NumberFormat.EXACT).errorUpper(1).doubleUpper())
        .isLessThan(0x1p-300);
  }

  /** What the terms of an entry carry. */
  private static double carried(int p) {
    Setting setting =
        GradientJudge.of(TwoSamples.SUM, NumberFormat.FLOAT32)
            .setting(SmallRisk.numbers(0, 0), Optional.empty());
    double sum = 0;
    for (int sample = 0; sample < 2; sample++) {
      SampleGradient part = SampleGradient.of(TwoSamples.SUM, setting, setting.passes().at(sample));
      sum += part.errorUpper(TwoSamples.SUM.network().edges().get(p)).doubleUpper();
    }
    return sum;
  }

  @Test
  void sumsCarryTheErrorsOfBoth() {
    RiskGradient one = gradient(TwoSamples.SUM, NumberFormat.FLOAT32);
    RiskGradient half = gradient(TwoSamples.MEAN, NumberFormat.FLOAT32);
    RiskGradient sum = one.plus(half);
    assertEncloses(sum, -6, -1.5);
    assertThat(sum.errorUpper(0)).isEqualTo(one.errorUpper(0).add(half.errorUpper(0)));
    assertThat(sum.sizeUpper(1)).isEqualTo(one.sizeUpper(1).add(half.sizeUpper(1)));
  }
}
