package org.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.compare.GradientComparison;
import org.plumbline.compare.JudgedClaim;
import org.plumbline.compare.OtherStart;
import org.plumbline.compare.RecordingKind;
import org.plumbline.compare.StepBalance;
import org.plumbline.compare.finding.Explanation;
import org.plumbline.compare.gradient.BalancednessDefect;
import org.plumbline.compare.gradient.Judgement;
import org.plumbline.number.Dyadic;
import org.plumbline.number.NumberFormat;

final class GradientTextTest {
  private static final Judgement AGREES =
      new Judgement.Agrees(Judgement.Basis.USUAL, 0.5, "within the rounding errors");
  private static final Judgement DIFFERS =
      new Judgement.Differs(1, 9, Explanation.SIGN, "the sign is wrong");

  /** The text of claims at points 3, 4, … on one line. */
  private static String text(
      RecordingKind kind,
      Optional<OtherStart> start,
      Optional<StepBalance> balance,
      Judgement... judgements) {
    List<JudgedClaim> judged =
        Arrays.stream(judgements)
            .map(j -> new JudgedClaim(3 + Arrays.asList(judgements).indexOf(j), j))
            .toList();
    return GradientText.of(
        new GradientComparison(
            Samples.experiment(),
            "run.npz",
            kind,
            NumberFormat.FLOAT32,
            start,
            judgements.length,
            judged,
            balance),
        110);
  }

  @Test
  void gradientsAreOfPoints() {
    assertThat(
            text(
                RecordingKind.GRADIENT,
                Optional.empty(),
                Optional.empty(),
                AGREES,
                DIFFERS,
                AGREES))
        .isEqualTo(
            """
            small: gradient of run.npz in float32, 3 gradients

              2 CONFIRMED, 1 DIFFERS, 0 UNDECIDED
              largest difference among those confirmed: 0.500 ulps
              2 within the rounding errors (the first: point 3)
            first difference: point 4, the sign is wrong
            """);
  }

  @Test
  void stepsAreOfDescent() {
    assertThat(text(RecordingKind.DESCENT, Optional.empty(), Optional.empty(), DIFFERS))
        .isEqualTo(
            """
            small: descent of run.npz in float32, 1 steps

              0 CONFIRMED, 1 DIFFERS, 0 UNDECIDED
            first difference: step 3, the sign is wrong
            """);
  }

  @Test
  void anotherStartIsTold() {
    OtherStart start = new OtherStart(1, Dyadic.of(0.125));
    assertThat(
            text(RecordingKind.DESCENT, Optional.of(start), Optional.empty(), AGREES)
                .replaceAll("\\s+", " "))
        .contains(
            "the recording does not start where the experiment does: W2[0,0] is 0.125 away from its"
                + " initial value (another seed, or other initial weights); everything else is"
                + " judged at the recorded weights");
  }

  @Test
  void theWorstBalanceIsTold() {
    for (boolean isWithin : new boolean[] {true, false}) {
      StepBalance balance = new StepBalance(7, new BalancednessDefect(1, Dyadic.of(0.5), isWithin));
      assertThat(
              text(RecordingKind.DESCENT, Optional.empty(), Optional.of(balance), AGREES)
                  .replaceAll("\\s+", " "))
          .contains("‖∇_out R‖²) " + (isWithin ? "within" : "NOT within") + " rounding errors")
          .contains("with the largest difference at h1[0] in step 7: 0.5");
    }
  }
}
