package org.plumbline.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.data.Dataset;
import org.plumbline.number.Rational;

final class SampleFilesTest {
  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("s.libsvm"), "3 1:0.5\n1 2:-1\n2 1:7\n");
    NumpyFiles.zip(
        folder.resolve("s.npz"),
        "X.npy",
        NumpyFiles.npy(3, 2),
        "y.npy",
        NumpyFiles.npy(3, 1),
        "old.npy",
        NumpyFiles.npy(2));
  }

  private Dataset libsvm(String more) {
    Cursor data = Cursors.top(folder, "{libsvm: s.libsvm" + more + "}");
    return new SampleFiles(data).libsvm(data.required("libsvm"));
  }

  private Dataset npz(String more) {
    return npz(new Origin("e.yaml", Optional.of(folder)), more);
  }

  private static Dataset npz(Origin origin, String more) {
    Cursor data = Cursors.top(origin, "{npz: s.npz" + more + "}");
    return new SampleFiles(data).npz(data.required("npz"));
  }

  private static List<Rational> point(String... numbers) {
    return java.util.Arrays.stream(numbers).map(Rational::parse).toList();
  }

  @Test
  void coordinatesOfLibsvmCountFromOneUnlessFromZero() {
    Dataset samples = libsvm(", positive: [3, 2], negative: 1");
    assertThat(samples.points())
        .containsExactly(point("1/2", "0"), point("0", "-1"), point("7", "0"));
    assertThat(samples.labels()).containsExactly(1, -1, 1);
    assertThat(libsvm(", positive: 3, negative: rest, zero_based: true, dimension: 4").points())
        .containsExactly(
            point("0", "1/2", "0", "0"), point("0", "0", "-1", "0"), point("0", "7", "0", "0"));
  }

  @Test
  void samplesOfOtherClassesAreLeftOutWithANote() {
    Origin origin = new Origin("e.yaml", Optional.of(folder));
    Dataset samples = npz(origin, ", positive: 3, negative: 1, ignore: [old]");
    assertThat(samples.points()).containsExactly(point("1", "2"), point("5", "6"));
    assertThat(samples.labels()).containsExactly(-1, 1);
    assertThat(origin.provenance().notes())
        .containsExactly("s.npz: 1 row is left out, because the label belongs to neither class.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "points: X, labels: old | old: shape [2]; expected [3], as X has points",
        "points: old, labels: y | old: shape [2]; expected [samples, coordinates]",
        "points: X, labels: z | there is no array z; expected one, or its name under data.labels (found X, old, y)",
        "labels: y | there is also old; expected X and y alone, both chosen under points and labels, or the rest under ignore",
      })
  void arraysAreThoseOfSamples(String keys, String message) {
    assertThatThrownBy(() -> npz(", positive: 3, negative: 1, " + keys))
        .isInstanceOf(ExperimentException.class)
        .hasMessage("e.yaml:1: npz: %s: %s".formatted(folder.resolve("s.npz"), message));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "label: a, positive: 1, negative: 2 | label: belongs to csv or builtin; expected positive and negative, or no such keys",
        "labels: y | labels: belongs to points and npz; expected the labels in the file",
        "positive: 1 | a key is missing; expected negative",
        "positive: [1, 2], negative: 2 | negative: two classes need different label values; expected one or more for each, none in both",
        "positive: [], negative: 2 | negative: two classes need different label values; expected one or more for each, none in both",
        "positive: [], negative: rest | positive: a class needs a label value; expected one or more",
      })
  void classesAreTwoWithoutACommonLabel(String keys, String message) {
    assertThatThrownBy(() -> libsvm(", " + keys))
        .isInstanceOf(ExperimentException.class)
        .hasMessage("e.yaml:1: " + message);
  }

  @Test
  void theDimensionOfAnArchiveIsInIt() {
    assertThatThrownBy(() -> npz(", dimension: 2"))
        .hasMessage("e.yaml:1: dimension: belongs to libsvm; expected the dimension in the file");
  }
}
