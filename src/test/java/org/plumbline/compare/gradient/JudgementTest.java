package org.plumbline.compare.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.compare.finding.Explanation;
import org.plumbline.compare.finding.Outcome;

/** What a judgement proves rests on its basis, whatever its words say. */
final class JudgementTest {
  @ParameterizedTest
  @CsvSource({
    "USUAL, CONFIRMED, false, false",
    "CHOSEN, CONFIRMED, true, false",
    "RANGE, UNDECIDED, false, true",
    "UNTOLD, UNDECIDED, false, false"
  })
  void basisDecides(Judgement.Basis basis, Outcome outcome, boolean isChosen, boolean isRange) {
    for (String how : new String[] {"undecided: ", "with slope 1 at kinks", ""}) {
      Judgement.Agrees agrees = new Judgement.Agrees(basis, 0.5, how).with("; and more");
      assertThat(agrees.outcome()).isEqualTo(outcome);
      assertThat(agrees.isConclusive()).isEqualTo(outcome == Outcome.CONFIRMED);
      assertThat(agrees.hasChosenGates()).isEqualTo(isChosen);
      assertThat(agrees.isWithinRange()).isEqualTo(isRange);
      assertThat(agrees.text()).isEqualTo(how + "; and more");
      assertThat(agrees.ulps()).isEqualTo(0.5);
    }
  }

  @Test
  void whatIsOffDiffers() {
    assertThat(new Judgement.Differs(0, 1, Explanation.NONE, "").outcome())
        .isEqualTo(Outcome.DIFFERS);
  }
}
