package org.plumbline.compare.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.compare.recording.RecordedArrays.counting;
import static org.plumbline.compare.recording.RecordedArrays.numbers;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.number.Dyadic;
import org.plumbline.number.NumberFormat;

/** Three points of a matrix and a vector. */
final class RecordingTest {
  private static final Optional<RecordedArray> NONE = Optional.empty();

  private static Recording recording(
      String name,
      Optional<RecordedArray> times,
      Optional<RecordedArray> stepSizes,
      Optional<RecordedArray> batches) {
    return new Recording(
        name,
        NumberFormat.FLOAT32,
        List.of(counting("W1", 3, 2, 2), counting("b1", 3, 2)),
        List.of(),
        times,
        stepSizes,
        batches,
        NONE);
  }

  @Test
  void aPointHasItsRowOfEveryBlock() {
    Recording recording = recording("run", NONE, NONE, NONE);
    assertThat(recording.rows()).isEqualTo(3);
    assertThat(recording.weights(0)).isEqualTo(numbers(0, 1, 2, 3, 0, 1));
    assertThat(recording.weights(2)).isEqualTo(numbers(8, 9, 10, 11, 4, 5));
    assertThat(recording.hasGradients()).isFalse();
  }

  @Test
  void whatIsNotRecordedIsNotThere() {
    Recording recording = recording("run", NONE, NONE, NONE);
    assertThat(recording.time(0)).isEmpty();
    assertThat(recording.stepSize(0)).isEmpty();
    assertThat(recording.batch(0)).isEmpty();
    assertThat(recording.tolerance()).isEmpty();
    assertThat(recording.pointsWithSamples()).isEqualTo(3);
  }

  /** One step size is that of all steps. */
  @Test
  void timesAndStepSizesGoByPoints() {
    Optional<RecordedArray> single = Optional.of(RecordedArrays.of("eta", List.of(), 0.25));
    Optional<RecordedArray> each =
        Optional.of(RecordedArrays.of("eta", List.of(3), 0.5, 0.25, 0.125));
    assertThat(recording("run", each, single, NONE).stepSize(2)).contains(Dyadic.of(0.25));
    assertThat(recording("run", each, each, NONE).stepSize(2)).contains(Dyadic.of(0.125));
    assertThat(recording("run", each, each, NONE).time(1)).contains(Dyadic.of(0.25));
  }

  @Test
  void smallerBatchesEndInMinusOne() {
    RecordedArray batches = RecordedArrays.of("batch", List.of(2, 3), 4, 5, 6, 7, -1, -1);
    Recording recording = recording("run", NONE, NONE, Optional.of(batches));
    assertThat(recording.batch(0)).contains(List.of(4, 5, 6));
    assertThat(recording.batch(1)).contains(List.of(7));
  }

  @Test
  void batchesAreRowsOfSampleNumbers() {
    Recording recording = recording("run", NONE, NONE, Optional.of(counting("batch", 2, 3)));
    assertThat(recording.batch(1)).contains(List.of(3, 4, 5));
    assertThat(recording.pointsWithSamples()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"a/b/run.npz, run.npz", "run.npz, run.npz", "'a\\b.csv', b.csv", "a/, ''"})
  void theShortNameIsWithoutFolders(String name, String shortName) {
    assertThat(recording(name, NONE, NONE, NONE).shortName()).isEqualTo(shortName);
    assertThat(recording(name, NONE, NONE, NONE).name()).isEqualTo(name);
  }
}
