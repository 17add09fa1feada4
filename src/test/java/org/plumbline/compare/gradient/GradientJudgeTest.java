package org.plumbline.compare.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.compare.finding.Explanation;
import org.plumbline.compare.finding.Outcome;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.number.NumberFormat;

/** At {@code w = (1, 0)} the gradient of {@code exp(-w2 w1)} is {@code (0, -1)}. */
final class GradientJudgeTest {
  private final FlowProblem problem = SmallRisk.of(Activation.LINEAR);

  private Judgement judge(NumberFormat format, double first, double second) {
    return GradientJudge.of(problem, format)
        .judge(
            new GradientClaim(
                SmallRisk.numbers(1, 0), SmallRisk.numbers(first, second), Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({"FLOAT16", "FLOAT32", "FLOAT64"})
  void exactGradientIsConfirmed(NumberFormat format) {
    assertThat(judge(format, 0, -1).outcome()).isEqualTo(Outcome.CONFIRMED);
  }

  /** A few units in the last place are rounding; a thousand are not. */
  @ParameterizedTest
  @CsvSource({
    "FLOAT32, -0x1.000002p0, CONFIRMED",
    "FLOAT32, -0x1.001p0, DIFFERS",
    "FLOAT64, -0x1.000002p0, DIFFERS",
    "FLOAT16, -0x1.001p0, CONFIRMED",
    "FLOAT32, 1, DIFFERS",
    "FLOAT32, 0, DIFFERS"
  })
  void boundIsThatOfTheFormat(NumberFormat format, String claimed, Outcome outcome) {
    assertThat(judge(format, 0, Double.parseDouble(claimed)).outcome()).isEqualTo(outcome);
  }

  @Test
  void entryAndMistakeAreNamed() {
    assertThat(judge(NumberFormat.FLOAT32, 0, 1))
        .isInstanceOfSatisfying(
            Judgement.Differs.class,
            differs -> {
              assertThat(differs.parameter()).isEqualTo(1);
              assertThat(differs.explanation()).isEqualTo(Explanation.SIGN);
              assertThat(differs.text()).contains("the gradient is -1, but claimed is 1");
            });
    assertThat(judge(NumberFormat.FLOAT32, 0.5, -1))
        .isInstanceOfSatisfying(
            Judgement.Differs.class, differs -> assertThat(differs.parameter()).isZero());
  }

  @Test
  void claimMustFitTheProblem() {
    GradientJudge judge = GradientJudge.of(problem, NumberFormat.FLOAT32);
    assertThatThrownBy(() -> judge.setting(SmallRisk.numbers(1), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> judge.setting(SmallRisk.numbers(1, 0), Optional.of(List.of(1))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
