package org.plumbline.engine.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.plumbline.array.Extents;
import org.plumbline.array.ParameterBlock;
import org.plumbline.engine.compare.NumberFormat;
import org.plumbline.network.Network;
import org.plumbline.number.Dyadic;

/** Puts the arrays of a file together and holds their shapes against the network. */
final class RecordingAssembly {
  private final String name;
  private final Map<String, Tensor> tensors;
  private final Network network;
  private int rows = -1;

  private RecordingAssembly(String name, Map<String, Tensor> tensors, Network network) {
    this.name = name;
    this.tensors = tensors;
    this.network = network;
  }

  /** The recording made of the arrays of a file. */
  static Recording of(
      String name, Map<String, Tensor> tensors, Network network, Optional<NumberFormat> stated)
      throws RecordingException {
    return new RecordingAssembly(name, tensors, network).assemble(stated);
  }

  private Recording assemble(Optional<NumberFormat> stated) throws RecordingException {
    List<Tensor> weights = vectors(false);
    if (weights.isEmpty()) {
      throw new RecordingException(
          name,
          "no weights (the keys are "
              + RecordingException.quoted(String.join(", ", tensors.keySet()))
              + ")",
          "w of shape [T, " + network.parameters() + "], or W1, W2, ... of shape [T, out, in]");
    }
    List<Tensor> gradients = vectors(true);
    Optional<Tensor> times = Optional.ofNullable(tensors.get("t"));
    if (times.isPresent()) {
      requireShape(times.get(), List.of(rows));
    }
    Optional<Tensor> stepSizes = Optional.ofNullable(tensors.get("eta"));
    if (stepSizes.isPresent()) {
      requireStepSizes(stepSizes.get());
      stepSizes = Optional.ofNullable(tensors.get("eta"));
    }
    Optional<Tensor> batches = Optional.ofNullable(tensors.get("batch"));
    if (batches.isPresent()) {
      requireIndices(batches.get());
    }
    return new Recording(
        format(weights, gradients, stated),
        weights,
        gradients,
        times,
        stepSizes,
        batches,
        tolerance());
  }

  private Optional<Tensor> tolerance() throws RecordingException {
    Optional<Tensor> found = Optional.ofNullable(tensors.get("tol"));
    if (found.isPresent()) {
      Tensor tol = found.get();
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
      List<Tensor> weights, List<Tensor> gradients, Optional<NumberFormat> stated)
      throws RecordingException {
    List<Tensor> all = new ArrayList<>(weights);
    all.addAll(gradients);
    @Nullable NumberFormat shortest = stated.orElse(null);
    for (Tensor tensor : all) {
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

  private List<Tensor> vectors(boolean isGradient) throws RecordingException {
    Tensor flat = tensors.get(isGradient ? "g" : "w");
    List<ParameterBlock> blocks = ParameterBlock.of(network);
    List<Tensor> found = new ArrayList<>();
    if (flat != null) {
      requireRows(flat);
      requireShape(flat, List.of(rows, network.parameters()));
      return List.of(flat);
    }
    for (ParameterBlock block : blocks) {
      String key = isGradient ? block.gradientKey() : block.key();
      Tensor tensor = tensors.get(key);
      if (tensor != null) {
        requireRows(tensor);
        List<Integer> shape = new ArrayList<>(List.of(rows));
        shape.addAll(block.shape());
        requireShape(tensor, shape);
        found.add(tensor);
      } else if (!found.isEmpty()) {
        throw new RecordingException(name, key + " is missing", key + " beside the others");
      }
    }
    return found.size() == blocks.size() ? found : List.of();
  }

  private void requireRows(Tensor tensor) throws RecordingException {
    boolean hasRows = !tensor.shape().isEmpty() && tensor.shape().get(0) > 0;
    if (!hasRows) {
      throw new RecordingException(
          name + ": " + tensor.name(), "shape " + tensor.shape(), "[T, ...] with T at least 1");
    }
    if (rows < 0) {
      rows = tensor.shape().get(0);
    }
  }

  private void requireShape(Tensor tensor, List<Integer> shape) throws RecordingException {
    if (!tensor.shape().equals(shape)) {
      throw new RecordingException(
          name + ": " + tensor.name(), "shape " + tensor.shape(), shape.toString());
    }
  }

  private void requireStepSizes(Tensor eta) throws RecordingException {
    boolean fits =
        eta.shape().isEmpty()
            || (eta.shape().size() == 1
                && (eta.size() == rows || eta.size() == rows - 1 || eta.size() == 1));
    if (!fits) {
      throw new RecordingException(
          name + ": eta", "shape " + eta.shape(), "a number or [" + rows + "]");
    }
    if (eta.size() == 1 && !eta.shape().isEmpty() && rows > 2) {
      tensors.put("eta", new Tensor("eta", List.of(), eta.format(), eta.values()));
    }
    for (int k = 0; k < eta.size(); k++) {
      boolean isUsed = eta.size() == 1 || k < rows - 1;
      if (isUsed && eta.values().apply(k).signum() <= 0) {
        throw new RecordingException(
            name + ": eta[" + k + "]", "not positive", "a positive step size");
      }
    }
  }

  private void requireIndices(Tensor batch) throws RecordingException {
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
      if (!isIndex) {
        throw new RecordingException(
            name + ": batch" + Extents.index(k, batch.shape()),
            "no sample's number",
            "whole numbers from 0");
      }
    }
  }
}
