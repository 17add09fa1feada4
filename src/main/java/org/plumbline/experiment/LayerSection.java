package org.plumbline.experiment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.plumbline.experiment.layers.Layer;
import org.plumbline.experiment.layers.Window;
import org.plumbline.network.Activation;
import org.plumbline.network.Skip;

/** Reads the items of {@code network.layers}, each at the shape that the layers before it give. */
final class LayerSection {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,39}");

  /** What the parameters of skips are called. */
  private static final Pattern RESERVED = Pattern.compile("skip[0-9]+");

  /** Names that stand for something else: inputs, biases, output. */
  private static final Set<String> TAKEN = Set.of("x", "o", "bias", "input");

  private static final Map<String, Skip.Kind> SKIPS =
      Map.of(
          "identity", Skip.Kind.IDENTITY,
          "diagonal", Skip.Kind.DIAGONAL,
          "free", Skip.Kind.FREE);

  /** The kinds with the words that names begin with. */
  private static final Map<String, String> KINDS =
      Map.of(
          "dense", "dense",
          "conv1d", "conv",
          "conv2d", "conv",
          "average-pool", "pool",
          "max-pool", "pool",
          "flatten", "flatten",
          "residual", "residual");

  private final boolean areBiased;
  private final Map<String, Integer> counts = new HashMap<>();
  private final Set<String> names = new TreeSet<>(TAKEN);

  /**
   * A reader of layers.
   *
   * @param areBiased whether layers have biases that do not say so
   */
  LayerSection(boolean areBiased) {
    this.areBiased = areBiased;
  }

  /** The layers of a list that reads an array of the given shape. */
  List<Layer> all(Cursor list, List<Integer> input) {
    List<Cursor> items = list.items("a list of layers");
    if (items.isEmpty()) {
      throw list.error("the list is empty; expected at least one layer");
    }
    List<Layer> layers = new ArrayList<>();
    List<Integer> shape = input;
    for (Cursor item : items) {
      Layer layer = layer(item, shape);
      if (layer.edges(shape) > NetworkSection.MOST_EDGES) {
        throw item.error(
            "the layer has more than " + NetworkSection.MOST_EDGES + " edges; expected fewer");
      }
      shape = layer.shape(shape);
      layers.add(layer);
    }
    return layers;
  }

  private Layer layer(Cursor item, List<Integer> shape) {
    Cursor kind = item.required("kind");
    String word = kind.text("the kind of a layer");
    String prefix = KINDS.get(word);
    if (prefix == null) {
      throw kind.unknown("kind of layer", new TreeSet<>(KINDS.keySet()));
    }
    String name = name(item, prefix);
    return switch (word) {
      case "dense" -> dense(item, name);
      case "conv1d", "conv2d" -> convolution(item, name, word.equals("conv1d") ? 1 : 2, shape);
      case "average-pool", "max-pool" -> pooling(item, name, word.equals("average-pool"), shape);
      case "flatten" -> {
        item.onlyKeys(List.of("kind", "name"));
        yield new Layer.Flatten(name);
      }
      default -> residual(item, name, shape);
    };
  }

  /** The name that is given, or the kind with its number among those of the kind. */
  private String name(Cursor item, String prefix) {
    int number = counts.getOrDefault(prefix, 0) + 1;
    counts.put(prefix, number);
    Optional<Cursor> given = item.optional("name");
    String name = given.map(cursor -> cursor.text("a name")).orElse(prefix + number);
    if (!NAME.matcher(name).matches() || RESERVED.matcher(name).matches()) {
      throw given
          .orElse(item)
          .expected(
              "a letter and at most 39 letters, digits and _ - behind it, and not skip1 or the"
                  + " like");
    }
    if (!names.add(name)) {
      throw given
          .orElse(item)
          .error("the name '" + name + "' is taken already; expected another one");
    }
    return name;
  }

  private Layer dense(Cursor item, String name) {
    item.onlyKeys(List.of("kind", "name", "units", "bias", "activation"));
    int units = (int) item.required("units").integer(1, NetworkSection.MOST_EDGES);
    return new Layer.Dense(name, units, bias(item), activations(item, units, "unit"));
  }

  private Layer convolution(Cursor item, String name, int axes, List<Integer> shape) {
    item.onlyKeys(
        List.of(
            "kind",
            "name",
            "channels",
            "kernel",
            "stride",
            "padding",
            "crop",
            "bias",
            "activation"));
    int channels = (int) item.required("channels").integer(1, NetworkSection.MOST_EDGES);
    requireAxes(item, axes, shape);
    Window window = window(item, shape, 1);
    return new Layer.Convolution(
        name, channels, window, bias(item), activations(item, channels, "channel"));
  }

  private static void requireAxes(Cursor item, int axes, List<Integer> shape) {
    if (shape.size() != axes + 1) {
      String expected = axes == 1 ? "[channels, length]" : "[channels, height, width]";
      throw item.required("kind")
          .error(
              "the layer reads an array of shape "
                  + shape
                  + "; expected "
                  + expected
                  + ", as network.input or the layer before gives it");
    }
  }

  private Layer pooling(Cursor item, String name, boolean isAverage, List<Integer> shape) {
    item.onlyKeys(List.of("kind", "name", "kernel", "stride", "padding", "crop", "activation"));
    if (shape.size() < 2) {
      requireAxes(item, 1, shape);
    }
    Window window = window(item, shape, 0);
    return new Layer.Pooling(name, isAverage, window, activations(item, shape.get(0), "channel"));
  }

  /**
   * The windows over the axes behind the first.
   *
   * @param stride the stride if none is given; 0 for that of windows side by side
   */
  private static Window window(Cursor item, List<Integer> shape, int stride) {
    List<Integer> extents = shape.subList(1, shape.size());
    Cursor kernelCursor = item.required("kernel");
    List<Integer> kernel = numbers(kernelCursor, extents, 1);
    List<Integer> strides =
        item.optional("stride")
            .map(cursor -> numbers(cursor, extents, 1))
            .orElseGet(() -> kernel.stream().map(k -> stride == 0 ? k : stride).toList());
    List<Integer> padding =
        item.optional("padding")
            .map(cursor -> numbers(cursor, extents, 0))
            .orElseGet(() -> kernel.stream().map(k -> 0).toList());
    for (int d = 0; d < extents.size(); d++) {
      if (padding.get(d) >= kernel.get(d)) {
        throw item.required("padding")
            .error(
                "padding %d holds a whole kernel of %d along axis %d; expected less"
                    .formatted(padding.get(d), kernel.get(d), d));
      }
    }
    Window window = new Window(kernel, strides, padding);
    requireFit(item, window, extents);
    return window;
  }

  private static void requireFit(Cursor item, Window window, List<Integer> extents) {
    boolean isCropped = item.optional("crop").map(Cursor::flag).orElse(false);
    for (int d = 0; d < extents.size(); d++) {
      int extent = extents.get(d);
      if (window.count(d, extent) == 0) {
        throw item.required("kernel")
            .error(
                "the kernel reaches over %d of %d numbers of axis %d; expected a smaller kernel, or padding"
                    .formatted(window.kernel().get(d), extent, d));
      }
      int uncovered = window.uncovered(d, extent);
      if (uncovered > 0 && !isCropped) {
        throw item.optional("stride")
            .orElse(item.required("kernel"))
            .error(
                ("stride %d leaves the last %d of %d numbers of axis %d to no window; expected one"
                        + " that fits, or crop: true")
                    .formatted(window.stride().get(d), uncovered, extent, d));
      }
    }
  }

  /** One number for all axes, or one for each. */
  private static List<Integer> numbers(Cursor cursor, List<Integer> extents, int least) {
    int axes = extents.size();
    List<Cursor> items =
        cursor.isList()
            ? cursor.items(axes, "number", "one per axis")
            : Collections.nCopies(axes, cursor);
    return items.stream()
        .map(item -> (int) item.integer(least, NetworkSection.MOST_EDGES))
        .toList();
  }

  private Layer residual(Cursor item, String name, List<Integer> shape) {
    item.onlyKeys(List.of("kind", "name", "skip", "layers", "activation"));
    Cursor kindCursor = item.required("skip");
    Skip.Kind kind = kindCursor.choice("kind of skip", SKIPS);
    List<Layer> layers = all(item.required("layers"), shape);
    List<Integer> output = shape;
    for (Layer layer : layers) {
      output = layer.shape(output);
    }
    requireSkip(kindCursor, kind, shape, output);
    return new Layer.Residual(
        name, layers, kind, activations(item, output.get(0), "unit or channel"));
  }

  /** Refuses a skip between arrays of other shapes. */
  static void requireSkip(Cursor place, Skip.Kind kind, List<Integer> from, List<Integer> to) {
    if (kind != Skip.Kind.FREE && !from.equals(to)) {
      throw place.expected(
          "free, because it leads from an array of shape " + from + " to one of shape " + to);
    }
    if (Layer.skipEdges(kind, from, to) > NetworkSection.MOST_EDGES) {
      throw place.error(
          "the skip has more than " + NetworkSection.MOST_EDGES + " edges; expected fewer");
    }
  }

  /** The kinds of skips by their words. */
  static Skip.Kind skipKind(Cursor cursor) {
    return cursor.choice("kind of skip", SKIPS);
  }

  private boolean bias(Cursor item) {
    return item.optional("bias").map(Cursor::flag).orElse(areBiased);
  }

  /** One activation for all, or one for each index of the first axis; linear if left out. */
  private static List<Activation> activations(Cursor item, int count, String each) {
    Optional<Cursor> given = item.optional("activation");
    if (given.isEmpty()) {
      return List.of(Activation.LINEAR);
    }
    return given.get().isList()
        ? given.get().items(count, "activation", "one per " + each).stream()
            .map(NetworkSection::activation)
            .toList()
        : List.of(NetworkSection.activation(given.get()));
  }
}
