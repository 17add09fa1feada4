package org.plumbline.experiment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.data.CsvSelection;
import org.plumbline.data.Dataset;
import org.plumbline.experiment.onnx.OnnxNetwork;
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
 */
record NetworkSection(
    Network network, Optional<LayeredArchitecture> architecture, Optional<List<Rational>> weights) {
  /**
   * The most edges of a network: far more than can be integrated, far fewer than fill the memory.
   */
  static final int MOST_EDGES = 1_000_000;

  private static final List<String> LAYERED = List.of("widths", "activations", "skips", "biases");
  private static final List<String> KEYS =
      List.of("widths", "activations", "skips", "biases", "graph", "onnx");
  private static final String LEAKY = "leaky:";
  private static final Map<String, Activation> ACTIVATIONS =
      Map.of("linear", Activation.LINEAR, "relu", Activation.RELU);

  /** The network for the given samples. */
  static NetworkSection read(Cursor network, Inputs inputs) {
    network.onlyKeys(KEYS);
    Optional<Cursor> onnx = network.optional("onnx");
    if (onnx.isPresent()) {
      refuse(network, LAYERED, "conflicts with onnx; expected either layers or a model");
      refuse(network, List.of("graph"), "conflicts with onnx; expected either a graph or a model");
      OnnxNetwork model = OnnxFile.read(onnx.get(), inputs);
      return new NetworkSection(
          model.network(), model.architecture(), Optional.of(model.weights()));
    }
    Optional<Cursor> graph = network.optional("graph");
    if (graph.isPresent()) {
      refuse(network, LAYERED, "conflicts with graph; expected either layers or a graph");
      Network described = GraphSection.read(graph.get(), inputs.dimension());
      return new NetworkSection(described, Optional.empty(), Optional.empty());
    }
    LayeredArchitecture layers = LayeredSection.read(network, inputs.dimension());
    if (layers.hasBiases() && inputs.hasBias()) {
      throw network
          .required("biases")
          .error("conflicts with data.bias: true; expected one of them, as both are biases of W1");
    }
    return new NetworkSection(layers.network(), Optional.of(layers), Optional.empty());
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

  /** The activation written {@code linear}, {@code relu} or {@code leaky:p/q}. */
  static Activation activation(Cursor cursor) {
    String text = cursor.text("linear, relu or leaky:p/q");
    if (!text.startsWith(LEAKY)) {
      Activation known = ACTIVATIONS.get(text);
      if (known == null) {
        throw cursor.unknown("activation", List.of("linear", "relu", "leaky:1/4"));
      }
      return known;
    }
    try {
      return Activation.leaky(Rational.parse(text.substring(LEAKY.length())));
    } catch (IllegalArgumentException e) {
      throw cursor.expected("leaky:p/q with a slope p/q between 0 and 1");
    }
  }
}
