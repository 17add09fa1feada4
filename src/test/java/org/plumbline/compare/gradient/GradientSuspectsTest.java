package org.plumbline.compare.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.compare.gradient.SmallRisk.numbers;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.compare.finding.Explanation;
import org.plumbline.compare.finding.Suspicion;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.number.NumberFormat;

/** Claims about the gradient of two samples, which is {@code (-4, -1)} at 0, or half of it. */
final class GradientSuspectsTest {
  private static final double[] ORIGIN = {0, 0};

  private static Optional<Suspicion> first(FlowProblem problem, double... claimed) {
    return GradientSuspects.first(TwoSamples.gradientClaim(problem, ORIGIN, claimed));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SUM | 4 | 1 | SIGN | its sign is reversed: it is -∇R where ∇R is meant",
        "MEAN | -4 | -1 | REDUCTION | it is the sum, not the mean over 2 samples",
        "SUM | -2 | -0.5 | REDUCTION | it is the sum divided by 2, not the sum",
        "SUM | -3 | 1 | SAMPLE_LEFT_OUT | sample 0 is left out",
        "SUM | -6 | -1.5 | FACTOR | it is 1.50000 times what it should be",
        "SUM | -4.0000001 | -0.99999998 | SHORTER_FORMAT | it is as accurate as sums in float32 "
            + "would be",
      })
  void mistakesAreNamed(
      Reduction reduction, double first, double second, Explanation explanation, String text) {
    FlowProblem problem = reduction == Reduction.SUM ? TwoSamples.SUM : TwoSamples.MEAN;
    assertThat(first(problem, first, second)).contains(new Suspicion(explanation, text));
  }

  @Test
  void whatFitsNothingIsNotNamed() {
    assertThat(first(TwoSamples.SUM, -4, 7)).isEmpty();
    assertThat(first(TwoSamples.SUM, -4, -1.0000001)).isEmpty();
  }

  /** Margins 1 and 3. */
  @Test
  void anotherLossIsNamed() {
    double one = 1 / (1 + Math.exp(1));
    double three = 1 / (1 + Math.exp(3));
    ClaimContext claim =
        TwoSamples.gradientClaim(
            TwoSamples.SUM, new double[] {1, 0}, -one - 3 * three, -2 * one + three);
    assertThat(GradientSuspects.first(claim))
        .contains(new Suspicion(Explanation.LOSS, "it is the gradient of the logistic loss"));
  }

  private static Optional<Suspicion> ofRelu(double[] weights, double[] earlier, double... claimed) {
    FlowProblem problem = SmallRisk.of(Activation.RELU);
    return GradientSuspects.first(
        new ClaimContext(
            problem,
            NumberFormat.FLOAT32,
            SmallRisk.setting(problem, weights),
            Claimed.gradient(numbers(claimed), NumberFormat.FLOAT32),
            List.of(numbers(weights), numbers(earlier))));
  }

  /** With its gate off, only the second weight of {@code exp(-w2 σ(w1))} has a gradient. */
  @Test
  void gatesOfEarlierWeightsAreNamed() {
    double share = (float) -Math.exp(-1);
    assertThat(ofRelu(new double[] {1, 1}, new double[] {-1, 1}, 0, share))
        .contains(
            new Suspicion(
                Explanation.STALE_GATE,
                "its gates are those of the weights recorded 2 rows before"));
  }

  @Test
  void slopesThatNoSubgradientHasAreNamed() {
    assertThat(ofRelu(new double[] {0, 1}, new double[] {0, 1}, -1.5, 0))
        .contains(
            new Suspicion(
                Explanation.RELU_SLOPE,
                "it has slope 1.50000 at kinks, which is outside of [0, 1]"));
  }

  @Test
  void aFactorTakesTwoEntriesThatNeedIt() {
    assertThat(GradientSuspects.ratio(TwoSamples.gradientClaim(TwoSamples.SUM, ORIGIN, -10, -2.5)))
        .contains(2.5);
    assertThat(GradientSuspects.ratio(TwoSamples.gradientClaim(TwoSamples.SUM, ORIGIN, -4, -1)))
        .isEmpty();
    assertThat(GradientSuspects.ratio(TwoSamples.gradientClaim(TwoSamples.SUM, ORIGIN, -8, -1)))
        .isEmpty();
    FlowProblem small = SmallRisk.of(Activation.LINEAR);
    assertThat(
            GradientSuspects.ratio(
                new ClaimContext(
                    small,
                    NumberFormat.FLOAT32,
                    SmallRisk.setting(small, 1, 0),
                    Claimed.gradient(numbers(0, -2), NumberFormat.FLOAT32),
                    List.of())))
        .isEmpty();
  }
}
