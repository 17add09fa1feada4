package org.plumbline.compare.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.compare.finding.Explanation;
import org.plumbline.compare.finding.Outcome;
import org.plumbline.compare.finding.Suspicion;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.number.Dyadic;
import org.plumbline.number.NumberFormat;

/** From {@code w = (1, 0)} a step of 1/2 on {@code exp(-w2 w1)} leads to {@code (1, 1/2)}. */
final class DescentJudgeTest {
  private final FlowProblem problem = SmallRisk.of(Activation.LINEAR);

  private DescentClaim claim(double eta, List<Dyadic> from, double... to) {
    return new DescentClaim(from, SmallRisk.numbers(to), Dyadic.of(eta), Optional.empty());
  }

  private Judgement judge(DescentClaim claim) {
    return DescentJudge.of(problem, NumberFormat.FLOAT32).judge(claim);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0.5, CONFIRMED",
    "0x1.000002p0, 0.5, DIFFERS",
    "1, 0x1.000004p-1, CONFIRMED",
    "1, 0x1.001p-1, DIFFERS",
    "0x1.001p0, 0.5, DIFFERS"
  })
  void oneStepIsJudgedWithinItsRoundings(String first, String second, Outcome outcome) {
    double[] next = {Double.parseDouble(first), Double.parseDouble(second)};
    assertThat(judge(claim(0.5, SmallRisk.numbers(1, 0), next)).outcome()).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({"0, NO_STEP", "-0.5, SIGN", "0.25, LOSS", "0.375, NONE"})
  void mistakeIsNamed(double second, Explanation explanation) {
    assertThat(judge(claim(0.5, SmallRisk.numbers(1, 0), 1, second)))
        .isInstanceOfSatisfying(
            Judgement.Differs.class,
            differs -> {
              assertThat(differs.parameter()).isEqualTo(1);
              assertThat(differs.explanation()).as(differs.text()).isEqualTo(explanation);
              assertThat(differs.text()).contains("the next weight is 0.5, but recorded is ");
            });
  }

  /** A step that is lost in the rounding of the weights might be any step. */
  @Test
  void stepThatIsLostIsOpen() {
    Judgement judgement = judge(claim(0x1p-40, SmallRisk.numbers(1, 1), 1, 1));
    assertThat(judgement.outcome()).isEqualTo(Outcome.UNDECIDED);
    assertThat(judgement.text()).contains("record gradients");
  }

  /** What explains the whole recording comes before what explains a step. */
  @Test
  void wholeRecordingIsExplainedFirst() {
    Suspicion whole = new Suspicion(Explanation.ADAPTIVE, "steps of Adam");
    Judgement judgement =
        DescentJudge.of(problem, NumberFormat.FLOAT32)
            .judge(
                claim(0.5, SmallRisk.numbers(1, 0), 1, 0.25), List.of(), () -> Optional.of(whole));
    assertThat(judgement.text()).endsWith("steps of Adam");
  }
}
