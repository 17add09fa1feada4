package org.plumbline.experiment.onnx;

import java.util.List;

/**
 * An application of an operator.
 *
 * @param place what messages call it, such as {@code node 'fc1' (Gemm)}
 * @param operator the operator
 * @param inputs the names of its inputs, empty for those left out
 * @param outputs the names of its outputs, the first not empty
 * @param attributes its attributes, not yet read
 */
record OnnxNode(
    String place,
    String operator,
    List<String> inputs,
    List<String> outputs,
    List<Message> attributes) {
  private static final int MOST_OUTPUTS = 1000;

  OnnxNode {
    outputs = List.copyOf(outputs);
    inputs = List.copyOf(inputs);
    attributes = List.copyOf(attributes);
  }

  /** The node number {@code index} of a graph. */
  static OnnxNode read(Message message, int index) throws OnnxException {
    String name = message.text("name");
    String operator = message.text("op_type");
    String place =
        "node "
            + (name.isEmpty() ? String.valueOf(index) : OnnxException.quoted(name))
            + " ("
            + (operator.length() <= 60 ? operator : operator.substring(0, 57) + "...")
            + ")";
    String domain = message.text("domain");
    if (!isStandard(domain) || !message.text("overload").isEmpty()) {
      throw new OnnxException(
          place,
          "an operator of the domain " + OnnxException.quoted(domain),
          "standard operators of ONNX");
    }
    List<String> outputs = message.texts("output");
    if (outputs.isEmpty() || outputs.get(0).isEmpty() || outputs.size() > MOST_OUTPUTS) {
      throw new OnnxException(place, outputs.size() + " outputs", "one with a name");
    }
    return new OnnxNode(
        place,
        operator,
        message.texts("input"),
        outputs,
        message.messages("attribute", Schema.ATTRIBUTE, place + ": attribute"));
  }

  /** The name of its first output. */
  String output() {
    return outputs.get(0);
  }

  /** Whether a domain is the one of standard operators. */
  static boolean isStandard(String domain) {
    return domain.isEmpty() || domain.equals("ai.onnx");
  }

  /** A complaint about this node. */
  OnnxException error(String problem, String expectation) {
    return new OnnxException(place, problem, expectation);
  }
}
