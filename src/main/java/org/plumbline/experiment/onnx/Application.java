package org.plumbline.experiment.onnx;

import java.util.List;
import java.util.Optional;

/**
 * A node with what its inputs are.
 *
 * @param node the node
 * @param inputs its inputs; empty for those left out
 * @param attributes its attributes
 * @param opset the version of the operators
 * @param units where units are added
 */
record Application(
    Node node, List<Optional<Value>> inputs, Attributes attributes, int opset, Units units) {
  Application {
    inputs = List.copyOf(inputs);
  }

  /** A complaint about the node. */
  OnnxException error(String problem, String expectation) {
    return node.error(problem, expectation);
  }

  /** An input that may be left out. */
  Optional<Value> optional(int k) {
    return k < inputs.size() ? inputs.get(k) : Optional.empty();
  }

  /** An input that must be there. */
  Value input(int k) throws OnnxException {
    Optional<Value> value = optional(k);
    if (value.isEmpty()) {
      throw error("the input " + k + " is left out", "it");
    }
    return value.get();
  }

  /** An input that must depend on the sample. */
  Value.Activations activations(int k) throws OnnxException {
    if (input(k) instanceof Value.Activations activations) {
      return activations;
    }
    throw error("the input " + k + " is constant", "one that depends on the sample");
  }

  /** An input that must be constant and of floats. */
  Value.Constant weights(int k) throws OnnxException {
    if (input(k) instanceof Value.Constant constant && constant.array().type().isFloat()) {
      return constant;
    }
    throw error(
        "the input " + k + " is no array of constant floats", "weights from an initializer");
  }

  /** The integers of a constant input. */
  List<Long> integers(int k) throws OnnxException {
    if (input(k) instanceof Value.Constant constant
        && !constant.array().type().isFloat()
        && constant.shape().size() <= 1) {
      return Tensor.integers(constant.array());
    }
    throw error("the input " + k + " is no list of constant integers", "one from an initializer");
  }

  /** The units of an input that depends on the sample, called after the input where it is a sum. */
  Value.Activations unitsOf(int k) throws OnnxException {
    return units.asUnits(node.inputs().get(k), activations(k));
  }
}
