package org.plumbline.experiment.onnx;

import java.util.Optional;

/**
 * How a model is to be read.
 *
 * @param dimension the number of coordinates of a sample, a constant one included
 * @param hasBias whether the last coordinate is the constant 1, which then may take the biases of
 *     the first layer
 * @param output which number is {@code f}
 * @param biases whether biases are weights; empty: unless all of them are 0
 */
public record OnnxRequest(
    int dimension, boolean hasBias, OutputChoice output, Optional<Boolean> biases) {
  /** The model with a single output, its biases weights unless all of them are 0. */
  public static OnnxRequest of(int dimension, boolean hasBias) {
    return new OnnxRequest(dimension, hasBias, OutputChoice.ONLY, Optional.empty());
  }
}
