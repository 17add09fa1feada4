package org.plumbline.compare.recording;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.plumbline.array.ArrayException;
import org.plumbline.array.Extents;
import org.plumbline.array.ParameterBlock;
import org.plumbline.array.WeightNames;
import org.plumbline.network.Network;
import org.plumbline.number.Dyadic;
import org.plumbline.number.NumberFormat;

/** Puts the arrays of a file together and compares their shapes with the network. */
final class RecordingAssembly {
  private static final Dyadic NONE = Dyadic.of(-1);

  private final String name;
  private final Map<String, RecordedArray> tensors;
  private final Network network;
  private final Arrangement arrangement;
  private int rows = -1;

  private RecordingAssembly(
      String name, Map<String, RecordedArray> tensors, Network network, Arrangement arrangement) {
    this.name = name;
    this.tensors = new LinkedHashMap<>(tensors);
    this.network = network;
    this.arrangement = arrangement;
  }

  /** The recording made of the arrays of a file. */
  static Recording of(
      String name,
      Map<String, RecordedArray> tensors,
      Network network,
      Optional<NumberFormat> stated,
      Arrangement arrangement)
      throws RecordingException {
    return new RecordingAssembly(name, tensors, network, arrangement).assemble(stated);
  }

  private Recording assemble(Optional<NumberFormat> stated) throws RecordingException {
    List<RecordedArray> weights = vectors(false);
    if (weights.isEmpty()) {
      throw noWeights();
    }
    List<RecordedArray> gradients = vectors(true);
    Optional<RecordedArray> times = Optional.ofNullable(tensors.get("t"));
    if (times.isPresent()) {
      requireShape(times.get(), List.of(rows));
    }
    Optional<RecordedArray> stepSizes = Optional.ofNullable(tensors.get("eta"));
    if (stepSizes.isPresent()) {
      requireStepSizes(stepSizes.get());
      stepSizes = Optional.ofNullable(tensors.get("eta"));
    }
    Optional<RecordedArray> batches = Optional.ofNullable(tensors.get("batch"));
    if (batches.isPresent()) {
      requireIndices(batches.get());
    }
    return new Recording(
        name,
        format(weights, gradients, stated),
        weights,
        gradients,
        times,
        stepSizes,
        batches,
        tolerance());
  }

  private Optional<RecordedArray> tolerance() throws RecordingException {
    Optional<RecordedArray> found = Optional.ofNullable(tensors.get("tol"));
    if (found.isPresent()) {
      RecordedArray tol = found.get();
      if (tol.size() != 1) {
        throw new RecordingException(name + ": tol", "shape " + tol.shape(), "a number");
      }
      if (tol.values().apply(0).signum() < 0) {
        throw new RecordingException(name + ": tol", "negative", "a tolerance of at least 0");
      }
    }
    return found;
  }

  /** The shortest of the formats of weights and gradients, unless stated. */
  private NumberFormat format(
      List<RecordedArray> weights, List<RecordedArray> gradients, Optional<NumberFormat> stated)
      throws RecordingException {
    List<RecordedArray> all = new ArrayList<>(weights);
    all.addAll(gradients);
    @Nullable NumberFormat shortest = stated.orElse(null);
    for (RecordedArray tensor : all) {
      if (tensor.format().isEmpty()) {
        throw new RecordingException(
            name + ": " + tensor.name(), "integers", "floats of 16, 32 or 64 bits");
      }
      NumberFormat format = tensor.format().get();
      boolean isShorter = shortest == null || format.unitRoundoff() > shortest.unitRoundoff();
      if (stated.isEmpty() && isShorter) {
        shortest = format;
      }
    }
    return shortest == null ? NumberFormat.FLOAT64 : shortest;
  }

  /** The blocks of the weights, or of the gradients; none if there are none. */
  private List<RecordedArray> vectors(boolean isGradient) throws RecordingException {
    String key = isGradient ? "g" : "w";
    RecordedArray flat = tensors.get(key);
    Map<String, RecordedArray> named = named(isGradient);
    if (flat == null) {
      return named.isEmpty() ? List.of() : blocks(named);
    }
    if (!named.isEmpty()) {
      throw new RecordingException(
          name,
          key + " beside " + WeightNames.shown(RecordedArray.shapes(named)),
          "only one of them; name arrays that are something else with --ignore");
    }
    if (arrangement.isTransposed() || !arrangement.names().isEmpty()) {
      throw new RecordingException(
          name + ": " + key,
          "all weights are in one array",
          "one array for each matrix, as --names and --transpose are about such arrays");
    }
    requireRows(flat);
    requireShape(flat, List.of(rows, network.parameters()));
    return List.of(flat);
  }

  /** The arrays that may be weights, or gradients, by the names of the weights. */
  private Map<String, RecordedArray> named(boolean isGradient) {
    Map<String, RecordedArray> named = new LinkedHashMap<>();
    tensors.forEach(
        (key, tensor) -> {
          if (!Arrangement.isKnown(key) && Arrangement.isGradient(key) == isGradient) {
            named.put(isGradient ? Arrangement.weightOf(key) : key, tensor);
          }
        });
    return named;
  }

