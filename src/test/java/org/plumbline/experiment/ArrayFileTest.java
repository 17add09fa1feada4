package org.plumbline.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.array.BinaryType;
import org.plumbline.array.ExactArray;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

final class ArrayFileTest {
  private static final String SOURCE = "npz: a.npz";

  @TempDir private Path folder;

  private Cursor source() throws IOException {
    NumpyFiles.zip(
        folder.resolve("a.npz"), "A.npy", NumpyFiles.npy(2, 3), "B.npy", NumpyFiles.npy(1));
    return Cursors.top(folder, SOURCE).required("npz");
  }

  @Test
  void namesAreThoseOfAllArraysAndNumbersThoseOfTheWanted() throws IOException {
    ArrayFile file = ArrayFile.npz(source(), "A"::equals);
    assertThat(file.names()).containsExactly("A", "B");
    assertThat(file.arrays()).containsOnlyKeys("A");
    assertThat(file.number(file.arrays().get("A"), 4)).isEqualTo(Rational.of(5));
    assertThat(file.place("A")).isEqualTo(folder.resolve("a.npz") + ": A");
  }

  @Test
  void safetensorsAreReadLikeArchives() {
    Cursor source =
        Cursors.top(Path.of("src/test/resources/inputs"), "s: layers.safetensors").required("s");
    ArrayFile file = ArrayFile.safetensors(source, "W2"::equals);
    assertThat(file.names()).containsExactlyInAnyOrder("W1", "W2");
    assertThat(file.arrays()).containsOnlyKeys("W2");
    assertThat(file.number(file.arrays().get("W2"), 1)).isEqualTo(Rational.of(-1, 4));
  }

  @Test
  void refusesWhatIsNoArchiveWhereTheExperimentNamesIt() throws IOException {
    Cursor source = source();
    Files.writeString(folder.resolve("a.npz"), "text");
    assertThatThrownBy(() -> ArrayFile.npz(source, name -> true))
        .isInstanceOf(ExperimentException.class)
        .hasMessageStartingWith("e.yaml:1: npz: " + folder.resolve("a.npz") + ": ");
    assertThatThrownBy(() -> ArrayFile.safetensors(source, name -> true))
        .isInstanceOf(ExperimentException.class)
        .hasMessageStartingWith("e.yaml:1: npz: " + folder.resolve("a.npz") + ": ");
  }

  @Test
  void refusesMoreNumbersThanATableHas() throws IOException {
    ArrayFile file = ArrayFile.npz(source(), name -> false);
    file.requireModest(zeros(1 << 21));
    assertThatThrownBy(() -> file.requireModest(zeros((1 << 21) + 1)))
        .hasMessage(
            "e.yaml:1: npz: %s: zeros: 2097153 numbers; expected at most 2097152"
                .formatted(file.name()));
  }

  private static ExactArray zeros(int count) {
    return new ExactArray("zeros", BinaryType.FLOAT64, List.of(count), k -> Dyadic.ZERO);
  }

  @Test
  void refusesNumbersOnceTheExperimentHoldsTooMany() throws IOException {
    source();
    Origin origin = new Origin("e.yaml", Optional.of(folder));
    ArrayFile file =
        ArrayFile.npz(Cursors.top(origin, SOURCE).required("npz"), name -> name.equals("A"));
    ExactArray array = file.arrays().get("A");
    for (int k = 1; k < 1 << 22; k++) {
      origin.admits(Rational.ONE);
    }
    assertThat(file.number(array, 0)).isEqualTo(Rational.ONE);
    assertThatThrownBy(() -> file.number(array, 5))
        .hasMessage(
            "e.yaml:1: npz: %s: A[1, 2]: the numbers up to here fill more than 32 MiB; expected shorter ones"
                .formatted(file.name()));
  }
}
