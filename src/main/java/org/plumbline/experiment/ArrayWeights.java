package org.plumbline.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.plumbline.array.ArrayException;
import org.plumbline.array.ExactArray;
import org.plumbline.array.ParameterBlock;
import org.plumbline.array.WeightNames;
import org.plumbline.network.Network;
import org.plumbline.number.Decimals;
import org.plumbline.number.Rational;

/**
 * Reads one set of weights from the arrays of a file: {@code w} of shape [N], or one array for each
 * matrix, called {@code W1}, {@code b1}, {@code W2}, …, {@code S1}, … or as frameworks call them.
 *
 * <p>Every array of the file is used, or named under {@code ignore}: weights that nobody asked for
 * are a sign of another network.
 */
final class ArrayWeights {
  /** The keys that say which array is which. */
  static final List<String> KEYS = List.of("names", "transpose", "ignore");

  private static final String FLAT = "w";
  private static final String TIME = "t";
  private static final int SHOWN_DIGITS = 12;

  private final Cursor section;
  private final Cursor source;
  private final Network network;

  private ArrayWeights(Cursor section, Cursor source, Network network) {
    this.section = section;
    this.source = source;
    this.network = network;
  }

  /** The weights of a network in the archive of NumPy that is named at {@code source}. */
  static List<Rational> npz(Cursor section, Cursor source, Network network) {
    ArrayWeights weights = new ArrayWeights(section, source, network);
    Set<String> ignored = ignored(section);
    return weights.read(ArrayFile.npz(source, name -> !ignored.contains(name)));
  }

  /** The weights of a network in the safetensors file that is named at {@code source}. */
  static List<Rational> safetensors(Cursor section, Cursor source, Network network) {
    ArrayWeights weights = new ArrayWeights(section, source, network);
    Set<String> ignored = ignored(section);
    return weights.read(ArrayFile.safetensors(source, name -> !ignored.contains(name)));
  }

  /** The arrays that are left alone. */
  static Set<String> ignored(Cursor section) {
    Set<String> names = new LinkedHashSet<>();
    for (Cursor item : ignoredItems(section)) {
      names.add(item.text("the name of an array"));
    }
    return names;
  }

  private static List<Cursor> ignoredItems(Cursor section) {
    return section.optional("ignore").map(list -> list.items("a list of arrays")).orElse(List.of());
  }

  /** Refuses an array to be left alone that is not there. */
  static void requireThere(Cursor section, ArrayFile file) {
    for (Cursor item : ignoredItems(section)) {
      if (!file.names().contains(item.text("the name of an array"))) {
        throw item.unknown("array", file.names());
      }
    }
  }

  private List<Rational> read(ArrayFile file) {
    requireThere(section, file);
    Map<String, ExactArray> arrays = new LinkedHashMap<>(file.arrays());
    noteTime(arrays);
    @Nullable ExactArray flat = arrays.get(FLAT);
    List<ParameterBlock> blocks = ParameterBlock.of(network);
    List<Rational> weights = new ArrayList<>();
    if (flat != null) {
      requireAlone(file, arrays);
      add(file, flat, List.of(network.parameters()), weights);
      return weights;
    }
    if (blocks.isEmpty()) {
      throw file.error(
          "w is missing; expected w of shape ["
              + network.parameters()
              + "], as the network is a graph (the arrays are "
              + WeightNames.shown(shapes(arrays))
              + ")");
    }
    boolean isTransposed = section.optional("transpose").map(Cursor::flag).orElse(false);
    Map<String, String> names = names(file, shapes(arrays), blocks, isTransposed);
    for (ParameterBlock block : blocks) {
      @Nullable ExactArray array = arrays.get(names.getOrDefault(block.key(), ""));
      if (array == null) {
        throw new IllegalStateException("no array was matched with " + block.key());
      }
      add(file, isTransposed ? array.transposed() : array, block.shape(), weights);
    }
    return weights;
  }

  /** One point of a recording may say when it was. */
  private void noteTime(Map<String, ExactArray> arrays) {
    @Nullable ExactArray time = arrays.get(TIME);
    if (time != null && time.size() == 1) {
      arrays.remove(TIME);
      source
          .origin()
          .note(
              "%s: the time t = %s is not used, because the flow starts at 0."
                  .formatted(source.text("a path"), Decimals.nearest(time.value(0), SHOWN_DIGITS)));
    }
  }

  private void requireAlone(ArrayFile file, Map<String, ExactArray> arrays) {
    Set<String> others = new LinkedHashSet<>(arrays.keySet());
    others.remove(FLAT);
    if (!others.isEmpty()) {
      throw file.error(
          "w beside " + String.join(", ", others) + "; expected only one of them, or ignore");
    }
    for (String key : List.of("names", "transpose")) {
      section
          .optional(key)
          .ifPresent(
              found -> {
                throw found.error(
                    "the array w holds all weights in order; expected no other array beside it");
              });
    }
  }

  private Map<String, String> names(
      ArrayFile file,
      Map<String, List<Integer>> shapes,
      List<ParameterBlock> blocks,
      boolean isTransposed) {
    try {
      return section.has("names")
          ? WeightNames.stated(
              file.name(), blocks, shapes, stated(section.required("names"), blocks), isTransposed)
          : WeightNames.matched(file.name(), blocks, shapes, isTransposed);
    } catch (ArrayException e) {
      throw source.error(e.text() + hint(shapes, blocks));
    }
  }

  /** Biases in the file are those of a network that has some. */
  private static String hint(Map<String, List<Integer>> shapes, List<ParameterBlock> blocks) {
    boolean hasBiases = blocks.stream().anyMatch(block -> WeightNames.isBias(block.key()));
    boolean bringsBiases = shapes.keySet().stream().anyMatch(name -> WeightNames.isBias(name));
    return bringsBiases && !hasBiases
        ? ", or biases in the network: network.biases, in place of data.bias"
        : "";
  }

  /** A list in the order of the blocks, or a map from their keys. */
  private static List<String> stated(Cursor names, List<ParameterBlock> blocks) {
    if (names.isList()) {
      return names.items("a list of names").stream().map(item -> item.text("a name")).toList();
    }
    names.onlyKeys(blocks.stream().map(ParameterBlock::key).toList());
    return blocks.stream().map(block -> names.required(block.key()).text("a name")).toList();
  }

  private static Map<String, List<Integer>> shapes(Map<String, ExactArray> arrays) {
    Map<String, List<Integer>> shapes = new LinkedHashMap<>();
    arrays.forEach((name, array) -> shapes.put(name, array.shape()));
    return shapes;
  }

  private static void add(
      ArrayFile file, ExactArray array, List<Integer> shape, List<Rational> weights) {
    if (!array.shape().equals(shape)) {
      throw file.error(
          array.name()
              + ": shape "
              + array.shape()
              + "; expected "
              + shape
              + ", one set of weights");
    }
    file.requireModest(array);
    for (int k = 0; k < array.size(); k++) {
      weights.add(file.number(array, k));
    }
  }
}
