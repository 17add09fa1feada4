package org.plumbline.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.number.Rational;

final class InitializationSectionTest {
  private static final Path MODELS = Path.of("src/test/resources/onnx");
  private static final Inputs TWO = new Inputs(2, false);

  private static InitializationSection read(String network, String initialization) {
    Cursor top = Cursors.top(MODELS, "{network: {%s}%s}".formatted(network, initialization));
    return InitializationSection.read(top, NetworkSection.read(top.required("network"), TWO), TWO);
  }

  private static InitializationSection started(String initialization) {
    return read("widths: [2, 1]", ", initialization: {" + initialization + "}");
  }

  @Test
  void listedWeightsHaveNoSeed() {
    InitializationSection listed = started("weights: [[[1, 1/2]]]");
    assertThat(listed.weights()).containsExactly(Rational.ONE, Rational.of(1, 2));
    assertThat(listed.seeding()).isEmpty();
  }

  @Test
  void drawnWeightsAreThoseOfTheirSeed() {
    InitializationSection drawn = started("seed: -3, scale: 1/2");
    SeededWeights seeding = new SeededWeights(-3, Rational.of(1, 2));
    assertThat(drawn.seeding()).contains(seeding);
    assertThat(drawn.weights()).isEqualTo(seeding.weights(2));
    assertThat(started("seed: 1, kind: glorot, distribution: gaussian").seeding())
        .contains(
            new SeededWeights(
                1, Rational.ONE, SeededWeights.Kind.XAVIER, SeededWeights.Distribution.GAUSSIAN));
  }

  @Test
  void weightsOfAGraphAreNamed() {
    String graph =
        "graph: {inputs: [a, b], vertices: [{name: o}], edges: [{from: b, to: o}, {from: a, to: o,"
            + " weight: u}]}";
    assertThat(read(graph, ", initialization: {weights: {u: 1, b->o: 2}}").weights())
        .containsExactly(Rational.of(2), Rational.ONE);
    assertThatThrownBy(() -> read(graph, ", initialization: {weights: {u: 1}}"))
        .hasMessage("e.yaml:1: initialization.weights: a key is missing; expected b->o");
    assertThatThrownBy(
            () -> read(graph, ", initialization: {weights: {u: 1, b->o: 2}, biases: []}"))
        .hasMessage(
            "e.yaml:1: initialization.biases: belongs to layers; expected all weights of the graph"
                + " by name");
    assertThatThrownBy(() -> read(graph, ", initialization: {seed: 1, kind: balanced}"))
        .hasMessage(
            "e.yaml:1: initialization.kind: the network is a graph; expected layers without skips"
                + " for balanced weights");
  }

  @Test
  void aModelBringsWeightsUnlessOthersAreGiven() {
    List<Rational> own = read("onnx: mlp.onnx", "").weights();
    assertThat(own).hasSize(14).isNotEqualTo(new SeededWeights(3, Rational.ONE).weights(14));
    assertThat(read("onnx: mlp.onnx", ", initialization: {seed: 3}").weights())
        .isEqualTo(new SeededWeights(3, Rational.ONE).weights(14));
    String described = "widths: [2, 3, 2, 1], activations: [relu, linear]";
    assertThat(read(described, ", initialization: {onnx: mlp.onnx}").weights()).isEqualTo(own);
    assertThat(read("onnx: reuse.onnx", ", initialization: {onnx: reuse.onnx}").weights())
        .isEqualTo(read("onnx: reuse.onnx", "").weights());
    assertThatThrownBy(() -> started("onnx: mlp.onnx"))
        .hasMessage(
            "e.yaml:1: initialization.onnx: the model describes another network, of widths [2, 3,"
                + " 2, 1]; expected the one described, with all its names");
    assertThatThrownBy(() -> read("widths: [2, 1]", ""))
        .hasMessage("e.yaml:1: a key is missing; expected initialization");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "biases: [] | : no weights are given; expected one of weights, seed, npz, safetensors, onnx",
        "kind: he | .kind: belongs to a seed; expected a seed beside it",
        "weights: [[[1, 2]]], scale: 2 | .scale: belongs to a seed; expected a seed beside it",
        "weights: [[[1, 2]]], onnx: a | .weights: conflicts with onnx; expected only one source of weights",
        "npz: a.npz, biases: [[1]] | .biases: conflicts with npz; expected only one source of weights",
        "weights: [[[1, 2]]], names: [a] | .names: belongs to npz and safetensors; expected weights in such a file",
        "npz: a.npz, names: [a] | .npz: src/test/resources/onnx/a.npz: there is no such file; expected an existing file",
        "seed: 1, weights: [] | .weights: conflicts with seed; expected either listed or drawn weights",
        "seed: 1.5 | .seed: found '1.5'; expected an integer from -9223372036854775808 to 9223372036854775807",
        "seed: 1, scale: 0 | .scale: found '0'; expected a positive number",
      })
  void oneSourceIsGivenWithWhatBelongsToIt(String text, String message) {
    assertThatThrownBy(() -> started(text)).hasMessage("e.yaml:1: initialization" + message);
  }
}
