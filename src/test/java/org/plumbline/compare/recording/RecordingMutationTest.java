package org.plumbline.compare.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.number.Dyadic;

/** Damaged files are refused, or read as the numbers that are still in them. */
final class RecordingMutationTest {
  private static final int MUTANTS = 150;

  @TempDir private Path folder;

  /** Bits of the archive or of the header; numbers themselves have a checksum in npz alone. */
  @ParameterizedTest
  @CsvSource({"flat.npz, 0", "layers.npz, 0", "fortran.npz, 0", "flat.safetensors, 220"})
  void flippedBits(String name, int header) throws IOException {
    byte[] bytes = Files.readAllBytes(Recordings.FOLDER.resolve(name));
    SplittableRandom random = new SplittableRandom(7);
    int refused = 0;
    for (int k = 0; k < MUTANTS; k++) {
      byte[] mutant = bytes.clone();
      int at = random.nextInt(header == 0 ? bytes.length : header);
      mutant[at] ^= (byte) (1 << random.nextInt(8));
      refused += isRefusedOrRight(name, mutant) ? 1 : 0;
    }
    assertThat(refused).isGreaterThan(MUTANTS / 3);
  }

  @ParameterizedTest
  @CsvSource({"flat.npz", "layers.npz", "flat.safetensors", "flat.json", "alone.npy"})
  void truncated(String name) throws IOException {
    byte[] bytes = Files.readAllBytes(Recordings.FOLDER.resolve(name));
    SplittableRandom random = new SplittableRandom(11);
    for (int k = 0; k < MUTANTS / 3; k++) {
      Path file = folder.resolve("cut-" + name);
      Files.write(file, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
      within(
          () ->
              assertThatThrownBy(() -> Recordings.read(file))
                  .isInstanceOf(RecordingException.class));
    }
  }

  /** Texts have no checksum: what is accepted must be what another reader of JSON finds. */
  @ParameterizedTest
  @CsvSource({"3", "5"})
  void flippedJson(long seed) throws IOException {
    byte[] bytes = Files.readAllBytes(Recordings.FOLDER.resolve("flat.json"));
    SplittableRandom random = new SplittableRandom(seed);
    Path file = folder.resolve("flipped.json");
    for (int k = 0; k < MUTANTS; k++) {
      byte[] mutant = bytes.clone();
      mutant[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(7));
      Files.write(file, mutant);
      within(() -> requireSameAsJackson(file));
    }
  }

  private static void requireSameAsJackson(Path file) throws IOException {
    Recording recording;
    try {
      recording = Recordings.read(file);
    } catch (RecordingException e) {
      return;
    }
    JsonNode weights = new ObjectMapper().readTree(file.toFile()).get("w");
    boolean isFloat = recording.format().precision() == 24;
    for (int k = 0; k < recording.rows(); k++) {
      for (int p = 0; p < weights.get(k).size(); p++) {
        String text = weights.get(k).get(p).asText();
        double value = isFloat ? Float.parseFloat(text) : Double.parseDouble(text);
        assertThat(recording.weights(k).get(p)).isEqualTo(Dyadic.of(value));
      }
    }
  }

  private boolean isRefusedOrRight(String name, byte[] mutant) throws IOException {
    Path file = folder.resolve("mutant-" + name);
    Files.write(file, mutant);
    boolean[] refused = {false};
    within(
        () -> {
          try {
            Recording recording = Recordings.read(file);
            for (int k = 0; k < recording.rows(); k++) {
              assertThat(recording.weights(k)).isEqualTo(Recordings.weights().get(k));
            }
          } catch (RecordingException e) {
            assertThat(e).hasMessageContaining("; expected ");
            refused[0] = true;
          }
        });
    return refused[0];
  }

  private static void within(org.junit.jupiter.api.function.Executable work) {
    Assertions.assertTimeout(Duration.ofSeconds(20), work);
  }
}
