package org.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.compare.Comparison;
import org.plumbline.compare.GradientComparison;
import org.plumbline.compare.RecordingKind;
import org.plumbline.number.NumberFormat;

final class ComparisonJsonTest {
  private static JsonNode json(Comparison comparison) throws IOException {
    return new ObjectMapper().readTree(ComparisonJson.of(comparison, "1.2.3"));
  }

  @Test
  void saysWhatWasComparedAndHowManyClaimsHaveWhichOutcome() throws IOException {
    JsonNode json = json(Answers.comparison(3, Answers.AGREES, Answers.WRONG, Answers.AGREES));
    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly(
            "plumbline", "experiment", "engine", "comparison", "comparisons", "summary", "inputs");
    assertThat(json.at("/plumbline").asText()).isEqualTo("1.2.3");
    assertThat(json.at("/experiment/name").asText()).isEqualTo("small");
    assertThat(json.at("/experiment/sha256").asText()).isEqualTo("ab".repeat(32));
    assertThat(json.at("/summary")).hasToString("{\"CONFIRMED\":2,\"UNDECIDED\":0,\"DIFFERS\":1}");
    assertThat(json.at("/comparisons")).hasSize(3);
  }

  @Test
  void recordingsHaveNoEngine() throws IOException {
    JsonNode json =
        json(
            new GradientComparison(
                Samples.experiment(),
                "run.npz",
                RecordingKind.GRADIENT,
                NumberFormat.FLOAT32,
                Optional.empty(),
                0,
                List.of(),
                Optional.empty()));
    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly("plumbline", "experiment", "comparison", "summary", "inputs");
  }

  @Test
  void approximateNumbersHaveThreeDigits() {
    assertThat(ComparisonJson.approximate(0.123456))
        .containsExactly(Map.entry("approximate", "0.123"));
    assertThat(ComparisonJson.approximate(123456)).containsEntry("approximate", "1.23e+05");
  }
}
