package org.plumbline.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.number.Dyadic;

/** Names that frameworks give are told apart by shapes and numbers, and by nothing else. */
final class WeightNamesTest {
  private static final List<ParameterBlock> TAPERED = blocks("W1 4x3", "W2 2x4", "W3 1x2");
  private static final List<ParameterBlock> SQUARE = blocks("W1 2x2", "W2 2x2", "W3 1x2");

  private static List<ParameterBlock> blocks(String... texts) {
    return Arrays.stream(texts)
        .map(text -> new ParameterBlock(text.split(" ")[0], shape(text.split(" ")[1])))
        .toList();
  }

  private static List<Integer> shape(String text) {
    return Arrays.stream(text.split("x")).map(Integer::valueOf).toList();
  }

  /** Arrays such as {@code "0.weight 4x3, 2.weight 2x4"}. */
  private static Map<String, List<Integer>> arrays(String text) {
    Map<String, List<Integer>> shapes = new LinkedHashMap<>();
    for (String array : text.split(", ")) {
      shapes.put(array.split(" ")[0], shape(array.split(" ")[1]));
    }
    return shapes;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.weight 4x3, 2.weight 2x4, 4.weight 1x2 | 0.weight 2.weight 4.weight",
        "4.weight 1x2, 0.weight 4x3, 2.weight 2x4 | 0.weight 2.weight 4.weight",
        "10.weight 1x2, 2.weight 2x4, 0.weight 4x3 | 0.weight 2.weight 10.weight",
        "fc1.weight 4x3, fc2.weight 2x4, fc3.weight 1x2 | fc1.weight fc2.weight fc3.weight",
        "net.0.weight 4x3, net.2.weight 2x4, out.weight 1x2 | net.0.weight net.2.weight out.weight",
        "out 1x2, hidden 4x3, middle 2x4 | hidden middle out",
        "W3 1x2, W1 4x3, W2 2x4 | W1 W2 W3",
      })
  void shapesDecide(String text, String expected) throws ArrayException {
    assertThat(WeightNames.matched("f", TAPERED, arrays(text), false).values())
        .containsExactly(expected.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10.weight 1x2, 2.weight 2x2, 0.weight 2x2 | 0.weight 2.weight 10.weight",
        "12.weight 1x2, 10.weight 2x2, 9.weight 2x2 | 9.weight 10.weight 12.weight",
        "l1.weight 2x2, l0.weight 2x2, out.weight 1x2 | l0.weight l1.weight out.weight",
        "dense/kernel:0 2x2, dense_1/kernel:0 2x2, dense_2/kernel:0 1x2 |"
            + " dense/kernel:0 dense_1/kernel:0 dense_2/kernel:0",
        "W2 2x2, W1 2x2, W3 1x2 | W1 W2 W3",
      })
  void numbersDecideAmongEqualShapes(String text, String expected) throws ArrayException {
    assertThat(WeightNames.matched("f", SQUARE, arrays(text), false).values())
        .containsExactly(expected.trim().split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "enc.weight 2x2, dec.weight 2x2, out.weight 1x2 | 2 arrays have the shape [2, 2]",
        "0.weight 2x2, 2.weight 2x2 | no array is W3 of shape [1, 2]",
        "0.weight 2x2, 1.weight 2x2, 2.weight 2x2, 4.weight 1x2 | has no place",
        "0.weight 2x2, 2.weight 2x2, 4.weight 1x2, 0.bias 2 | 0.bias: this is a bias, but the network has none",
        "0.weight 2x2, 2.weight 2x2, 4.weight 1x2, loss 7 | loss: shape [7] has no place",
        "4.weight 2x2, 2.weight 2x2, 0.weight 1x2 | the shapes fit only in the order",
        "W1 2x2, W2 2x2 | W3 is missing",
        "W1 2x2, W2 2x2, W3 1x2, b1 2 | b1: this is a bias",
        "W1 2x2, W2 2x2, W3 2x1 | it fits transposed",
        "0.weight 2x2, 2.weight 2x2, 4.weight 2x1 | or transpose",
      })
  void whatIsNotDecidedIsRefused(String text, String reason) {
    assertThatThrownBy(() -> WeightNames.matched("f", SQUARE, arrays(text), false))
        .isInstanceOf(ArrayException.class)
        .hasMessageContaining(reason)
        .hasMessageContaining("; expected ");
  }

  /** The keys that were found are shown, whatever is wrong. */
  @Test
  void keysAreShown() {
    assertThatThrownBy(
            () -> WeightNames.matched("f", TAPERED, arrays("a.weight 4x3, x 5x5"), false))
        .hasMessageContaining("'a.weight' [4, 3], 'x' [5, 5]");
  }

  @Test
  void kernelsAreRead() throws ArrayException {
    Map<String, List<Integer>> kernels =
        arrays("dense/kernel:0 3x4, dense_1/kernel:0 4x2, dense_2/kernel:0 2x1");
    assertThat(WeightNames.matched("f", TAPERED, kernels, true).values())
        .containsExactlyElementsOf(kernels.keySet());
    assertThatThrownBy(() -> WeightNames.matched("f", TAPERED, kernels, false))
        .hasMessageContaining("or transpose");
  }

  @Test
  void namesMayBeStated() throws ArrayException {
    Map<String, List<Integer>> arrays = arrays("enc 2x2, dec 2x2, out 1x2");
    List<String> names = List.of("dec", "enc", "out");
    assertThat(WeightNames.stated("f", SQUARE, arrays, names, false).values())
        .containsExactlyElementsOf(names);
    assertThatThrownBy(
            () -> WeightNames.stated("f", SQUARE, arrays, List.of("dec", "enc", "o"), false))
        .hasMessageContaining("o is missing");
    assertThatThrownBy(() -> WeightNames.stated("f", SQUARE, arrays, List.of("dec", "enc"), false))
        .hasMessageContaining("2 names");
    assertThatThrownBy(
            () -> WeightNames.stated("f", SQUARE, arrays, List.of("out", "enc", "dec"), false))
        .hasMessageContaining("out: shape [1, 2]");
  }

  @Test
  void biasesHaveTheirPlaceWhereTheNetworkHasSome() throws ArrayException {
    List<ParameterBlock> blocks = blocks("W1 2x2", "W2 1x2", "b1 2", "b2 1");
    Map<String, List<Integer>> arrays = arrays("0.weight 2x2, 0.bias 2, 2.weight 1x2, 2.bias 1");
    assertThat(WeightNames.matched("f", blocks, arrays, false).values())
        .containsExactly("0.weight", "2.weight", "0.bias", "2.bias");
  }

  /** A skip of the shape of a layer is not told apart by numbers. */
  @Test
  void skipsAreNamed() {
    assertThatThrownBy(
            () ->
                WeightNames.matched(
                    "f", blocks("W1 2x2", "S1 2x2"), arrays("0.w 2x2, 1.w 2x2"), false))
        .hasMessageContaining("2 arrays have the shape");
  }

  @Test
  void transposedArraysAreReadColumnByColumn() {
    List<Dyadic> numbers = IntStream.range(0, 12).mapToObj(k -> Dyadic.of((long) k)).toList();
    ExactArray turned =
        new ExactArray("a", BinaryType.FLOAT32, List.of(2, 3, 2), numbers::get).transposed();
    List<Integer> read = new ArrayList<>();
    for (int k = 0; k < turned.size(); k++) {
      read.add((int) turned.value(k).approximateDouble());
    }
    assertThat(turned.shape()).containsExactly(2, 2, 3);
    assertThat(read).containsExactly(0, 2, 4, 1, 3, 5, 6, 8, 10, 7, 9, 11);
  }
}
