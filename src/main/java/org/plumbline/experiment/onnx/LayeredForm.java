package org.plumbline.experiment.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Skip;
import org.plumbline.number.Rational;

/**
 * Recognises circuits of fully connected layers with free and identity skips, and puts their
 * weights in the order of such networks.
 */
final class LayeredForm {
  private final Circuit circuit;
  private final Weights values;
  private final List<Integer> widths = new ArrayList<>();
  private final List<Activation> activations = new ArrayList<>();
  private final List<Integer> layerOf = new ArrayList<>();
  private final List<Integer> rowOf = new ArrayList<>();
  private final List<Rational> matrices = new ArrayList<>();
  private final List<Skip> skips = new ArrayList<>();
  private final List<Rational> skipWeights = new ArrayList<>();
  private final Set<Factor.Own> seen = new HashSet<>();

  /** Whether biases are the column of the last input, or else biases of layers. */
  private final boolean areColumns;

  private final List<Boolean> biases = new ArrayList<>();

  private LayeredForm(Circuit circuit, Weights values, boolean areColumns) {
    this.circuit = circuit;
    this.values = values;
    this.areColumns = areColumns;
  }

  /**
   * The network of a circuit, if it is one of such layers.
   *
   * @param isApart whether the constant input is a coordinate of the samples, whose weights then
   *     are a column of the first matrix if no other layer has biases
   */
  static Optional<OnnxNetwork> of(Circuit circuit, Weights values, boolean isApart) {
    Optional<OnnxNetwork> columns =
        isApart ? of(new LayeredForm(circuit, values, true)) : Optional.empty();
    return columns.isPresent() ? columns : of(new LayeredForm(circuit, values, false));
  }

  private static Optional<OnnxNetwork> of(LayeredForm form) {
    if (!form.findLayers()) {
      return Optional.empty();
    }
    int row = 0;
    for (int layer = 1; layer < form.widths.size(); layer++) {
      int width = form.widths.get(layer);
      if (!form.connect(layer, form.circuit.sums().subList(row, row + width))) {
        return Optional.empty();
      }
      row += width;
    }
    LayeredArchitecture layers =
        new LayeredArchitecture(form.widths, form.activations, form.skips, form.biases);
    List<Rational> weights = new ArrayList<>(form.matrices);
    weights.addAll(form.skipWeights);
    return Optional.of(new OnnxNetwork(layers.network(), Optional.of(layers), weights, List.of()));
  }

  /** Takes each array of units for a layer, if it is whole and of one activation. */
  private boolean findLayers() {
    boolean isBeside = circuit.hasBias() && !areColumns;
    widths.add(circuit.inputs() - (isBeside ? 1 : 0));
    for (int v = 0; v < circuit.inputs(); v++) {
      place(0, v);
    }
    List<Unit> units = circuit.computed();
    int next = 0;
    while (next < units.size()) {
      Unit first = units.get(next);
      int width = Shapes.size(first.shape());
      for (int row = 0; row < width; row++) {
        boolean belongs =
            next < units.size()
                && units.get(next).group().equals(first.group())
                && units.get(next).position() == row
                && units.get(next).activation().equals(first.activation());
        if (!belongs) {
          return false;
        }
        place(widths.size(), row);
        next++;
      }
      widths.add(width);
      activations.add(first.activation());
    }
    widths.add(1);
    return true;
  }

  private void place(int layer, int row) {
    layerOf.add(layer);
    rowOf.add(row);
  }

  /**
   * Weights between two layers: those of one array, or fixed ones.
   *
   * @param from the layer read
   * @param array the array's name, empty for fixed ones
   * @param isBias whether they are those of the constant input
   */
  private record BlockKey(int from, String array, boolean isBias) {}

  private boolean connect(int layer, List<Sum> sums) {
    Map<BlockKey, Map<Integer, Factor>> blocks = new LinkedHashMap<>();
    for (int row = 0; row < sums.size(); row++) {
      for (Sum.Term term : sums.get(row).terms()) {
        int from = layerOf.get(term.unit());
        String array = term.factor() instanceof Factor.Own own ? own.array() : "";
        boolean isBias = circuit.hasBias() && term.unit() == circuit.inputs() - 1;
        int place = isBias && !areColumns ? row : row * widths.get(from) + rowOf.get(term.unit());
        boolean isTaken =
            blocks
                    .computeIfAbsent(new BlockKey(from, array, isBias), key -> new HashMap<>())
                    .putIfAbsent(place, term.factor())
                != null;
        boolean isShared = term.factor() instanceof Factor.Own own && !seen.add(own);
        if (isTaken || isShared) {
          return false;
        }
      }
    }
    return areColumns
        ? mergeBiases(blocks) && addLayer(layer, blocks, Optional.empty())
        : addBiased(layer, blocks);
  }

