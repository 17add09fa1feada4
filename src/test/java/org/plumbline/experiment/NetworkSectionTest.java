package org.plumbline.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.data.Dataset;
import org.plumbline.experiment.onnx.OnnxRequest;
import org.plumbline.experiment.onnx.OutputChoice;
import org.plumbline.network.Activation;
import org.plumbline.number.Rational;

final class NetworkSectionTest {
  private static final Path MODELS = Path.of("src/test/resources/onnx");
  private static final Inputs TWO = new Inputs(2, false);

  private static NetworkSection read(String text) {
    return NetworkSection.read(Cursors.top(MODELS, "{" + text + "}"), TWO);
  }

  @Test
  void layersAndGraphsComeWithoutWeightsAndModelsWithTheirs() {
    NetworkSection layers = read("widths: [2, 1]");
    assertThat(layers.architecture()).isPresent();
    assertThat(layers.weights()).isEmpty();
    NetworkSection graph =
        read("graph: {inputs: [a, b], vertices: [{name: o}], edges: [{from: b, to: o}]}");
    assertThat(graph.architecture()).isEmpty();
    assertThat(graph.network().parameterNames()).containsExactly("b->o");
    NetworkSection model = read("onnx: mlp.onnx");
    assertThat(model.weights().orElseThrow()).hasSize(model.network().parameters());
  }

  @Test
  void aModelOfTheSameNetworkIsAskedForTheSameBiases() {
    assertThat(read("widths: [2, 1], biases: true").request(TWO))
        .isEqualTo(new OnnxRequest(2, false, OutputChoice.ONLY, Optional.of(true)));
    assertThat(read("widths: [2, 1]").request(TWO).biases()).contains(false);
    NetworkSection graph =
        read("graph: {inputs: [a, b], vertices: [{name: o}], edges: [{from: b, to: o}]}");
    assertThat(graph.request(TWO).biases()).contains(false);
    assertThat(graph.request(new Inputs(1, true)))
        .isEqualTo(new OnnxRequest(1, true, OutputChoice.ONLY, Optional.of(true)));
  }

  @Test
  void biasesReadAConstantAfterTheSamplesOwn() {
    Cursor section = Cursors.top("{points: 1}");
    Dataset own =
        new Dataset(
            List.of("a", "b"), List.of(List.of(Rational.of(3), Rational.of(4))), List.of(1));
    assertThat(read("widths: [2, 1]").samples(section, own)).isEqualTo(own);
    NetworkSection biased = read("widths: [2, 1], biases: true");
    assertThat(biased.samples(section, own).point(0))
        .containsExactly(Rational.of(3), Rational.of(4), Rational.ONE);
    Dataset named = new Dataset(List.of("a", "bias"), own.points(), own.labels());
    assertThatThrownBy(() -> biased.samples(section, named))
        .hasMessage(
            "e.yaml:1: a feature is called bias, as the constant input; expected another name");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "widths: [2, 1], output: 1 | output: belongs to onnx; expected a model beside it",
        "onnx: mlp.onnx, skips: [] | skips: conflicts with onnx; expected either layers or a model",
        "onnx: mlp.onnx, graph: {} | graph: conflicts with onnx; expected either a graph or a model",
        "graph: {}, biases: true | biases: conflicts with graph; expected either layers or a graph",
        "onnx: mlp.onnx, output: {plus: 1, minus: 1} | output.minus: found '1'; expected another output than plus",
        "widht: [2, 1] | widht: unknown key (did you mean widths?); expected one of widths, activations, skips, biases, layers, input, graph, onnx, output",
      })
  void oneDescriptionIsGiven(String text, String message) {
    assertThatThrownBy(() -> read(text)).hasMessage("e.yaml:1: " + message);
  }

  @Test
  void biasesAreOfTheDataOrOfTheNetwork() {
    Cursor network = Cursors.top("{widths: [2, 1], biases: true}");
    assertThatThrownBy(() -> NetworkSection.read(network, new Inputs(2, true)))
        .hasMessage(
            "e.yaml:1: biases: conflicts with data.bias: true; expected one of them, as both are"
                + " biases of W1");
  }

  @Test
  void slopesOfLeakyReluLieStrictlyBetween() {
    assertThat(NetworkSection.activation(Cursors.top("leaky:1/4")))
        .isEqualTo(Activation.leaky(Rational.of(1, 4)));
    assertThatThrownBy(() -> NetworkSection.activation(Cursors.top("leaky:1")))
        .hasMessage(
            "e.yaml:1: found 'leaky:1'; expected leaky:p/q with a slope p/q between 0 and 1");
    assertThatThrownBy(() -> NetworkSection.activation(Cursors.top("relus")))
        .hasMessage(
            "e.yaml:1: unknown activation 'relus' (did you mean relu?); expected one of linear,"
                + " relu, abs, leaky:1/4");
  }
}
