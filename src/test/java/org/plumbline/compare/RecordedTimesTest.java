package org.plumbline.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.compare.recording.RecordingException;
import org.plumbline.compare.recording.RecordingReader;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.number.Dyadic;

/** What is said of recorded times, for steps of size 1/4 and for flows. */
final class RecordedTimesTest {
  private static final Network NETWORK =
      new LayeredArchitecture(java.util.List.of(1, 1), java.util.List.of(), java.util.List.of())
          .network();

  @TempDir private Path folder;

  private Optional<String> notice(RecordingKind kind, Optional<Dyadic> stepSize, String text)
      throws IOException, RecordingException {
    Path file = Files.writeString(folder.resolve("run.json"), text.replace('\'', '"'));
    return RecordedTimes.notice(
        RecordingReader.read(file, NETWORK, Optional.empty()),
        new Stated(Optional.of(kind), stepSize, Optional.empty(), Optional.empty()));
  }

  private Optional<String> notice(RecordingKind kind, String times)
      throws IOException, RecordingException {
    return notice(
        kind,
        Optional.of(Dyadic.of(0.25)),
        "{'t': [" + times + "], 'w': [[1], [2], [3], [4]], 'dtype': 'float32'}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"0, 1, 2, 3", "7, 8, 9, 10", "0, 0.25, 0.5, 0.75"})
  void stepsAndTheirTimesAreExpectedOfDescent(String times) throws IOException, RecordingException {
    assertThat(notice(RecordingKind.DESCENT, times)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0, 5, 10, 15 | if it counts steps, one in 5 is recorded, while a row is expected for each",
        "0, 0.75, 1.5, 2.25 | which is 3 times the step size: one step in 3 may be recorded",
        "0, 0.1, 0.2, 0.3 | goes up by 0.1 from row to row; expected is 1, or the step size, 0.25",
        "0, 1, 3, 4 | from row 1 to row 2 t goes up by 2, but before that by 1: steps may be",
        "0, 1, 1, 2 | from row 1 to row 2 t does not go up",
        "0, 1, 0, 2 | from row 1 to row 2 t does not go up",
      })
  void otherTimesAreSaid(String times, String words) throws IOException, RecordingException {
    assertThat(notice(RecordingKind.DESCENT, times).orElseThrow()).contains(words);
  }

  @Test
  void stepSizesThatChangeAreTimesToo() throws IOException, RecordingException {
    String text =
        "{'t': [0, %s, 0.75, 1.75], 'eta': [0.25, 0.5, 1], 'w': [[1], [2], [3], [4]],"
            + " 'dtype': 'float32'}";
    assertThat(notice(RecordingKind.DESCENT, Optional.empty(), String.format(text, "0.25")))
        .isEmpty();
    assertThat(notice(RecordingKind.DESCENT, Optional.empty(), String.format(text, "0.5")))
        .isPresent();
  }

  @Test
  void flowsStartAtZeroAndHaveNoSteps() throws IOException, RecordingException {
    assertThat(notice(RecordingKind.FLOW, "0, 0.5, 0.75, 2")).isEmpty();
    assertThat(notice(RecordingKind.FLOW, "0.5, 1, 1.5, 2").orElseThrow())
        .startsWith("t starts at 0.5, not at 0");
    assertThat(notice(RecordingKind.FLOW, "0, 1, 2, 3").orElseThrow())
        .contains("if these are steps of size 0.25");
    assertThat(
            notice(
                RecordingKind.FLOW,
                Optional.empty(),
                "{'t': [0, 1, 2], 'w': [[1], [2], [3]], 'dtype': 'float32'}"))
        .isEmpty();
  }

  @Test
  void withoutTimesNothingIsSaid() throws IOException, RecordingException {
    String text = "{'w': [[1], [2]], 'dtype': 'float32', 'g': [[1], [2]]}";
    for (RecordingKind kind : RecordingKind.values()) {
      assertThat(notice(kind, Optional.empty(), text)).isEmpty();
    }
  }
}
