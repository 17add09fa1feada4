package org.plumbline.compare.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.compare.gradient.SmallRisk.numbers;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.compare.finding.Explanation;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.number.NumberFormat;
import org.plumbline.number.Rational;

/** At {@code w = (0, 1)} the gradient of {@code exp(-w2 σ(w1))} is minus the slope at 0, and 0. */
final class AnnouncedSlopeTest {
  private static Optional<Judgement.Differs> contradiction(
      FlowProblem problem, String slope, double[] weights, double... gradient) {
    return new AnnouncedSlope(problem, NumberFormat.FLOAT32, Rational.parse(slope))
        .contradictedBy(new GradientClaim(numbers(weights), numbers(gradient), Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, false",
    "0, -1, true",
    "1, -1, false",
    "1, 0, true",
    "1/2, -0.5, false",
    "1/2, -0.501, true"
  })
  void theSlopeAtZeroIsThatAnnounced(String slope, double claimed, boolean isContradicted) {
    Optional<Judgement.Differs> found =
        contradiction(SmallRisk.of(Activation.RELU), slope, new double[] {0, 1}, claimed, 0);
    assertThat(found.isPresent()).isEqualTo(isContradicted);
    found.ifPresent(
        differs -> {
          assertThat(differs.explanation()).isEqualTo(Explanation.RELU_SLOPE);
          assertThat(differs.parameter()).isZero();
          assertThat(differs.text())
              .endsWith("the slope of ReLU at 0 is not " + slope + ", as the engine says");
        });
  }

  /** The claim is wrong, but not by a slope at 0 of ReLU. */
  @Test
  void nothingIsAnnouncedOfOtherPlaces() {
    double[] off = {-5, 0};
    assertThat(contradiction(SmallRisk.of(Activation.RELU), "0", new double[] {1, 1}, off))
        .isEmpty();
    assertThat(
            contradiction(
                SmallRisk.of(Activation.leaky(Rational.of(1, 4))), "0", new double[] {0, 1}, off))
        .isEmpty();
  }

  /** An input that is rounded may have been seen on either side. */
  @Test
  void roundedInputsHoldNobodyToTheSlope() {
    assertThat(contradiction(ThirdRisk.PROBLEM, "0", new double[] {0, 0, 1}, -1, 0, 0)).isEmpty();
  }

  /** Summed in another order, {@code 2^24 + 1 - 2^24 - 1} is not 0 in 24 bits. */
  @ParameterizedTest
  @CsvSource({"0x1p24, false", "0x1p22, true"})
  void sumsThatMayBeRoundedHoldNobodyToTheSlope(String large, boolean isContradicted) {
    FlowProblem problem =
        new FlowProblem(
            new LayeredArchitecture(List.of(4, 1, 1), List.of(Activation.RELU), List.of())
                .network(),
            new Dataset(
                List.of("a", "b", "c", "d"),
                List.of(Collections.nCopies(4, Rational.ONE)),
                List.of(1)),
            Collections.nCopies(5, Rational.ONE),
            Loss.EXPONENTIAL,
            Reduction.SUM);
    double size = Double.parseDouble(large);
    assertThat(
            contradiction(problem, "0", new double[] {size, 1, -size, -1, 1}, -1, -1, -1, -1, 0)
                .isPresent())
        .isEqualTo(isContradicted);
  }
}
