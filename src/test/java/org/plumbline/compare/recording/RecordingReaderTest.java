package org.plumbline.compare.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.number.Dyadic;
import org.plumbline.number.NumberFormat;

/** Files of NumPy are read as the numbers they hold; what is wrong with others is said. */
final class RecordingReaderTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "flat.npz, FLOAT32",
    "layers.npz, FLOAT32",
    "fortran.npz, FLOAT32",
    "big-endian.npz, FLOAT32",
    "doubles.npz, FLOAT64",
    "alone.npy, FLOAT32",
    "flat.safetensors, FLOAT32",
    "flat.json, FLOAT32",
    "flat.csv, FLOAT64",
  })
  void numbersAreExact(String name, NumberFormat format) throws RecordingException {
    Recording recording = Recordings.read(name);
    assertThat(recording.format()).isEqualTo(format);
    assertThat(recording.rows()).isEqualTo(6);
    for (int k = 0; k < 6; k++) {
      assertThat(recording.weights(k)).isEqualTo(Recordings.weights().get(k));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"flat.npz", "layers.npz", "big-endian.npz", "flat.safetensors"})
  void gradientsAndStepSizesAreThere(String name) throws RecordingException {
    Recording recording = Recordings.read(name);
    assertThat(recording.hasGradients()).isTrue();
    assertThat(recording.gradient(3)).isEqualTo(Recordings.read("flat.json").gradient(3));
    assertThat(recording.stepSize(2)).contains(Dyadic.of(0.25));
    assertThat(recording.time(2)).contains(Dyadic.of(0.5));
  }

  @Test
  void shortFormatsAreRoundedAsTheyAre() throws RecordingException {
    Recording halves = Recordings.read("halves.npz");
    Recording brain = Recordings.read("brain.safetensors");
    assertThat(halves.format()).isEqualTo(NumberFormat.FLOAT16);
    assertThat(brain.format()).isEqualTo(NumberFormat.BFLOAT16);
    for (int k = 0; k < 6; k++) {
      for (int p = 0; p < 6; p++) {
        Dyadic exact = Recordings.weights().get(k).get(p);
        assertThat(halves.weights(k).get(p))
            .isEqualTo(NumberFormat.FLOAT16.nearest(exact.toRational()).get());
        float cut =
            Float.intBitsToFloat(
                Float.floatToIntBits((float) exact.approximateDouble()) & 0xffff0000);
        assertThat(brain.weights(k).get(p)).isEqualTo(Dyadic.of(cut));
      }
    }
  }

  @Test
  void batchesAreSampleNumbers() throws RecordingException {
    assertThat(Recordings.read("big-endian.npz").batch(4)).contains(java.util.List.of(0, 1, 2));
  }

  @ParameterizedTest
  @CsvSource({
    "pickled.npz, pickled objects",
    "'nan.npz', 'w[1, 2]: NaN'",
    "none.npz, no such file",
    "make.py, ending of the name",
  })
  void refusalSaysWhy(String name, String reason) {
    assertThatThrownBy(() -> Recordings.read(name))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining(name)
        .hasMessageContaining(reason)
        .hasMessageContaining("; expected ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"w\": [[1, 2, 3, 4, 5, NaN]]} | w: NaN",
        "{\"w\": [[1, 2, 3, 4, 5, -Infinity]]} | Infinity",
        "{\"w\": [[1, 2, 3, 4, 5, \"6\"]]} | '6'",
        "{\"w\": [[1, 2, 3, 4, 5, 6], [1]]} | different lengths",
        "{\"w\": [[1, 2, 3, 4, 5, 6], 7]} | different lengths",
        "{\"w\": [[1, 2, 3, 4, 5]]} | shape [1, 5]",
        "{\"w\": [[[[1]]]]} | numbers in lists",
        "{\"w\": [[1, 2, 3, 4, 5, 1e999]]} | the number does not exist in float64",
        "{\"w\": [[1, 2, 3, 4, 5, 1e99999]]} | moderate",
        "{\"w\": [[1, 2, 3, 4, 5, 6]], \"w\": [[1, 2, 3, 4, 5, 6]]} | Duplicate",
        "{\"w\": [[1, 2, 3, 4, 5, 6]], \"dtype\": \"f8\"} | float16",
        "{\"w\": [[1, 2, 3, 4, 5, 6]], \"eta\": 0} | not positive",
        "{\"w\": [[1, 2, 3, 4, 5, 6]], \"batch\": [[0.5]]} | the entry is not the number of a sample",
        "{\"w\": [[1, 2, 3, 4, 5, 6] | not valid JSON",
        "[1] | not an object",
        "{\"v\": 1} | no array holds the weights",
        "{\"w\": [[1, 2, 3, 4, 5, 6]]} 1 | after the object",
        "{\"w\": []} | shape [0]",
        "{\"W1\": [[[1, 2], [3, 4]]]} | W2 is missing",
      })
  void jsonIsRefused(String text, String reason) throws IOException {
    Path file = folder.resolve("r.json");
    Files.writeString(file, text);
    refused(file, reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "t,w0,w2 | r.csv: line 1: column 'w2'",
        "t,w0,w0 | column 'w0'",
        "t,x | column 'x'",
        "t,w0,w1,w2,w3,w4,w5;0,1,2,3 | r.csv: line 2: 4 cells; expected 7 as in the header",
        "t,w0,w1,w2,w3,w4,w5;;0,1,2,3,4,\"5,6 | r.csv: line 3: a quoted cell is never closed",
        "t,w0;0,1\"2\" | r.csv: line 2: there is a double quote inside the cell",
        "t,w0,w1,w2,w3,w4,w5;0,1,2,3,4,5,nan | w5: nan",
        "t,w0,w1,w2,w3,w4,w5;0,1,2,3,4,5, | missing",
        "t,w0,w1,w2,w3,w4,w5 | shape [0]",
      })
  void csvIsRefused(String text, String reason) throws IOException {
    Path file = folder.resolve("r.csv");
    Files.writeString(file, text.replace(';', '\n'));
    refused(file, reason);
  }

  /** Quotes, white space, a byte order mark and empty lines change nothing. */
  @Test
  void csvMayBeWrittenInManyWays() throws IOException, RecordingException {
    Path plain = Files.writeString(folder.resolve("a.csv"), "t,w0,w1,w2,w3,w4,w5\n0,1,2,3,4,5,6\n");
    String written = "\uFEFF\"t\", w0,w1,w2,w3,w4,w5\r\n\r\n  \r\n 0 ,\"1\", 2,3,4,5,6\r\n";
    Path other = Files.writeString(folder.resolve("b.csv"), written);
    Recording recording = RecordingReader.read(other, Recordings.NETWORK, Optional.empty());
    assertThat(recording.rows()).isEqualTo(1);
    assertThat(recording.weights(0))
        .isEqualTo(RecordingReader.read(plain, Recordings.NETWORK, Optional.empty()).weights(0));
  }

  @Test
  void csvIsUtf8() throws IOException {
    Path file = folder.resolve("r.csv");
    Files.write(file, new byte[] {'t', ',', 'w', '0', '\n', (byte) 0xFF});
    refused(file, "r.csv: line 2: it contains bytes that are not UTF-8");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'descr': '<f4', 'fortran_order': False, 'shape': (4294967296, 4294967296), | too large",
        "'descr': '<f4', 'fortran_order': False, 'shape': (1, 6), | 24 for the shape",
        "'descr': '<f4', 'fortran_order': False, 'shape': (-1, 6), | header",
        "'descr': '<f4', 'fortran_order': False, | header",
        "'descr': 'O', 'fortran_order': False, 'shape': (1, 6), | pickled",
        "'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1, 6), | type",
        "'descr': '<c8', 'fortran_order': False, 'shape': (1, 6), | type",
        "'descr': '<V2', 'fortran_order': False, 'shape': (1, 6), | --dtype bfloat16",
        "'descr': __import__('os'), 'fortran_order': False, 'shape': (1, 6), | header",
      })
  void npyIsRefused(String header, String reason) throws IOException {
    Path file = folder.resolve("r.npy");
    byte[] text = ("{" + header + "}\n").getBytes(StandardCharsets.US_ASCII);
    ByteBuffer bytes = ByteBuffer.allocate(10 + text.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    bytes.putShort((short) text.length).put(text);
    Files.write(file, bytes.array());
    refused(file, reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[1,6],\"data_offsets\":[0,24]}} | within 0 bytes",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,0]}} | too large",
        "{\"w\":{\"dtype\":\"F9\",\"shape\":[0],\"data_offsets\":[0,0]}} | dtype 'F9'",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,0]}} | whole numbers",
        "{\"w\":{\"dtype\":\"F32\"}} | missing",
        "[] | not a JSON object",
        "{} | no array holds the weights",
      })
  void safetensorsAreRefused(String header, String reason) throws IOException {
    Path file = folder.resolve("r.safetensors");
    byte[] text = header.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer bytes = ByteBuffer.allocate(8 + text.length).order(ByteOrder.LITTLE_ENDIAN);
    Files.write(file, bytes.putLong(text.length).put(text).array());
    refused(file, reason);
  }

  /** A quarter of a gigabyte of zeros in a quarter of a megabyte. */
  @Test
  void bombIsNotInflated() throws IOException {
    Path file = folder.resolve("bomb.npz");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("w.npy"));
      byte[] zeros = new byte[1 << 20];
      for (int k = 0; k < 256; k++) {
        zip.write(zeros);
      }
      zip.closeEntry();
    }
    refused(file, "unpacked");
  }

  @Test
  void statedFormatIsTaken() throws RecordingException {
    Recording recording =
        RecordingReader.read(
            Recordings.FOLDER.resolve("flat.csv"),
            Recordings.NETWORK,
            Optional.of(NumberFormat.FLOAT32));
    assertThat(recording.format()).isEqualTo(NumberFormat.FLOAT32);
    assertThat(recording.weights(5)).isEqualTo(Recordings.weights().get(5));
  }

  private static void refused(Path file, String reason) {
    assertThatThrownBy(() -> Recordings.read(file))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining(reason)
        .hasMessageContaining("; expected ")
        .hasMessageNotContaining("\n");
  }
}
