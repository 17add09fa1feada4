package org.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plumbline.compare.EngineComparison;

final class EngineJsonTest {
  private static final EngineComparison COMPARISON =
      Answers.comparison(5, Answers.OPEN, Answers.AGREES, Answers.WRONG, Answers.AGREES);

  @Test
  void theEngineSaysWhatItIs() {
    assertThat(EngineJson.engine(COMPARISON.engine()))
        .containsExactly(
            Map.entry("name", "mine"),
            Map.entry("version", "2.1"),
            Map.entry("dtype", "float32"),
            Map.entry("reluSlopeAtZero", "1/2"));
  }

  @Test
  void answersThatAgreeAreGroupedByHow() {
    Map<String, Object> json = EngineJson.of(COMPARISON);
    assertThat(json.get("agreeing"))
        .isEqualTo(
            List.of(
                Map.of("how", "it is open", "claims", 1, "first", 0),
                Map.of("how", "it agrees", "claims", 2, "first", 1)));
    assertThat(json).containsEntry("claims", 5).containsEntry("judged", 4);
    assertThat(json).containsEntry("outcome", "DIFFERS").containsKey("limit");
    assertThat(json).containsEntry("largestUlps", Map.of("approximate", "0.250"));
  }

  @Test
  void answersThatDifferNameTheWeight() {
    assertThat(EngineJson.of(COMPARISON).get("differing"))
        .isEqualTo(
            List.of(
                Map.of(
                    "point",
                    2,
                    "subject",
                    "q2",
                    "weight",
                    "W2[0,0]",
                    "explanation",
                    "SIGN",
                    "ulps",
                    Map.of("approximate", "1.23e+03"),
                    "text",
                    "the sign\nis wrong")));
  }

  @Test
  void allAnswersStandInTheirOrder() {
    assertThat(EngineJson.answers(COMPARISON))
        .extracting(answer -> answer.get("subject") + " " + answer.get("status"))
        .containsExactly("q0 UNDECIDED", "q1 CONFIRMED", "q2 DIFFERS", "q3 CONFIRMED");
    assertThat(EngineJson.answers(COMPARISON).get(2)).containsEntry("ulps", "1234.5");
  }
}
