package org.plumbline.experiment.onnx;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plumbline.array.BinaryType;
import org.plumbline.array.ExactArray;

/**
 * A model as it is in a file: one input of floats, constants, nodes, one output.
 *
 * @param opset the version of the standard operators
 * @param input the name of the input
 * @param inputType the type of its numbers
 * @param inputShape its extents for a batch of one sample
 * @param constants the initializers by name
 * @param nodes the nodes in their order
 * @param output the name of the output
 * @param outputShape its stated extents, 0 where none is stated; empty if no shape is
 */
record Model(
    int opset,
    String input,
    BinaryType inputType,
    List<Integer> inputShape,
    Map<String, ExactArray> constants,
    List<OnnxNode> nodes,
    String output,
    Optional<List<Long>> outputShape) {
  private static final int LEAST_IR = 3;
  private static final int LEAST_OPSET = 7;
  private static final int LATEST_OPSET = 28;
  private static final int MOST_NODES = 100_000;

  /** The model in the bytes of a file. */
  static Model read(byte[] bytes) throws OnnxException {
    Message model = Message.of(Schema.MODEL, "model", bytes);
    long version = model.integer("ir_version", 0);
    if (version < LEAST_IR || version > Schema.LATEST_IR) {
      throw model.error(
          "the IR version is " + version, "one from " + LEAST_IR + " to " + Schema.LATEST_IR);
    }
    int opset = opset(model);
    Message graph = model.requiredMessage("graph", Schema.GRAPH);
    Map<String, ExactArray> constants = constants(graph);
    List<OnnxNode> nodes = nodes(graph);
    Message input = input(graph, constants);
    List<Message> outputs = graph.messages("output", Schema.VALUE);
    if (outputs.size() != 1) {
      throw new OnnxException("graph", outputs.size() + " outputs", "one");
    }
    return new Model(
        opset,
        input.text("name"),
        inputType(input),
        inputShape(input),
        constants,
        nodes,
        outputs.get(0).text("name"),
        shape(outputs.get(0)));
  }

  private static int opset(Message model) throws OnnxException {
    long found = 0;
    for (Message set : model.messages("opset_import", Schema.OPSET)) {
      if (OnnxNode.isStandard(set.text("domain"))) {
        if (found != 0) {
          throw model.error("two versions of the standard operators are imported", "one");
        }
        found = set.integer("version", 0);
      }
    }
    if (found < LEAST_OPSET || found > LATEST_OPSET) {
      throw model.error(
          "the operator set is version " + found,
          "a version from " + LEAST_OPSET + " to " + LATEST_OPSET);
    }
    return (int) found;
  }

  private static Map<String, ExactArray> constants(Message graph) throws OnnxException {
    Map<String, ExactArray> constants = new LinkedHashMap<>();
    for (Message message : graph.messages("initializer", Schema.TENSOR)) {
      String name = message.text("name");
      if (name.isEmpty()) {
        throw new OnnxException(message.place(), "it has no name", "initializers with names");
      }
      ExactArray array = OnnxTensor.read(message, name);
      if (array.size() > Terms.MOST) {
        throw new OnnxException(
            "tensor " + OnnxException.quoted(name),
            array.size() + " numbers",
            "at most " + Terms.MOST);
      }
      if (constants.put(name, array) != null) {
        throw new OnnxException(
            "graph", "two initializers are called " + OnnxException.quoted(name), "one");
      }
    }
    return constants;
  }

  private static List<OnnxNode> nodes(Message graph) throws OnnxException {
    List<Message> messages = graph.messages("node", Schema.NODE);
    if (messages.size() > MOST_NODES) {
      throw new OnnxException("graph", messages.size() + " nodes", "at most " + MOST_NODES);
    }
    List<OnnxNode> nodes = new ArrayList<>();
    for (Message message : messages) {
      nodes.add(OnnxNode.read(message, nodes.size()));
    }
    return nodes;
  }

  /** Up to IR version 3 initializers are inputs too; what remains must be one. */
  private static Message input(Message graph, Map<String, ExactArray> constants)
      throws OnnxException {
    List<Message> inputs = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Message message : graph.messages("input", Schema.VALUE)) {
      String name = message.text("name");
      if (name.isEmpty() || !names.add(name)) {
        throw new OnnxException(
            "graph", "the name " + OnnxException.quoted(name) + " of an input", "names, each once");
      }
      if (!constants.containsKey(name)) {
        inputs.add(message);
      }
    }
    if (inputs.size() != 1) {
      throw new OnnxException(
          "graph", inputs.size() + " inputs", "one, the coordinates of samples");
    }
    return inputs.get(0);
  }

  private static String place(Message value) throws OnnxException {
    return "value " + OnnxException.quoted(value.text("name"));
  }

  private static BinaryType inputType(Message input) throws OnnxException {
    Optional<Message> type = input.message("type", Schema.TYPE);
    if (type.isEmpty()) {
      return BinaryType.FLOAT32;
    }
    Message tensor = type.get().requiredMessage("tensor_type", Schema.TENSOR_TYPE);
    return OnnxTensor.type(place(input), tensor.integer("elem_type", 0));
  }

  private static List<Integer> inputShape(Message input) throws OnnxException {
    Optional<List<Long>> stated = shape(input);
    if (stated.isEmpty() || stated.get().isEmpty()) {
      throw new OnnxException(place(input), "no shape is stated", "[N, coordinates]");
    }
    List<Integer> shape = new ArrayList<>();
    for (long extent : stated.get()) {
      boolean isBatch = shape.isEmpty() && stated.get().size() > 1;
      if (isBatch ? extent > 1 : extent < 1 || extent > Terms.MOST) {
        throw new OnnxException(
            place(input),
            "the shape " + stated.get() + " (0 is unknown)",
            "a batch of 1 or of unknown size, and known extents of a sample");
      }
      shape.add(isBatch ? 1 : (int) extent);
    }
    return shape;
  }

  /** The stated extents of a value of floats, 0 where one is not stated. */
  private static Optional<List<Long>> shape(Message value) throws OnnxException {
    Optional<Message> type = value.message("type", Schema.TYPE);
    if (type.isEmpty()) {
      return Optional.empty();
    }
    Message tensor = type.get().requiredMessage("tensor_type", Schema.TENSOR_TYPE);
    if (!OnnxTensor.type(place(value), tensor.integer("elem_type", 0)).isFloat()) {
      throw new OnnxException(place(value), "it holds integers", "floats");
    }
    Optional<Message> shape = tensor.message("shape", Schema.SHAPE);
    if (shape.isEmpty()) {
      return Optional.empty();
    }
    List<Long> extents = new ArrayList<>();
    for (Message dimension : shape.get().messages("dim", Schema.DIMENSION)) {
      long extent = dimension.integer("dim_value", 0);
      boolean isNamed = dimension.has("dim_param");
      if (extent < 0 || (isNamed && dimension.has("dim_value"))) {
        throw new OnnxException(place(value), "an extent of " + extent, "a size or a name");
      }
      extents.add(extent);
    }
    return Optional.of(extents);
  }
}
