package org.plumbline.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.compare.finding.Explanation;
import org.plumbline.compare.finding.Outcome;
import org.plumbline.compare.gradient.Judgement;
import org.plumbline.compare.recording.RecordingException;
import org.plumbline.compare.recording.RecordingReader;
import org.plumbline.experiment.Experiment;
import org.plumbline.experiment.ExperimentReader;
import org.plumbline.number.Dyadic;
import org.plumbline.run.RunProgress;

/**
 * Recordings of {@code e^-(a+2b) + e^-(3a-b)}, whose gradient at 0 is {@code (-4, -1)}, and of
 * {@code e^(-w2 w1)}, which leads from {@code (1, 0)} by a step of 1/2 to {@code (1, 1/2)}.
 */
final class RecordedClaimsTest {
  private static final Experiment TWO =
      experiment("[[1, 2], [3, -1]]", "[1, 1]", "[2, 1]", "[]", "[[[0, 0]]]");
  private static final Experiment UNIT =
      experiment("[[1]]", "[1]", "[1, 1, 1]", "[linear]", "[[[1]], [[0]]]");

  @TempDir private Path folder;

  private static Experiment experiment(
      String points, String labels, String widths, String activations, String weights) {
    String text =
        String.join(
            "\n",
            "name: small",
            "data:",
            "  points: " + points,
            "  labels: " + labels,
            "network:",
            "  widths: " + widths,
            "  activations: " + activations,
            "initialization:",
            "  weights: " + weights,
            "loss: exponential",
            "reduction: sum",
            "flow:",
            "  digits: 10",
            "  until: {time: 1}",
            "");
    return ExperimentReader.read(
        "small", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Optional.empty());
  }

  private GradientComparison compared(Experiment experiment, String json, Stated stated)
      throws IOException, RecordingException {
    Path file = Files.writeString(folder.resolve("run.json"), json);
    return RecordedClaims.of(
            experiment, RecordingReader.read(file, experiment.network(), Optional.empty()), stated)
        .compared(1, RunProgress.SILENT);
  }

  private GradientComparison compared(Experiment experiment, String json)
      throws IOException, RecordingException {
    return compared(experiment, json, Stated.NOTHING);
  }

  @Test
  void gradientsAreClaimsOfEveryPointAndStepsOfEachButTheLast()
      throws IOException, RecordingException {
    GradientComparison gradients =
        compared(TWO, "{\"w\": [[0, 0], [0, 0]], \"g\": [[-4, -1], [-4, 1]]}");
    assertThat(gradients.kind()).isEqualTo(RecordingKind.GRADIENT);
    assertThat(gradients.claims()).isEqualTo(2);
    assertThat(gradients.outcomes()).containsExactly(Outcome.CONFIRMED, Outcome.DIFFERS);
    GradientComparison steps = compared(TWO, "{\"w\": [[0, 0], [1, 0.25]], \"eta\": 0.25}");
    assertThat(steps.kind()).isEqualTo(RecordingKind.DESCENT);
    assertThat(steps.claims()).isEqualTo(1);
    assertThat(steps.outcome()).isEqualTo(Outcome.CONFIRMED);
  }

  /** The step that is stated counts, not the one recorded. */
  @ParameterizedTest
  @CsvSource({"0.25, DIFFERS", "0.5, CONFIRMED"})
  void theStepSizeThatIsStatedCounts(double stated, Outcome outcome)
      throws IOException, RecordingException {
    Stated size =
        new Stated(
            Optional.of(RecordingKind.DESCENT),
            Optional.of(Dyadic.of(stated)),
            Optional.empty(),
            Optional.empty());
    assertThat(compared(TWO, "{\"w\": [[0, 0], [2, 0.5]], \"eta\": 0.25}", size).outcome())
        .isEqualTo(outcome);
  }

  @Test
  void batchesNameTheSamplesOfEachStep() throws IOException, RecordingException {
    String path = "{\"w\": [[0, 0], [0.25, 0.5]], \"eta\": 0.25, \"batch\": [[%d]]}";
    assertThat(compared(TWO, String.format(path, 0)).outcome()).isEqualTo(Outcome.CONFIRMED);
    assertThat(compared(TWO, String.format(path, 1)).outcome()).isEqualTo(Outcome.DIFFERS);
  }

  /** A stale gradient is told from the weights before. */
  @Test
  void earlierWeightsAreRemembered() throws IOException, RecordingException {
    double first = Math.exp(-1);
    double second = Math.exp(-3);
    GradientComparison stale =
        compared(
            TWO,
            "{\"w\": [[1, 0], [0, 0], [%s, %s]], \"eta\": 1}"
                .formatted(first + 3 * second, 2 * first - second));
    assertThat(stale.off()).isNotEmpty();
    Judgement.Differs last = stale.off().get(stale.off().size() - 1).differs();
    assertThat(last.explanation()).isEqualTo(Explanation.STALE_GRADIENT);
    assertThat(last.text()).endsWith("that at the weights recorded just before");
  }

  @Test
  void balanceIsThatOfTheStepsThatAgree() throws IOException, RecordingException {
    GradientComparison right = compared(UNIT, "{\"w\": [[1, 0], [1, 0.5]], \"eta\": 0.5}");
    assertThat(right.balance().orElseThrow().defect().isWithin()).isTrue();
    assertThat(right.balance().orElseThrow().point()).isZero();
    assertThat(compared(UNIT, "{\"w\": [[1, 0], [1, 0.75]], \"eta\": 0.5}").balance()).isEmpty();
  }

  @Test
  void judgingEndsAfterTenFailures() throws IOException, RecordingException {
    String point = "[0, 0]";
    String off = "[4, 7]";
    GradientComparison found =
        compared(
            TWO,
            "{\"w\": [%s], \"g\": [%s]}"
                .formatted(
                    String.join(", ", Collections.nCopies(13, point)),
                    String.join(", ", Collections.nCopies(13, off))));
    assertThat(found.claims()).isEqualTo(13);
    assertThat(found.judged()).hasSize(10);
    assertThat(found.judged().get(9).judgement()).isInstanceOf(Judgement.Differs.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'w': [[0, 0], [1, 1]]} | there is no step size; expected eta, or --step-size",
        "{'w': [[0, 0]], 'eta': 1} | there is one set of weights, and nothing is claimed of it",
        "{'w': [[0, 0], [1, 1]], 'eta': 1, 'batch': [[2]]} | batch[0] has sample 2; expected "
            + "numbers from 0 to 1",
        "{'w': [[0, 0], [1, 1]], 'g': [[0, 0], [1, 1]], 'batch': [[1]]} | batch has 1 rows; "
            + "expected 2",
      },
      quoteCharacter = '"')
  void whatIsLackingIsSaid(String json, String message) {
    assertThatThrownBy(() -> compared(TWO, json.replace('\'', '"')))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("run.json: " + message);
  }

  @Test
  void gradientsThatAreStatedMustBeThere() {
    Stated gradient =
        new Stated(
            Optional.of(RecordingKind.GRADIENT),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    assertThatThrownBy(() -> compared(TWO, "{\"w\": [[0, 0]]}", gradient))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("there are no gradients; expected g of shape [T, N]");
  }
}
