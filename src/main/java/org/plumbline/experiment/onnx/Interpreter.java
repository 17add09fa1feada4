package org.plumbline.experiment.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plumbline.array.ExactArray;

/** Finds what the output of a model is for one sample, as sums of units. */
final class Interpreter {
  /** The most numbers that all nodes together may read and write. */
  private static final long MOST_MOVED = 1L << 24;

  private final Model model;
  private final Units units;
  private final Map<String, Value> values = new HashMap<>();
  private final Map<String, Integer> uses = new HashMap<>();
  private long moved;

  private Interpreter(Model model, Units units) {
    this.model = model;
    this.units = units;
  }

  /**
   * The pre-activation of the output; its units are added to {@code units}, arrays of constant
   * nodes to {@code constants}.
   */
  static Sum output(Model model, Units units, Map<String, ExactArray> constants)
      throws OnnxException {
    Interpreter interpreter = new Interpreter(model, units);
    Sum output = interpreter.run();
    for (Value value : interpreter.values.values()) {
      if (value instanceof Value.Constant constant) {
        constants.putIfAbsent(constant.array().name(), constant.array());
      }
    }
    return output;
  }

  private Sum run() throws OnnxException {
    if (model.constants().containsKey(model.input())) {
      throw new OnnxException("graph", "the input is an initializer too", "different names");
    }
    for (Node node : model.nodes()) {
      node.inputs().forEach(name -> uses.merge(name, 1, Integer::sum));
    }
    uses.merge(model.output(), 1, Integer::sum);
    define(model.input(), units.input(model.inputShape()), "graph");
    for (Node node : model.nodes()) {
      Operator operator = Operators.of(node);
      Attributes attributes =
          Attributes.read(node.place(), node.attributes(), operator.attributes());
      List<Optional<Value>> inputs = new ArrayList<>();
      for (String name : node.inputs()) {
        inputs.add(name.isEmpty() ? Optional.empty() : Optional.of(moved(node, value(node, name))));
      }
      Value output =
          operator.meaning().apply(new Application(node, inputs, attributes, model.opset(), units));
      define(node.output(), moved(node, output), node.place());
    }
    return scalar();
  }

  private Value moved(Node node, Value value) throws OnnxException {
    moved += value.size();
    if (moved > MOST_MOVED) {
      throw node.error("more than " + MOST_MOVED + " numbers are moved up to here", "fewer");
    }
    return value;
  }

  /** A sum that is read in several places becomes units, lest its weights be counted in each. */
  private void define(String name, Value value, String place) throws OnnxException {
    Value kept =
        value instanceof Value.Activations activations && uses.getOrDefault(name, 0) > 1
            ? units.asUnits(name, activations)
            : value;
    if (model.constants().containsKey(name) || values.put(name, kept) != null) {
      throw new OnnxException(
          place,
          "the name " + OnnxException.quoted(name) + " is taken already",
          "values with names of their own");
    }
  }

  private Value value(Node node, String name) throws OnnxException {
    Value value = values.get(name);
    if (value != null) {
      return value;
    }
    ExactArray constant = model.constants().get(name);
    if (constant != null) {
      Value all = Value.Constant.of(constant);
      values.put(name, all);
      return all;
    }
    Set<String> later = new HashSet<>();
    model.nodes().forEach(other -> later.add(other.output()));
    throw node.error(
        "its input "
            + OnnxException.quoted(name)
            + (later.contains(name)
                ? " is computed by no earlier node: the graph has a cycle, or is not sorted"
                : " is nowhere defined"),
        "the input, an initializer or the output of an earlier node");
  }

  private Sum scalar() throws OnnxException {
    String place = "output " + OnnxException.quoted(model.output());
    if (!(values.get(model.output()) instanceof Value.Activations activations)) {
      throw new OnnxException(place, "no node computes it", "a number that depends on the sample");
    }
    List<Integer> shape = activations.shape();
    if (activations.size() != 1) {
      throw new OnnxException(
          place,
          "the shape " + shape + " for one sample",
          "a single number, the margin of two classes");
    }
    requireStatedShape(place, shape);
    Sum sum = activations.sums().get(0);
    if (sum.terms().isEmpty()) {
      throw new OnnxException(place, "it is constant", "a number that depends on the sample");
    }
    return sum;
  }

  /** The batch may be of any size where it is stated, and its extent be dropped where it is not. */
  private void requireStatedShape(String place, List<Integer> shape) throws OnnxException {
    List<Long> stated = model.outputShape().orElse(List.of());
    if (stated.stream().anyMatch(extent -> extent > 1)) {
      throw new OnnxException(place, "the stated shape " + stated, "the one computed, " + shape);
    }
  }
}
