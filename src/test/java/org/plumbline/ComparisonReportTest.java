package org.plumbline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.compare.finding.Outcome;
import org.plumbline.compare.recording.RecordingException;

/** {@link ComparisonReport}: values, texts and the file of a comparison. */
final class ComparisonReportTest {
  private static final Path FOLDER = Path.of("src/test/resources/recordings");

  @TempDir private Path folder;

  private static ComparisonReport report() throws RecordingException {
    return RecordingCheck.of(
            ExperimentFiles.read(FOLDER.resolve("network.yaml")), FOLDER.resolve("flat.npz"))
        .run();
  }

  @Test
  void outcomesAreCounted() throws RecordingException {
    assertThat(report().count(Outcome.CONFIRMED)).isEqualTo(6);
    assertThat(report().count(Outcome.DIFFERS)).isZero();
    assertThat(report().toString()).endsWith(": CONFIRMED, 6 of 6 claims judged");
  }

  @Test
  void theFileIsWritten() throws IOException, RecordingException {
    ComparisonReport report = report();
    report.writeTo(folder.resolve("made"));
    assertThat(folder.resolve("made/comparison.json")).hasContent(report.json());
    assertThat(report.json()).contains("\"outcome\": \"CONFIRMED\"");
    assertThat(report.text()).contains("6 CONFIRMED, 0 DIFFERS, 0 UNDECIDED");
  }
}
