package org.plumbline.experiment;

import java.util.List;
import java.util.Optional;
import org.plumbline.data.CsvSelection;
import org.plumbline.data.Dataset;
import org.plumbline.experiment.onnx.OnnxNetwork;
import org.plumbline.experiment.onnx.OnnxRequest;
import org.plumbline.experiment.onnx.OutputChoice;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/**
 * What {@code network} describes.
 *
 * @param network the graph
 * @param architecture the layers, where it is given by layers
 * @param weights weights that come with it, as in ONNX files
 * @param output which of a model's outputs it is
 */
record NetworkSection(
    Network network,
    Optional<LayeredArchitecture> architecture,
    Optional<List<Rational>> weights,
    OutputChoice output) {
  /**
   * The most edges of a network: far more than can be integrated, far fewer than fill the memory.
   */
  static final int MOST_EDGES = 1_000_000;

  private static final List<String> LAYERED = List.of("widths", "activations", "skips", "biases");
  private static final List<String> SHAPES = List.of("widths", "activations", "skips");
  private static final List<String> LISTED = List.of("layers", "input");
  private static final List<String> KEYS =
      List.of(
          "widths", "activations", "skips", "biases", "layers", "input", "graph", "onnx", "output");

  /** The network for the given samples. */
  static NetworkSection read(Cursor network, Inputs inputs) {
    network.onlyKeys(KEYS);
    Optional<Cursor> onnx = network.optional("onnx");
    if (onnx.isPresent()) {
      refuse(network, SHAPES, "conflicts with onnx; expected either layers or a model");
      refuse(network, List.of("graph"), "conflicts with onnx; expected either a graph or a model");
      refuse(network, LISTED, "conflicts with onnx; expected either layers or a model");
      OnnxRequest request = request(network, inputs);
      OnnxNetwork model = OnnxFile.read(onnx.get(), request);
      return new NetworkSection(
          model.network(), model.architecture(), Optional.of(model.weights()), request.output());
    }
    refuse(network, List.of("output"), "belongs to onnx; expected a model beside it");
    Optional<Cursor> graph = network.optional("graph");
    if (graph.isPresent()) {
      refuse(network, LAYERED, "conflicts with graph; expected either layers or a graph");
      refuse(network, LISTED, "conflicts with graph; expected either layers or a graph");
      Network described = GraphSection.read(graph.get(), inputs.dimension());
      return new NetworkSection(described, Optional.empty(), Optional.empty(), OutputChoice.ONLY);
    }
    if (network.has("layers")) {
      refuse(
          network,
          List.of("widths", "activations"),
          "conflicts with layers; expected either widths or layers");
      Network described = LayersSection.read(network, inputs);
      return new NetworkSection(described, Optional.empty(), Optional.empty(), OutputChoice.ONLY);
    }
    refuse(network, List.of("input"), "belongs to layers; expected a list of layers beside it");
    LayeredArchitecture layers = LayeredSection.read(network, inputs.dimension());
    if (layers.hasBiases() && inputs.hasBias()) {
      throw network
          .required("biases")
          .error("conflicts with data.bias: true; expected one of them, as both are biases of W1");
    }
    return new NetworkSection(
        layers.network(), Optional.of(layers), Optional.empty(), OutputChoice.ONLY);
  }

  /** How a model is to be read: which of its outputs, and whether with its biases. */
  private static OnnxRequest request(Cursor network, Inputs inputs) {
    return new OnnxRequest(
        inputs.dimension(),
        inputs.hasBias(),
        network.optional("output").map(NetworkSection::output).orElse(OutputChoice.ONLY),
        network.optional("biases").map(Cursor::flag));
  }

  /** How another model of the very network is to be read, for its weights. */
  OnnxRequest request(Inputs inputs) {
    boolean hasConstant = network.inputs() > inputs.dimension();
    Optional<Boolean> biases =
        architecture.map(layers -> layers.hasBiases()).or(() -> Optional.of(hasConstant));
    return new OnnxRequest(inputs.dimension(), inputs.hasBias(), output, biases);
  }

  private static OutputChoice output(Cursor output) {
    if (!output.isMapping()) {
      return OutputChoice.of((int) output.integer(0, MOST_EDGES));
    }
    output.onlyKeys(List.of("plus", "minus"));
    int plus = (int) output.required("plus").integer(0, MOST_EDGES);
    int minus = (int) output.required("minus").integer(0, MOST_EDGES);
    if (plus == minus) {
      throw output.required("minus").expected("another output than plus");
    }
    return OutputChoice.difference(plus, minus);
  }

  /**
   * The samples that the network reads: with a constant coordinate after their own where biases
   * need one.
   */
  Dataset samples(Cursor section, Dataset own) {
    if (network.inputs() != own.dimension() + 1) {
      return own;
    }
    if (own.features().contains(CsvSelection.BIAS)) {
      throw section.error(
          "a feature is called "
              + CsvSelection.BIAS
              + ", as the constant input; expected another name");
    }
    return ConstantInput.appended(own);
  }

  private static void refuse(Cursor network, List<String> keys, String problem) {
    for (String key : keys) {
      network
          .optional(key)
          .ifPresent(
              found -> {
                throw found.error(problem);
              });
    }
  }

  /** The activation written as {@link Activation#SPELLINGS} says. */
  static Activation activation(Cursor cursor) {
    String text = cursor.text(Activation.SPELLINGS);
    try {
      return Activation.parse(text)
          .orElseThrow(() -> cursor.unknown("activation", Activation.EXAMPLES));
    } catch (IllegalArgumentException e) {
      throw cursor.expected("leaky:p/q with a slope p/q between 0 and 1");
    }
  }
}
