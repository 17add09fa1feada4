package org.plumbline.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.number.Dyadic;

final class NpzReaderTest {
  private static final ArrayLimits LIMITS = ArrayLimits.ofBytes(100_000);

  @TempDir private Path folder;

  /** An array of bytes, all of them the same. */
  private static byte[] array(int count, int value) {
    String dictionary = "{'descr': '|i1', 'fortran_order': False, 'shape': (" + count + ",), }";
    ByteBuffer bytes = ByteBuffer.allocate(10 + dictionary.length() + count);
    bytes.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.ISO_8859_1));
    bytes.put((byte) 1).put((byte) 0).put((byte) dictionary.length()).put((byte) 0);
    bytes.put(dictionary.getBytes(StandardCharsets.ISO_8859_1));
    while (bytes.hasRemaining()) {
      bytes.put((byte) value);
    }
    return bytes.array();
  }

  private Path archive(Map<String, byte[]> entries) throws IOException {
    Path file = folder.resolve("t.npz");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return file;
  }

  private static void assertRefused(Path file, ArrayLimits limits, String message) {
    assertThatThrownBy(() -> NpzReader.read(file, name -> true, limits))
        .isExactlyInstanceOf(ArrayException.class)
        .hasMessageContaining(message);
  }

  @Test
  void readsTheWantedArraysByName() throws Exception {
    Path file = archive(Map.of("a.npy", array(3, 5), "b", array(2, 7), "c.txt", new byte[] {'x'}));
    Map<String, ExactArray> found = NpzReader.read(file, name -> !name.equals("c.txt"), LIMITS);
    assertThat(found).containsOnlyKeys("a", "b");
    assertThat(found.get("a").shape()).containsExactly(3);
    assertThat(found.get("b").value(1)).isEqualTo(Dyadic.of(7));
  }

  @Test
  void whatIsWantedMustBeAnArray() throws IOException {
    assertRefused(
        archive(Map.of("c.txt", new byte[] {'x'})),
        LIMITS,
        "t.npz: c.txt: the file is not a NumPy array; expected");
  }

  @Test
  void twoArraysOfOneNameAreRefused() throws IOException {
    assertRefused(
        archive(Map.of("a.npy", array(3, 5), "a", array(2, 7))),
        LIMITS,
        "there are two arrays of this name; expected one");
  }

  /** Two arrays that fit one by one, but not together; and the file itself. */
  @Test
  void noMoreIsUnpackedThanAllowed() throws IOException {
    Map<String, byte[]> two = Map.of("a", array(4_000, 1), "b", array(4_000, 1));
    assertRefused(archive(two), ArrayLimits.ofBytes(6_000), "at most 6000 in all");
    assertRefused(archive(two), ArrayLimits.ofBytes(100), "too large; expected at most 100 bytes");
  }

  @Test
  void damagedNumbersAreNoticed() throws IOException {
    Path file = archive(Map.of("a", array(3, 5)));
    byte[] bytes = Files.readAllBytes(file);
    // the checksum in the directory, whose entry begins 46 + 1 + 22 bytes before the end
    bytes[bytes.length - 69 + 16] ^= 1;
    Files.write(file, bytes);
    assertRefused(file, LIMITS, "damaged");
  }

  @Test
  void otherFilesAreRefused() throws IOException {
    Path file = folder.resolve("text.npz");
    Files.writeString(file, "no archive");
    assertRefused(file, LIMITS, "text.npz");
    assertRefused(folder.resolve("none.npz"), LIMITS, "cannot be read");
  }
}
