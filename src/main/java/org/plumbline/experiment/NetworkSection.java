package org.plumbline.experiment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/**
 * What {@code network} describes.
 *
 * @param network the graph
 * @param architecture the layers, where it is given by layers
 */
record NetworkSection(Network network, Optional<LayeredArchitecture> architecture) {
  /**
   * The most edges of a network: far more than can be integrated, far fewer than fill the memory.
   */
  static final int MOST_EDGES = 1_000_000;

  private static final List<String> LAYERED = List.of("widths", "activations", "skips");
  private static final List<String> KEYS = List.of("widths", "activations", "skips", "graph");
  private static final String LEAKY = "leaky:";
  private static final Map<String, Activation> ACTIVATIONS =
      Map.of("linear", Activation.LINEAR, "relu", Activation.RELU);

  /** The network for samples with the given number of coordinates, bias included. */
  static NetworkSection read(Cursor network, int dimension) {
    network.onlyKeys(KEYS);
    Optional<Cursor> graph = network.optional("graph");
    if (graph.isPresent()) {
      for (String key : LAYERED) {
        network
            .optional(key)
            .ifPresent(
                found -> {
                  throw found.error("conflicts with graph; expected either layers or a graph");
                });
      }
      return new NetworkSection(GraphSection.read(graph.get(), dimension), Optional.empty());
    }
    LayeredArchitecture layers = LayeredSection.read(network, dimension);
    return new NetworkSection(layers.network(), Optional.of(layers));
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