  private boolean addLayer(
      int layer, Map<BlockKey, Map<Integer, Factor>> blocks, Optional<Map<Integer, Factor>> bias) {
    if (!addMatrix(layer, blocks)) {
      return false;
    }
    biases.add(bias.isPresent());
    if (bias.isPresent()) {
      for (int row = 0; row < widths.get(layer); row++) {
        if (!(bias.get().get(row) instanceof Factor.Own own)) {
          return false;
        }
        matrices.add(values.value(own));
      }
    }
    return addSkips(layer, blocks);
  }

  /** A layer whose units all have biases, those of one array, or none. */
  private boolean addBiased(int layer, Map<BlockKey, Map<Integer, Factor>> blocks) {
    List<BlockKey> keys = new ArrayList<>();
    for (BlockKey key : blocks.keySet()) {
      if (key.isBias()) {
        keys.add(key);
      }
    }
    if (keys.size() > 1) {
      return false;
    }
    Optional<Map<Integer, Factor>> bias = Optional.empty();
    if (keys.size() == 1) {
      bias = Optional.ofNullable(blocks.remove(keys.get(0)));
    }
    return addLayer(layer, blocks, bias);
  }

  /** Puts each bias into the matrix of inputs it stands beside, as the column of the last input. */
  private boolean mergeBiases(Map<BlockKey, Map<Integer, Factor>> blocks) {
    if (!circuit.hasBias()) {
      return true;
    }
    List<BlockKey> keys = List.copyOf(blocks.keySet());
    List<BlockKey> biases = keys.stream().filter(BlockKey::isBias).toList();
    List<BlockKey> others = keys.stream().filter(k -> k.from() == 0 && !k.isBias()).toList();
    if (biases.size() != others.size()) {
      return false;
    }
    for (int k = 0; k < biases.size(); k++) {
      Map<Integer, Factor> column = blocks.getOrDefault(biases.get(k), Map.of());
      blocks.getOrDefault(others.get(k), new HashMap<>()).putAll(column);
      blocks.remove(biases.get(k));
    }
    return true;
  }

  /** The first dense block from the layer before is the matrix of the layer. */
  private boolean addMatrix(int layer, Map<BlockKey, Map<Integer, Factor>> blocks) {
    Optional<BlockKey> found =
        blocks.keySet().stream()
            .filter(key -> key.from() == layer - 1 && !key.array().isEmpty())
            .findFirst();
    if (found.isEmpty()) {
      return false;
    }
    Map<Integer, Factor> matrix = blocks.getOrDefault(found.get(), Map.of());
    blocks.remove(found.get());
    return addDense(layer, layer - 1, matrix, matrices);
  }

  private boolean addSkips(int layer, Map<BlockKey, Map<Integer, Factor>> blocks) {
    for (Map.Entry<BlockKey, Map<Integer, Factor>> block : blocks.entrySet()) {
      int from = block.getKey().from();
      boolean isFixed = block.getKey().array().isEmpty();
      boolean fits =
          isFixed
              ? isIdentity(layer, from, block.getValue())
              : addDense(layer, from, block.getValue(), skipWeights);
      if (!fits) {
        return false;
      }
      skips.add(new Skip(from, layer, isFixed ? Skip.Kind.IDENTITY : Skip.Kind.FREE));
    }
    return true;
  }

  private boolean addDense(
      int layer, int from, Map<Integer, Factor> block, List<Rational> weights) {
    int size = widths.get(layer) * widths.get(from);
    for (int place = 0; place < size; place++) {
      if (!(block.get(place) instanceof Factor.Own own)) {
        return false;
      }
      weights.add(values.value(own));
    }
    return true;
  }

  private boolean isIdentity(int layer, int from, Map<Integer, Factor> block) {
    int width = widths.get(layer);
    return width == widths.get(from)
        && block.size() == width
        && block.entrySet().stream()
            .allMatch(
                entry ->
                    entry.getKey() % (width + 1) == 0 && entry.getValue().equals(Factor.Fixed.ONE));
  }
}
