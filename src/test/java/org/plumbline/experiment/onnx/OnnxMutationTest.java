package org.plumbline.experiment.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.number.Rational;

/**
 * Damaged models are refused in one line, or are the models that another reader finds in the same
 * bytes: the networks compute what it computes.
 */
final class OnnxMutationTest {
  private static final int MUTANTS = Integer.getInteger("plumbline.mutants", 100);

  static Stream<Models.Case> models() {
    return Models.ALL.stream();
  }

  private enum Damage {
    FLIPPED_BIT,
    OTHER_BYTE,
    CUT_OFF,
    PART_LEFT_OUT,
    PART_TWICE
  }

  @ParameterizedTest
  @MethodSource("models")
  void undamagedModelsAgree(Models.Case model) throws OnnxException {
    assertThat(agrees(model, model.bytes())).isTrue();
  }

  @ParameterizedTest
  @MethodSource("models")
  void damagedModelsAreRefusedOrRead(Models.Case model) {
    byte[] bytes = model.bytes();
    SplittableRandom random = new SplittableRandom(model.name().hashCode());
    int refused = 0;
    for (int k = 0; k < MUTANTS; k++) {
      byte[] mutant = damaged(bytes, Damage.values()[k % 5], random);
      refused += isRefused(model, mutant, k) ? 1 : 0;
    }
    assertThat(refused).isBetween(MUTANTS / 3, MUTANTS - 1);
  }

  private static boolean isRefused(Models.Case model, byte[] mutant, int number) {
    return Assertions.assertTimeout(
        Duration.ofSeconds(20),
        () -> {
          try {
            assertThat(agrees(model, mutant)).as("mutant %d of %s", number, model).isTrue();
            return false;
          } catch (OnnxException e) {
            assertThat(e.text()).contains("; expected ").doesNotContain("\n");
            assertThat(e.text().length()).isLessThan(1100);
            return true;
          }
        });
  }

  private static byte[] damaged(byte[] bytes, Damage damage, SplittableRandom random) {
    int at = random.nextInt(bytes.length);
    int length = 1 + random.nextInt(Math.min(12, bytes.length - at));
    byte[] mutant = bytes.clone();
    return switch (damage) {
      case FLIPPED_BIT -> {
        mutant[at] ^= (byte) (1 << random.nextInt(8));
        yield mutant;
      }
      case OTHER_BYTE -> {
        mutant[at] = (byte) random.nextInt(256);
        yield mutant;
      }
      case CUT_OFF -> Arrays.copyOf(bytes, at);
      case PART_LEFT_OUT -> joined(bytes, at, at + length);
      case PART_TWICE -> joined(bytes, at + length, at);
    };
  }

  /** The bytes up to the first place, followed by those from the second. */
  private static byte[] joined(byte[] bytes, int upTo, int from) {
    byte[] joined = Arrays.copyOf(bytes, upTo + bytes.length - from);
    System.arraycopy(bytes, from, joined, upTo, bytes.length - from);
    return joined;
  }

  /** Whether the network computes what the plain reader computes, at a few points. */
  private static boolean agrees(Models.Case model, byte[] bytes) throws OnnxException {
    OnnxNetwork network = model.read(bytes);
    List<Models.Computed> points = Models.expected(model.name());
    for (Models.Computed point : points.subList(0, 3)) {
      Rational found = Models.output(network, point.input(), model.hasBias());
      if (!found.equals(PlainOnnx.output(bytes, point.input()))) {
        return false;
      }
    }
    return true;
  }
}