  /** The arrays in the order of the network's parameters, with an index for the point in front. */
  private List<RecordedArray> blocks(Map<String, RecordedArray> named) throws RecordingException {
    List<ParameterBlock> blocks = ParameterBlock.of(network);
    int deepest = named.values().stream().mapToInt(t -> t.shape().size()).max().orElse(0);
    if (blocks.isEmpty() || deepest < 2) {
      throw noWeights();
    }
    int axes = blocks.stream().mapToInt(block -> block.shape().size()).reduce(2, Math::max);
    boolean hasPoints = deepest > axes;
    Map<String, List<Integer>> shapes = new LinkedHashMap<>();
    for (Map.Entry<String, RecordedArray> entry : named.entrySet()) {
      List<Integer> shape = entry.getValue().shape();
      if (hasPoints) {
        requireRows(entry.getValue());
        requireSameRows(entry.getValue());
      }
      shapes.put(entry.getKey(), hasPoints ? shape.subList(1, shape.size()) : shape);
    }
    rows = rows < 0 ? 1 : rows;
    List<RecordedArray> found = new ArrayList<>();
    for (String key : arranged(blocks, shapes).values()) {
      RecordedArray tensor = named.get(key);
      if (tensor != null) {
        RecordedArray placed = hasPoints ? tensor : tensor.asFirst();
        found.add(arrangement.isTransposed() ? placed.transposed() : placed);
      }
    }
    return found;
  }

  private Map<String, String> arranged(
      List<ParameterBlock> blocks, Map<String, List<Integer>> shapes) throws RecordingException {
    try {
      return arrangement.names().isEmpty()
          ? WeightNames.matched(name, blocks, shapes, arrangement.isTransposed())
          : WeightNames.stated(
              name, blocks, shapes, arrangement.names(), arrangement.isTransposed());
    } catch (ArrayException e) {
      throw new RecordingException(e, "; see --names, --transpose and --ignore");
    }
  }

  private RecordingException noWeights() {
    return new RecordingException(
        name,
        "no array holds the weights (the arrays are "
            + WeightNames.shown(RecordedArray.shapes(tensors))
            + ")",
        "w of shape [T, " + network.parameters() + "], or W1, W2, ... of shape [T, out, in]");
  }

  /** All arrays of weights have as many points. */
  private void requireSameRows(RecordedArray tensor) throws RecordingException {
    if (tensor.shape().get(0) != rows) {
      throw new RecordingException(
          name + ": " + tensor.name(),
          "shape " + tensor.shape(),
          "[" + rows + ", ...] as of the others, or --ignore " + tensor.name());
    }
  }

  private void requireRows(RecordedArray tensor) throws RecordingException {
    boolean hasRows = !tensor.shape().isEmpty() && tensor.shape().get(0) > 0;
    if (!hasRows) {
      throw new RecordingException(
          name + ": " + tensor.name(), "shape " + tensor.shape(), "[T, ...] with T at least 1");
    }
    if (rows < 0) {
      rows = tensor.shape().get(0);
    }
  }

  private void requireShape(RecordedArray tensor, List<Integer> shape) throws RecordingException {
    if (!tensor.shape().equals(shape)) {
      throw new RecordingException(
          name + ": " + tensor.name(), "shape " + tensor.shape(), shape.toString());
    }
  }

  private void requireStepSizes(RecordedArray eta) throws RecordingException {
    boolean fits =
        eta.shape().isEmpty()
            || (eta.shape().size() == 1
                && (eta.size() == rows || eta.size() == rows - 1 || eta.size() == 1));
    if (!fits) {
      throw new RecordingException(
          name + ": eta", "shape " + eta.shape(), "a number or [" + rows + "]");
    }
    if (eta.size() == 1 && !eta.shape().isEmpty() && rows > 2) {
      tensors.put("eta", new RecordedArray("eta", List.of(), eta.format(), eta.values()));
    }
    for (int k = 0; k < eta.size(); k++) {
      boolean isUsed = eta.size() == 1 || k < rows - 1;
      if (isUsed && eta.values().apply(k).signum() <= 0) {
        throw new RecordingException(
            name + ": eta[" + k + "]", "not positive", "a positive step size");
      }
    }
  }

  private void requireIndices(RecordedArray batch) throws RecordingException {
    boolean fits =
        batch.shape().size() == 2
            && (batch.shape().get(0) == rows || batch.shape().get(0) == rows - 1)
            && batch.shape().get(1) > 0;
    if (!fits) {
      throw new RecordingException(
          name + ": batch", "shape " + batch.shape(), "[" + rows + ", B] with B at least 1");
    }
    for (int k = 0; k < batch.size(); k++) {
      Dyadic index = batch.values().apply(k);
      boolean isIndex =
          index.signum() >= 0
              && index.exponent() >= 0
              && (index.signum() == 0 || index.magnitudeExponent() < 31);
      boolean isFirst = k % batch.shape().get(1) == 0;
      boolean isBehindNone = !isFirst && isNone(batch.values().apply(k - 1));
      boolean isPermitted = isBehindNone ? isNone(index) : isIndex || (!isFirst && isNone(index));
      if (!isPermitted) {
        throw new RecordingException(
            name + ": batch" + Extents.index(k, batch.shape()),
            "the entry is not the number of a sample",
            "whole numbers from 0, or -1 behind the last of a smaller batch");
      }
    }
  }

  /** Whether an entry stands for no sample, as in a batch that is smaller than the others. */
  private static boolean isNone(Dyadic index) {
    return index.equals(NONE);
  }
}
