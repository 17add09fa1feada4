package org.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plumbline.compare.finding.Outcome;

final class EngineTextTest {
  @Test
  void everyAnswerHasItsWordItsDistanceAndItsText() {
    assertThat(
            EngineText.of(Answers.comparison(3, Answers.AGREES, Answers.WRONG, Answers.OPEN), 110))
        .isEqualTo(
            """
            small against mine 2.1 (float32)

              AGREES  q0
                      0.250 ulp, it agrees
              DIFFERS q1
                      1.23e+03 ulp, the sign\uFFFDis wrong
              OPEN    q2
                      it is open

            1 AGREES, 1 OPEN, 1 DIFFERS
            """);
  }

  @Test
  void questionsThatWereNotAskedAreTold() {
    assertThat(EngineText.of(Answers.comparison(2, Answers.AGREES), 110))
        .contains("0.250 ulp, it agrees\n  the run was interrupted before")
        .endsWith("1 AGREES, 0 OPEN, 0 DIFFERS\n");
  }

  @Test
  void anEngineAgreesWhereAClaimIsConfirmed() {
    assertThat(EngineText.word(Outcome.CONFIRMED)).isEqualTo("AGREES");
    assertThat(EngineText.word(Outcome.UNDECIDED)).isEqualTo("OPEN");
    assertThat(EngineText.word(Outcome.DIFFERS)).isEqualTo("DIFFERS");
  }
}
