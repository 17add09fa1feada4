package org.plumbline.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.experiment.layers.Layer;
import org.plumbline.experiment.layers.Lowering;
import org.plumbline.experiment.layers.Shortcut;
import org.plumbline.network.Activation;
import org.plumbline.network.Network;
import org.plumbline.network.Skip;

/**
 * Reads a network given by {@code layers}, with the shape of a sample under {@code input} and
 * {@code skips} between layers: it becomes a graph.
 */
final class LayersSection {
  private static final int MOST_AXES = 3;

  private final Cursor network;
  private final Inputs inputs;

  /** The shape that each layer of the list gives, by its name. */
  private final Map<String, List<Integer>> shapes = new LinkedHashMap<>();

  private LayersSection(Cursor network, Inputs inputs) {
    this.network = network;
    this.inputs = inputs;
  }

  /** The network for the given samples. */
  static Network read(Cursor network, Inputs inputs) {
    return new LayersSection(network, inputs).network();
  }

  private Network network() {
    List<Integer> input = input();
    boolean areBiased = network.optional("biases").map(Cursor::flag).orElse(false);
    Cursor list = network.required("layers");
    List<Layer> layers = new LayerSection(areBiased).all(list, input);
    if (inputs.hasBias() && layers.stream().anyMatch(Layer::hasBias)) {
      throw network
          .optional("biases")
          .orElse(list)
          .error("has biases beside data.bias: true; expected one of them");
    }
    shapes.put(Shortcut.INPUT, input);
    List<Integer> shape = input;
    double edges = 0;
    for (Layer layer : layers) {
      edges += layer.edges(shape);
      shape = layer.shape(shape);
      shapes.put(layer.name(), shape);
    }
    if (edges > NetworkSection.MOST_EDGES) {
      throw list.error(
          "the network has more than " + NetworkSection.MOST_EDGES + " edges; expected fewer");
    }
    requireOutput(list, layers.get(layers.size() - 1), shape);
    try {
      return Lowering.network(input, layers, shortcuts());
    } catch (IllegalArgumentException e) {
      throw list.error(e.getMessage() + "; expected layers that use all their weights");
    }
  }

  /** The shape of a sample; a row of numbers unless it is given. */
  private List<Integer> input() {
    if (!network.has("input")) {
      return List.of(inputs.dimension());
    }
    Cursor given = network.required("input");
    List<Integer> shape = new ArrayList<>();
    double size = 1;
    for (Cursor extent : given.items("a list such as [channels, height, width]")) {
      shape.add((int) extent.integer(1, NetworkSection.MOST_EDGES));
      size *= shape.get(shape.size() - 1);
    }
    if (shape.isEmpty() || shape.size() > MOST_AXES || size != inputs.dimension()) {
      throw given.error(
          "the shape "
              + shape
              + " holds other numbers than a sample; expected 1 to "
              + MOST_AXES
              + " extents with the product "
              + inputs.dimension());
    }
    return shape;
  }

  private static void requireOutput(Cursor list, Layer last, List<Integer> shape) {
    List<Cursor> items = list.items("a list of layers");
    Cursor item = items.get(items.size() - 1);
    if (Layer.size(shape) != 1) {
      throw item.error(
          "the last layer gives an array of shape " + shape + "; expected one number, the output");
    }
    if (!last.activations().stream().allMatch(Activation::isLinear)) {
      throw item.required("activation").expected("linear, because the layer is the output");
    }
  }

  private List<Shortcut> shortcuts() {
    List<Shortcut> shortcuts = new ArrayList<>();
    for (Cursor item :
        network.optional("skips").map(list -> list.items("a list of skips")).orElse(List.of())) {
      item.onlyKeys(List.of("from", "to", "kind"));
      String from = layer(item.required("from"));
      String to = layer(item.required("to"));
      List<String> order = List.copyOf(shapes.keySet());
      if (order.indexOf(from) >= order.indexOf(to)) {
        throw item.required("to").expected("a layer behind " + from);
      }
      Skip.Kind kind = LayerSection.skipKind(item.required("kind"));
      LayerSection.requireSkip(item.required("kind"), kind, shape(from), shape(to));
      shortcuts.add(new Shortcut("skip" + (shortcuts.size() + 1), from, to, kind));
    }
    return shortcuts;
  }

  private List<Integer> shape(String layer) {
    return shapes.getOrDefault(layer, List.of());
  }

  private String layer(Cursor cursor) {
    String name = cursor.text("the name of a layer");
    if (!shapes.containsKey(name)) {
      throw cursor.unknown("layer", List.<String>copyOf(shapes.keySet()));
    }
    return name;
  }
}
