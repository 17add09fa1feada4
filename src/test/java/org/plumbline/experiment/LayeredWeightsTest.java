package org.plumbline.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Skip;
import org.plumbline.number.Rational;

/** Layers 2, 2, 2, 1, biases in the first and the last, and a skip of each kind. */
final class LayeredWeightsTest {
  private static final LayeredArchitecture LAYERS =
      new LayeredArchitecture(
          List.of(2, 2, 2, 1),
          List.of(Activation.RELU, Activation.RELU),
          List.of(
              new Skip(0, 2, Skip.Kind.DIAGONAL),
              new Skip(1, 2, Skip.Kind.IDENTITY),
              new Skip(0, 3, Skip.Kind.FREE)),
          List.of(true, false, true));

  private static final String MATRICES =
      "weights: [[[1, 2], [3, 4]], [[7, 8], [9, 10]], [[11, 12]]]";
  private static final String BIASES = "biases: [[5, 6], [13]]";
  private static final String SKIPS = "skipWeights: [[14, 15], [[16, 17]]]";

  private static List<Rational> read(String matrices, String biases, String skips) {
    return new LayeredWeights(LAYERS)
        .read(Cursors.top("{%s, %s, %s}".formatted(matrices, biases, skips)));
  }

  private static void assertAll(List<Rational> weights) {
    assertThat(weights)
        .isEqualTo(IntStream.rangeClosed(1, 17).mapToObj(Rational::of).toList())
        .hasSize(LAYERS.network().parameters());
  }

  @Test
  void weightsAreLayerByLayerThenSkips() {
    assertAll(read(MATRICES, BIASES, SKIPS));
  }

  @Test
  void layersWithoutBiasesMayHaveAnEmptyEntry() {
    assertAll(read(MATRICES, "biases: [[5, 6], ~, [13]]", SKIPS));
    assertAll(read(MATRICES, "biases: [[5, 6], [], [13]]", SKIPS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[[14, 15], [], [[16, 17]]]",
        "[[14, 15], ~, [[16, 17]]]",
        "[[[14, 15]], [[16, 17]]]",
        "[[[14], [15]], [[16, 17]]]"
      })
  void diagonalsMayBeRowsOrColumnsAndIdentitiesEmpty(String skips) {
    assertAll(read(MATRICES, BIASES, "skipWeights: " + skips));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "biases: [[5, 6]] | biases: found 1 item; expected 2, one per layer with biases",
        "biases: [[5, 6], [0], [13]] | biases[1]: found a list; expected nothing, because hidden layer 2 has no biases",
        "biases: [[5], [13]] | biases[0]: found 1 item; expected 2 numbers, one per unit of hidden layer 1",
        "biases: [[5, 6], [13, 0]] | biases[1]: found 2 items; expected 1 number, one per unit of the output",
      })
  void refusesOtherBiases(String biases, String message) {
    assertThatThrownBy(() -> read(MATRICES, biases, SKIPS)).hasMessage("e.yaml:1: " + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "skipWeights: [[14, 15]] | skipWeights: found 1 item; expected 2, one per skip that is trained",
        "skipWeights: [[14, 15], [1], [[16, 17]]] | skipWeights[1]: found a list; expected nothing, because an identity skip has no weights",
        "skipWeights: [[[14, 15], [0, 0]], [[16, 17]]] | skipWeights[0][0]: found 2 items; expected 1 number, as in a column",
        "skipWeights: [[[14], 15], [[16, 17]]] | skipWeights[0][1]: found '15'; expected a list of 1 number, as in a column",
        "skipWeights: [[14, 15], [[16]]] | skipWeights[1][0]: found 1 item; expected 2 numbers, one per unit of the inputs",
        "kind: he | a key is missing; expected skipWeights",
      })
  void refusesOtherSkips(String skips, String message) {
    assertThatThrownBy(() -> read(MATRICES, BIASES, skips)).hasMessage("e.yaml:1: " + message);
  }

  @Test
  void biasesBelongToNetworksThatHaveSome() {
    LayeredArchitecture plain = new LayeredArchitecture(List.of(1, 1), List.of(), List.of());
    assertThatThrownBy(
            () -> new LayeredWeights(plain).read(Cursors.top("{weights: [[[1]]], biases: [[2]]}")))
        .hasMessage(
            "e.yaml:1: biases: the network has no biases; expected network.biases: true beside its"
                + " widths");
  }
}
