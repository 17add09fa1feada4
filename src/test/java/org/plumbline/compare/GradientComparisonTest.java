package org.plumbline.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.compare.finding.Explanation;
import org.plumbline.compare.finding.Outcome;
import org.plumbline.compare.gradient.BalancednessDefect;
import org.plumbline.compare.gradient.Judgement;
import org.plumbline.experiment.Experiment;
import org.plumbline.experiment.ExperimentReader;
import org.plumbline.number.Dyadic;
import org.plumbline.number.NumberFormat;

/** What judgements of single claims make together. */
final class GradientComparisonTest {
  private static final Experiment EXPERIMENT =
      ExperimentReader.read(Path.of("src/test/resources/recordings/network.yaml"));

  private static final Judgement USUAL = agrees(Judgement.Basis.USUAL, 2, "as it is");
  private static final Judgement CHOSEN = agrees(Judgement.Basis.CHOSEN, 1, "with slope 1");
  private static final Judgement OPEN = agrees(Judgement.Basis.RANGE, 50, "undecided");
  private static final Judgement.Differs OFF =
      new Judgement.Differs(3, 99, Explanation.SIGN, "reversed");

  private static Judgement agrees(Judgement.Basis basis, double ulps, String how) {
    return new Judgement.Agrees(basis, ulps, how);
  }

  private static GradientComparison comparison(
      RecordingKind kind, int claims, Optional<StepBalance> balance, Judgement... judgements) {
    List<JudgedClaim> judged = new ArrayList<>();
    for (Judgement judgement : judgements) {
      judged.add(new JudgedClaim(judged.size(), judgement));
    }
    return new GradientComparison(
        EXPERIMENT, "run", kind, NumberFormat.FLOAT32, Optional.empty(), claims, judged, balance);
  }

  private static Outcome outcome(int claims, Judgement... judgements) {
    return comparison(RecordingKind.GRADIENT, claims, Optional.empty(), judgements).outcome();
  }

  @Test
  void allClaimsMustBeConfirmed() {
    assertThat(outcome(2, USUAL, CHOSEN)).isEqualTo(Outcome.CONFIRMED);
    assertThat(outcome(3, USUAL, CHOSEN)).isEqualTo(Outcome.UNDECIDED);
    assertThat(outcome(2, USUAL, OPEN)).isEqualTo(Outcome.UNDECIDED);
    assertThat(outcome(3, USUAL, OFF)).isEqualTo(Outcome.DIFFERS);
  }

  @Test
  void stepsOutOfBalanceDiffer() {
    for (boolean isWithin : new boolean[] {true, false}) {
      StepBalance balance = new StepBalance(0, new BalancednessDefect(0, Dyadic.of(0.5), isWithin));
      assertThat(comparison(RecordingKind.DESCENT, 1, Optional.of(balance), USUAL).outcome())
          .isEqualTo(isWithin ? Outcome.CONFIRMED : Outcome.DIFFERS);
    }
  }

  @Test
  void theLargestDifferenceIsThatOfConfirmedClaims() {
    assertThat(
            comparison(RecordingKind.GRADIENT, 4, Optional.empty(), CHOSEN, USUAL, OPEN, OFF)
                .largestUlps())
        .isEqualTo(2);
    assertThat(comparison(RecordingKind.GRADIENT, 1, Optional.empty(), OFF).largestUlps()).isZero();
  }

  @Test
  void claimsAreListedByHowTheyAgreeOrDiffer() {
    GradientComparison found =
        comparison(RecordingKind.GRADIENT, 4, Optional.empty(), CHOSEN, USUAL, OFF, CHOSEN);
    assertThat(found.ways().keySet()).containsExactly("with slope 1", "as it is");
    assertThat(found.ways().get("with slope 1").stream().map(JudgedClaim::point))
        .containsExactly(0, 3);
    assertThat(found.off()).containsExactly(new GradientComparison.Off(2, OFF));
  }

  @Test
  void numbersAreNamedByTheirPointOrStep() {
    assertThat(comparison(RecordingKind.GRADIENT, 2, Optional.empty(), USUAL, OFF).judgedNumbers())
        .containsExactly(
            new JudgedNumbers("point 0", Outcome.CONFIRMED, 2, "as it is"),
            new JudgedNumbers("point 1", Outcome.DIFFERS, 99, "reversed"));
    assertThat(
            comparison(RecordingKind.DESCENT, 1, Optional.empty(), USUAL)
                .judgedNumbers()
                .get(0)
                .subject())
        .isEqualTo("step 0");
  }
}
