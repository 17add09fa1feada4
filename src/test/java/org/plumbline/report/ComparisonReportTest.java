package org.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.compare.Answer;
import org.plumbline.compare.Comparison;
import org.plumbline.compare.EngineComparison;
import org.plumbline.compare.GradientComparison;
import org.plumbline.compare.JudgedClaim;
import org.plumbline.compare.RecordingKind;
import org.plumbline.compare.finding.Explanation;
import org.plumbline.compare.finding.Outcome;
import org.plumbline.compare.gradient.Judgement;
import org.plumbline.engine.process.EngineDescription;
import org.plumbline.experiment.BundledExamples;
import org.plumbline.experiment.Experiment;
import org.plumbline.number.NumberFormat;
import org.plumbline.number.Rational;

/** Text and JSON of comparisons: a live engine's report is that of a recording. */
final class ComparisonReportTest {
  private static final Experiment EXPERIMENT = BundledExamples.read("small-relu");
  private static final EngineDescription ENGINE =
      new EngineDescription(
          "mine",
          "1",
          "float32",
          List.of("gradient"),
          Rational.ZERO,
          EngineDescription.USUAL_LOSSES);
  private static final Judgement.Agrees AGREES =
      new Judgement.Agrees(Judgement.Basis.USUAL, 0.5, "within the rounding errors");
  private static final Judgement.Differs DIFFERS =
      new Judgement.Differs(1, 9, Explanation.SIGN, "the sign is wrong");

  private static JsonNode json(Comparison comparison) throws IOException {
    return new ObjectMapper().readTree(ComparisonJson.of(comparison, "0"));
  }

  private static EngineComparison live(int claims, Answer... answers) {
    List<EngineComparison.Item> items =
        List.of(answers).stream().map(a -> new EngineComparison.Item("subject", a)).toList();
    return new EngineComparison(EXPERIMENT, ENGINE, NumberFormat.FLOAT32, claims, items);
  }

  private static GradientComparison recorded(int claims, Judgement... judgements) {
    List<JudgedClaim> judged =
        List.of(judgements).stream().map(j -> new JudgedClaim(7, j)).toList();
    return new GradientComparison(
        EXPERIMENT,
        "run.npz",
        RecordingKind.GRADIENT,
        NumberFormat.FLOAT32,
        Optional.empty(),
        claims,
        judged,
        Optional.empty());
  }

  /** A script that reads the one reads the other. */
  @Test
  void liveReportHasTheKeysOfARecording() throws IOException {
    JsonNode live = json(live(2, Answer.of(AGREES, ""), Answer.of(DIFFERS, "step 3: ")));
    JsonNode file = json(recorded(2, AGREES, DIFFERS));
    assertThat(live.fieldNames()).toIterable().contains(names(file));
    for (String part : List.of("/summary", "/comparison/agreeing/0", "/experiment")) {
      assertThat(live.at(part).isMissingNode()).as(part).isFalse();
      assertThat(live.at(part).fieldNames()).toIterable().containsExactly(names(file.at(part)));
    }
    assertThat(live.at("/comparison/differing/0").fieldNames())
        .toIterable()
        .contains(names(file.at("/comparison/differing/0")));
    for (String key : List.of("kind", "dtype", "outcome", "claims", "judged", "largestUlps")) {
      assertThat(live.at("/comparison/" + key).isMissingNode()).as(key).isFalse();
    }
    assertThat(live.at("/comparison/outcome").asText()).isEqualTo("DIFFERS");
    assertThat(live.at("/summary")).isEqualTo(file.at("/summary"));
    assertThat(live.at("/comparison/differing/0/text").asText())
        .isEqualTo("step 3: the sign is wrong");
  }

  private static String[] names(JsonNode node) {
    return java.util.stream.StreamSupport.stream(
            java.util.Spliterators.spliteratorUnknownSize(node.fieldNames(), 0), false)
        .toArray(String[]::new);
  }

  @Test
  void equalAnswersAreOneWay() throws IOException {
    JsonNode ways =
        json(live(3, Answer.missing("silent"), Answer.of(AGREES, ""), Answer.of(AGREES, "")))
            .at("/comparison/agreeing");
    assertThat(ways).hasSize(1);
    assertThat(ways.at("/0/claims").asInt()).isEqualTo(2);
    assertThat(ways.at("/0/first").asInt()).isEqualTo(1);
  }

  /** An examination that was interrupted has confirmed nothing, and says why. */
  @Test
  void questionsNotAskedAreOpen() throws IOException {
    EngineComparison part = live(2, Answer.of(AGREES, ""));
    assertThat(part.outcome()).isEqualTo(Outcome.UNDECIDED);
    assertThat(ComparisonText.of(part)).contains("interrupted before all questions");
    assertThat(json(part).at("/comparison/limit").asText())
        .contains("run it to its end to ask the others");
    EngineComparison none = live(0);
    assertThat(none.outcome()).isEqualTo(Outcome.UNDECIDED);
    assertThat(ComparisonText.of(none)).contains("too large for float32", "longer format");
    assertThat(live(1, Answer.of(AGREES, "")).limit()).isEmpty();
  }

  @Test
  void claimsNotLookedAtAreCounted() {
    assertThat(ComparisonText.of(recorded(5, AGREES, DIFFERS)))
        .contains("1 CONFIRMED, 1 DIFFERS, 0 UNDECIDED, 3 not judged")
        .contains("first difference: point 7, the sign is wrong");
    assertThat(ComparisonText.of(recorded(1, AGREES))).doesNotContain("not looked at");
  }
}
