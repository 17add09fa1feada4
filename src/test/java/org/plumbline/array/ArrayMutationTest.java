package org.plumbline.array;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.number.Rational;

/** Damaged files of arrays are refused in one line, or read as the plain reader reads them. */
final class ArrayMutationTest {
  private static final Path INPUTS = Path.of("src/test/resources/inputs");
  private static final int MUTANTS = Integer.getInteger("plumbline.mutants", 150);

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"samples.npz", "layers.npz", "flat.npz", "layers.safetensors"})
  void damagedFilesAreRefusedOrRead(String name) throws Exception {
    byte[] bytes = Files.readAllBytes(INPUTS.resolve(name));
    assertThat(isRefused(name, bytes)).isFalse();
    SplittableRandom random = new SplittableRandom(name.hashCode());
    int refused = 0;
    for (int k = 0; k < MUTANTS; k++) {
      byte[] mutant = damaged(bytes, k % 4, random);
      refused +=
          Assertions.assertTimeout(Duration.ofSeconds(20), () -> isRefused(name, mutant)) ? 1 : 0;
    }
    assertThat(refused).isBetween(MUTANTS / 4, MUTANTS - 1);
  }

  private static byte[] damaged(byte[] bytes, int damage, SplittableRandom random) {
    int at = random.nextInt(bytes.length);
    byte[] mutant = bytes.clone();
    switch (damage) {
      case 0 -> mutant[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> mutant[at] = (byte) random.nextInt(256);
      case 2 -> mutant = Arrays.copyOf(bytes, at);
      default -> {
        int from = Math.max(0, Math.min(bytes.length, at - 8 + random.nextInt(17)));
        mutant = Arrays.copyOf(bytes, at + bytes.length - from);
        System.arraycopy(bytes, from, mutant, at, bytes.length - from);
      }
    }
    return mutant;
  }

  private boolean isRefused(String name, byte[] bytes) throws Exception {
    Map<String, ExactArray> arrays;
    try {
      arrays = read(name, bytes);
    } catch (ArrayException e) {
      assertThat(e.text()).contains("; expected ").doesNotContain("\n").hasSizeLessThan(1100);
      return true;
    }
    for (ExactArray array : arrays.values()) {
      PlainArrays.Plain plain =
          name.endsWith(".npz")
              ? PlainArrays.npz(bytes, array.name())
              : PlainArrays.safetensors(bytes).get(array.name());
      List<Rational> values = new ArrayList<>();
      for (int k = 0; k < array.size(); k++) {
        values.add(array.value(k).toRational());
      }
      assertThat(new PlainArrays.Plain(array.shape(), values)).isEqualTo(plain);
    }
    return false;
  }

  private Map<String, ExactArray> read(String name, byte[] bytes)
      throws IOException, ArrayException {
    if (name.endsWith(".safetensors")) {
      return SafetensorsReader.read(name, bytes, key -> key.matches("[wWSXy].{0,2}"));
    }
    Path file = Files.write(folder.resolve(name), bytes);
    ArrayLimits limits = ArrayLimits.ofBytes(1 << 20);
    return NpzReader.read(file, key -> key.matches("[wWSX].{0,2}"), limits);
  }
}
