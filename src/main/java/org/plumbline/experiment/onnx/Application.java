package org.plumbline.experiment.onnx;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.plumbline.array.BinaryType;

/**
 * A node with what its inputs are.
 *
 * @param node the node
 * @param inputs its inputs; empty for those left out
 * @param attributes its attributes
 * @param opset the version of the operators
 * @param units where units are added
 * @param type the type of the first input that depends on the sample
 * @param arrays the constant arrays by name
 */
record Application(
    OnnxNode node,
    List<Optional<Value>> inputs,
    Attributes attributes,
    int opset,
    Units units,
    BinaryType type,
    Function<String, Numbers> arrays) {
  Application {
    inputs = List.copyOf(inputs);
  }

  /** A complaint about the node. */
  OnnxException error(String problem, String expectation) {
    return node.error(problem, expectation);
  }

  /** Says that the constants of the node are no weights. */
  void noteUntrained() {
    units.note(node.place() + ": its constants belong to the network and are not trained.");
  }

  /** Whether all inputs are constant. */
  boolean areConstant() {
    return inputs.stream()
        .allMatch(input -> input.filter(value -> value instanceof Value.Constant).isPresent());
  }

  /** A constant array that weights are from. */
  Numbers array(String name) {
    return arrays.apply(name);
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

  /** An input that must be constant. */
  Value.Constant constant(int k) throws OnnxException {
    if (input(k) instanceof Value.Constant constant) {
      return constant;
    }
    throw error("the input " + k + " depends on the sample", "a constant");
  }

  /** An input that must be constant and of floats. */
  Value.Constant weights(int k) throws OnnxException {
    if (input(k) instanceof Value.Constant constant && constant.array().type().isFloat()) {
      return constant;
    }
    throw error(
        "the input " + k + " is not an array of constant floats", "weights from an initializer");
  }

  /** The integers of a constant input. */
  List<Long> integers(int k) throws OnnxException {
    if (input(k) instanceof Value.Constant constant
        && isInteger(constant)
        && constant.shape().size() <= 1) {
      return constant.integers();
    }
    throw error(
        "the input " + k + " is not a list of constant integers", "one from an initializer");
  }

  /** Whether a constant is one of integers. */
  static boolean isInteger(Value.Constant constant) {
    BinaryType type = constant.array().type();
    return !type.isFloat() && type != BinaryType.BOOL;
  }

  /** The truth value of a constant input, false where it is left out. */
  boolean truth(int k) throws OnnxException {
    if (optional(k).isEmpty()) {
      return false;
    }
    if (input(k) instanceof Value.Constant constant
        && constant.array().type() == BinaryType.BOOL
        && constant.size() == 1) {
      return !constant.isZero(0);
    }
    throw error("the input " + k + " is not a constant truth value", "one from an initializer");
  }

  /** The units of an input that depends on the sample, called after the input where it is a sum. */
  Value.Activations unitsOf(int k) throws OnnxException {
    return units.asUnits(node.inputs().get(k), activations(k));
  }
}
