package org.plumbline.experiment.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
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

  /** Operators number by number, which the plain reader knows too, between layers with biases. */
  private static byte[] elementwise() {
    Proto graph = new Proto();
    graph
        .message(1, Proto.node("Sub", "x m", "a"))
        .message(1, Proto.node("Div", "a s", "b"))
        .message(1, Proto.node("Gemm", "b w c", "d"))
        .message(1, Proto.node("Clip", "d zero six", "e"))
        .message(1, Proto.node("Dropout", "e", "f"))
        .message(1, Proto.node("Mul", "f s", "g"))
        .message(1, Proto.node("Max", "g m0", "h"))
        .message(1, Proto.node("Min", "h six", "i"))
        .message(1, Proto.node("Neg", "i", "j"))
        .message(1, Proto.node("Gemm", "j v c1", "y"));
    graph
        .message(5, Proto.tensor("m", new float[] {0.5f, -2}, 2))
        .message(5, Proto.tensor("s", new float[] {4, -0.5f}, 2))
        .message(5, Proto.tensor("w", new float[] {1, 2, -1, 4}, 2, 2))
        .message(5, Proto.tensor("c", new float[] {1, -3}, 2))
        .message(5, Proto.tensor("zero", new float[] {0}, 1))
        .message(5, Proto.tensor("six", new float[] {6}, 1))
        .message(5, Proto.tensor("m0", new float[] {-1.5f}, 1))
        .message(5, Proto.tensor("v", new float[] {3, -5}, 2, 1))
        .message(5, Proto.tensor("c1", new float[] {0.25f}, 1));
    graph.message(11, Proto.value("x", 0, 2)).message(12, Proto.value("y", 0, 1));
    return Proto.model(graph).array();
  }

  /** Every other operator, for which damage must end in a network or in one line. */
  private static byte[] everyOperator() {
    Proto axis = Proto.attribute("axis", 1L);
    Proto graph = new Proto();
    graph
        .message(1, Proto.node("Cast", "x", "a", Proto.attribute("to", 1L)))
        .message(1, Proto.node("MatMul", "a w", "b"))
        .message(1, Proto.node("BatchNormalization", "b s c m p", "d"))
        .message(1, Proto.node("Split", "d", "e", axis).text(2, "f"))
        .message(1, Proto.node("Concat", "f e", "g", axis))
        .message(
            1, Proto.node("Constant", "", "k", Proto.attribute("value_ints", new long[] {1, 0})))
        .message(1, Proto.node("Gather", "g k", "h", axis))
        .message(1, Proto.node("Shape", "h", "i"))
        .message(1, Proto.node("Slice", "i z z1", "j"))
        .message(1, Proto.node("Concat", "j minus", "n", Proto.attribute("axis", 0L)))
        .message(1, Proto.node("Reshape", "h n", "o"))
        .message(1, Proto.node("Sum", "o o", "q"))
        .message(1, Proto.node("MatMul", "q v", "r"))
        .message(1, Proto.node("Sigmoid", "r", "y"));
    graph
        .message(5, Proto.tensor("w", new float[] {1, 2, -1, 4}, 2, 2))
        .message(5, Proto.tensor("s", new float[] {4, -0.5f}, 2))
        .message(5, Proto.tensor("c", new float[] {1, -3}, 2))
        .message(5, Proto.tensor("m", new float[] {0.5f, -2}, 2))
        .message(5, Proto.tensor("p", new float[] {0.5f, 2}, 2))
        .message(5, Proto.tensor("v", new float[] {3, -5}, 2, 1));
    for (String[] integer : new String[][] {{"z", "0"}, {"z1", "1"}, {"minus", "-1"}}) {
      graph.message(
          5,
          new Proto()
              .integer(1, 1)
              .integer(2, 7)
              .text(8, integer[0])
              .integer(7, Long.parseLong(integer[1])));
    }
    graph.message(11, Proto.value("x", 0, 2)).message(12, Proto.value("y", 0, 1));
    return Proto.model(graph).array();
  }

  @Test
  void undamagedModelsOfTheseOperatorsAreRead() throws OnnxException {
    assertThat(OnnxReader.read(everyOperator(), 2, false).network().parameters()).isPositive();
    assertThat(agreesWithPlain(elementwise())).isTrue();
  }

  private static boolean agreesWithPlain(byte[] bytes) throws OnnxException {
    OnnxNetwork network = OnnxReader.read(bytes, 2, false);
    for (List<Rational> point :
        List.of(
            List.of(Rational.of(3), Rational.of(-1, 2)),
            List.of(Rational.of(-7, 3), Rational.of(11)),
            List.of(Rational.ZERO, Rational.of(1, 9)))) {
      if (!Models.output(network, point, false).equals(PlainOnnx.output(bytes, point))) {
        return false;
      }
    }
    return true;
  }

  @Test
  void damagedOperatorsAreRefusedOrRead() {
    SplittableRandom random = new SplittableRandom(12);
    int refused = 0;
    for (int k = 0; k < 4 * MUTANTS; k++) {
      boolean isPlain = k % 2 == 0;
      byte[] mutant =
          damaged(isPlain ? elementwise() : everyOperator(), Damage.values()[k % 5], random);
      try {
        boolean isRead =
            isPlain
                ? agreesWithPlain(mutant)
                : !OnnxReader.read(mutant, 2, false).network().edges().isEmpty();
        assertThat(isRead).as("mutant %d", k).isTrue();
      } catch (OnnxException e) {
        assertThat(e.text()).contains("; expected ").doesNotContain("\n");
        refused++;
      }
    }
    assertThat(refused).isBetween(MUTANTS, 4 * MUTANTS - 1);
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
