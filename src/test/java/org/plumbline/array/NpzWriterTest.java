package org.plumbline.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.engine.process.Programs;
import org.plumbline.number.Dyadic;

final class NpzWriterTest {
  @TempDir private Path folder;

  private static byte[] archive() {
    return new NpzWriter()
        .add("t", List.of(2), 0, 0.1)
        .add("W1", List.of(1, 2, 3), 1, 2, 3, 4, 5, -1e-300)
        .add("none", List.of(0, 4))
        .add("number", List.of(), 7)
        .bytes();
  }

  private Path written() throws IOException {
    return Files.write(folder.resolve("a.npz"), archive());
  }

  @Test
  void whatIsWrittenIsReadBack() throws Exception {
    Map<String, ExactArray> arrays =
        NpzReader.read(written(), name -> true, ArrayLimits.ofBytes(100_000));
    assertThat(arrays.keySet()).containsExactlyInAnyOrder("t", "W1", "none", "number");
    assertThat(arrays.get("t").value(1)).isEqualTo(Dyadic.of(0.1));
    assertThat(arrays.get("W1").shape()).containsExactly(1, 2, 3);
    assertThat(arrays.get("W1").value(3)).isEqualTo(Dyadic.of(4));
    assertThat(arrays.get("W1").value(5)).isEqualTo(Dyadic.of(-1e-300));
    assertThat(arrays.get("none").shape()).containsExactly(0, 4);
    assertThat(arrays.get("number").shape()).isEmpty();
  }

  /** NumPy itself reads it, the order of numbers included. */
  @Test
  void numpyReadsIt() throws IOException {
    String python = Programs.pythonWith("numpy");
    String code =
        "import numpy as np; a = np.load('%s'); assert list(a) == ['t', 'W1', 'none', 'number'];"
            + " assert a['W1'].dtype == np.float64 and a['W1'][0, 1, 0] == 4;"
            + " assert a['t'].tolist() == [0, 0.1] and a['none'].shape == (0, 4);"
            + " assert a['number'] == 7";
    assertThat(Programs.succeeds(python, "-c", code.formatted(written()))).isTrue();
  }

  /** Numbers begin at multiples of 64 bytes of each array, as NumPy's format asks. */
  @Test
  void headersAreAligned() {
    byte[] bytes = archive();
    int magic = 0;
    while (bytes[magic] != (byte) 0x93) {
      magic++;
    }
    assertThat(bytes[magic + 8] + 10).isEqualTo(128);
    assertThat(bytes[magic + 127]).isEqualTo((byte) '\n');
  }

  @Test
  void theSameArraysAreTheSameBytes() {
    assertThat(archive()).isEqualTo(archive());
    // The date 1980-02-01 and no other, in the first entry, and nothing that adds to it.
    assertThat(Arrays.copyOfRange(archive(), 10, 14)).containsExactly(0, 0, 0x41, 0);
    assertThat(Arrays.copyOfRange(archive(), 28, 30)).containsExactly(0, 0);
  }

  @Test
  void shapesMustFit() {
    NpzWriter writer = new NpzWriter();
    assertThatThrownBy(() -> writer.add("a", List.of(2, 2), 1, 2, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a: 3 numbers for [2, 2]");
  }
}
