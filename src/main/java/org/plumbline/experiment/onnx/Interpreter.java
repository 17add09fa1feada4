package org.plumbline.experiment.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plumbline.array.BinaryType;
import org.plumbline.array.ExactArray;

/** Finds what the output of a model is for one sample, as sums of units. */
final class Interpreter {
  /** The most numbers that all nodes together may read and write. */
  private static final long MOST_MOVED = 1L << 24;

  private final Model model;
  private final Units units;
  private final OutputChoice choice;
  private final Map<String, Value> values = new HashMap<>();
  private final Map<String, BinaryType> types = new HashMap<>();
  private final Map<String, Integer> uses = new HashMap<>();
  private long moved;

  Interpreter(Model model, Units units, OutputChoice choice) {
    this.model = model;
    this.units = units;
    this.choice = choice;
  }

  /** The constant arrays of the model by name, those that its nodes give or compute included. */
  Map<String, Numbers> constants() {
    Map<String, Numbers> constants = new LinkedHashMap<>();
    for (ExactArray array : model.constants().values()) {
      constants.put(array.name(), Numbers.of(array));
    }
    for (Value value : values.values()) {
      if (value instanceof Value.Constant constant) {
        constants.putIfAbsent(constant.array().name(), constant.array());
      }
    }
    return constants;
  }

  /** The pre-activation of the output; its units are added to those given. */
  Sum output() throws OnnxException {
    for (OnnxNode node : model.nodes()) {
      node.inputs().forEach(name -> uses.merge(name, 1, Integer::sum));
    }
    uses.merge(model.output(), 1, Integer::sum);
    types.put(model.input(), model.inputType());
    define(model.input(), units.input(model.inputShape()), "graph");
    Set<OnnxNode> squashing = Squashing.before(model, choice, uses, units);
    for (OnnxNode node : model.nodes()) {
      apply(node, squashing.contains(node));
    }
    return new OutputSum(model, units, choice, this::array)
        .of(Optional.ofNullable(values.get(model.output())));
  }

  private void apply(OnnxNode node, boolean isLeftOut) throws OnnxException {
    Operator operator = isLeftOut ? Operators.SQUASHING : Operators.of(node);
    Attributes attributes = Attributes.read(node.place(), node.attributes(), operator.attributes());
    List<Optional<Value>> inputs = new ArrayList<>();
    BinaryType type = BinaryType.FLOAT32;
    boolean isTyped = false;
    for (String name : node.inputs()) {
      inputs.add(name.isEmpty() ? Optional.empty() : Optional.of(moved(node, value(node, name))));
      BinaryType found = types.get(name);
      if (found != null && !isTyped) {
        type = found;
        isTyped = true;
      }
    }
    Application application =
        new Application(node, inputs, attributes, model.opset(), units, type, this::array);
    List<Value> outputs = operator.meaning().apply(application);
    if (node.outputs().size() > outputs.size() + operator.unread()) {
      throw node.error(node.outputs().size() + " outputs", String.valueOf(outputs.size()));
    }
    for (int k = 0; k < outputs.size() && k < node.outputs().size(); k++) {
      types.put(node.outputs().get(k), operator.isCast() ? Casting.type(application) : type);
      define(node.outputs().get(k), moved(node, outputs.get(k)), node.place());
    }
  }

  private Numbers array(String name) {
    Value value = values.get(name);
    if (value instanceof Value.Constant constant && constant.array().name().equals(name)) {
      return constant.array();
    }
    ExactArray constant = model.constants().get(name);
    if (constant != null) {
      return Numbers.of(constant);
    }
    return units.derived().stream()
        .filter(array -> array.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no array " + name));
  }

  private Value moved(OnnxNode node, Value value) throws OnnxException {
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

  private Value value(OnnxNode node, String name) throws OnnxException {
    Value value = values.get(name);
    if (value != null) {
      return value;
    }
    ExactArray constant = model.constants().get(name);
    if (constant != null) {
      Value all = Value.Constant.of(Numbers.of(constant));
      values.put(name, all);
      return all;
    }
    throw node.error(
        "its input " + OnnxException.quoted(name) + absence(node, name),
        "the input, an initializer or the output of an earlier node");
  }

  private String absence(OnnxNode node, String name) {
    int maker = 0;
    while (maker < model.nodes().size() && !model.nodes().get(maker).outputs().contains(name)) {
      maker++;
    }
    if (maker == model.nodes().size()) {
      return " is defined nowhere";
    }
    return maker < model.nodes().indexOf(node)
        ? " is an output that is not computed here"
        : " is computed by no earlier node: the graph has a cycle, or is not sorted";
  }
}
