package org.plumbline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.compare.JudgedNumbers;
import org.plumbline.compare.RecordingKind;
import org.plumbline.compare.finding.Outcome;
import org.plumbline.compare.recording.Arrangement;
import org.plumbline.compare.recording.RecordingException;
import org.plumbline.experiment.Experiment;
import org.plumbline.experiment.InputFile;
import org.plumbline.number.NumberFormat;
import org.plumbline.number.Rational;

/** {@link RecordingCheck}: a recording compared from Java, with what is stated of it. */
final class RecordingCheckTest {
  private static final Path FOLDER = Path.of("src/test/resources/recordings");
  private static final Experiment EXPERIMENT = ExperimentFiles.read(FOLDER.resolve("network.yaml"));

  @TempDir private Path folder;

  private static RecordingCheck flat() {
    return RecordingCheck.of(EXPERIMENT, FOLDER.resolve("flat.npz")).withThreads(1);
  }

  @Test
  void gradientsAreConfirmed() throws RecordingException {
    ComparisonReport report = flat().run();
    assertThat(report.outcome()).isEqualTo(Outcome.CONFIRMED);
    assertThat(report.judged()).hasSize(6).hasSize(report.claims());
    assertThat(report.judged().get(5).subject()).isEqualTo("point 5");
    assertThat(report.experiment().provenance().inputs())
        .extracting(InputFile::path)
        .anyMatch(path -> path.endsWith("flat.npz"));
  }

  @Test
  void aStepSizeIsStated() throws RecordingException {
    RecordingCheck descent = flat().withKind(RecordingKind.DESCENT);
    assertThat(descent.run().outcome()).isEqualTo(Outcome.CONFIRMED);
    ComparisonReport wrong = descent.withStepSize(Rational.parse("1/8")).run();
    assertThat(wrong.outcome()).isEqualTo(Outcome.DIFFERS);
    JudgedNumbers first = wrong.judged().get(0);
    assertThat(first.subject()).isEqualTo("step 0");
    assertThat(first.ulps()).isGreaterThan(1000);
    assertThat(first.text().replaceAll("\\s+", " ")).contains("the step size is");
  }

  /** As a recording in float16 the same numbers are far coarser than they are. */
  @Test
  void aFormatIsStated() throws RecordingException {
    assertThat(flat().run().format()).isNotEqualTo(NumberFormat.FLOAT16);
    assertThat(decimals("0.1").withFormat(NumberFormat.FLOAT16).run().format())
        .isEqualTo(NumberFormat.FLOAT16);
  }

  @Test
  void aToleranceIsStated() throws RecordingException {
    RecordingCheck flow = decimals("0.1").withKind(RecordingKind.FLOW);
    assertThat(flow.run().outcome()).isEqualTo(Outcome.DIFFERS);
    assertThat(flow.run().judged().get(1).text()).contains(" from the flow, ");
    assertThat(flow.withTolerance(Rational.ONE).run().outcome()).isNotEqualTo(Outcome.DIFFERS);
  }

  /** One weight moves by hand from its initial value to another. */
  private RecordingCheck decimals(String moved) {
    List<Rational> weights = EXPERIMENT.initialWeights();
    StringBuilder head = new StringBuilder("t");
    StringBuilder first = new StringBuilder("0");
    StringBuilder second = new StringBuilder("0.125");
    for (int p = 0; p < weights.size(); p++) {
      head.append(",w").append(p);
      first.append(',').append(weights.get(p).approximateDouble());
      second.append(',').append(p == 0 ? moved : weights.get(p).approximateDouble());
    }
    Path file = folder.resolve("run.csv");
    try {
      Files.writeString(file, head + "\n" + first + "\n" + second + "\n");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return RecordingCheck.of(EXPERIMENT, file).withStepSize(Rational.ONE);
  }

  @Test
  void arraysAreArranged() {
    Arrangement none = new Arrangement(List.of("w1", "w2"), false, Set.of());
    assertThatThrownBy(() -> flat().withArrangement(none).run())
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("flat.npz");
  }

  @Test
  void aMissingFileIsSaidInOneLine() {
    Path nowhere = folder.resolve("nowhere.npz");
    assertThatThrownBy(() -> RecordingCheck.of(EXPERIMENT, nowhere).run())
        .isInstanceOf(RecordingException.class)
        .hasMessageStartingWith(nowhere + ": ")
        .hasMessageNotContaining("\n");
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertThatThrownBy(() -> flat().withStepSize(Rational.ZERO)).hasMessageContaining("positive");
    assertThatThrownBy(() -> flat().withTolerance(Rational.parse("-1")))
        .hasMessageContaining("at least 0");
    assertThatThrownBy(() -> flat().withThreads(0)).hasMessageContaining("between 1 and 256");
  }

  @Test
  void progressIsTold() throws RecordingException {
    List<Integer> told = new ArrayList<>();
    CheckProgress progress =
        new CheckProgress() {
          @Override
          public void comparing(int done, int all) {
            assertThat(all).isEqualTo(6);
            told.add(done);
          }
        };
    flat().withProgress(progress).run();
    assertThat(told).startsWith(0).isSorted();
  }

  @Test
  void aCancelledRunConfirmsNothing() throws RecordingException {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    ComparisonReport report = flat().withCancellation(cancellation).run();
    assertThat(report.outcome()).isEqualTo(Outcome.UNDECIDED);
    assertThat(report.judged()).hasSizeLessThan(report.claims());
  }
}
