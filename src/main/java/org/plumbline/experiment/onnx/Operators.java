package org.plumbline.experiment.onnx;

import java.util.Map;
import java.util.TreeMap;
import org.plumbline.array.ExactArray;
import org.plumbline.network.Activation;
import org.plumbline.number.Rational;

/** The operators that are understood, by name. */
final class Operators {
  private static final Map<String, Attributes.Type> NONE = Map.of();

  /** Their meanings, which are the same in all admitted versions. */
  static final Map<String, Operator> ALL =
      Map.ofEntries(
          Map.entry("Gemm", new Operator(Dense.GEMM_ATTRIBUTES, 2, 3, Dense::gemm)),
          Map.entry("MatMul", new Operator(NONE, 2, 2, Dense::matMul)),
          Map.entry("Conv", new Operator(Convolution.ATTRIBUTES, 2, 3, Convolution::apply)),
          Map.entry("Add", new Operator(NONE, 2, 2, Addition::apply)),
          Map.entry("Relu", new Operator(NONE, 1, 1, Operators::relu)),
          Map.entry(
              "LeakyRelu",
              new Operator(Map.of("alpha", Attributes.Type.FLOAT), 1, 1, Operators::leakyRelu)),
          Map.entry("Identity", new Operator(NONE, 1, 1, application -> application.input(0))),
          Map.entry("Flatten", new Operator(Reshaping.AXIS, 1, 1, Reshaping::flatten)),
          Map.entry("Reshape", new Operator(Reshaping.ALLOW_ZERO, 2, 2, Reshaping::reshape)),
          Map.entry("Squeeze", new Operator(Reshaping.AXES, 1, 2, Reshaping::squeeze)),
          Map.entry("Unsqueeze", new Operator(Reshaping.AXES, 1, 2, Reshaping::unsqueeze)),
          Map.entry("Transpose", new Operator(Reshaping.PERM, 1, 1, Reshaping::transpose)),
          Map.entry(
              "Constant",
              new Operator(Map.of("value", Attributes.Type.TENSOR), 0, 0, Operators::constant)));

  private Operators() {}

  /** The operator of a node. */
  static Operator of(Node node) throws OnnxException {
    Operator operator = ALL.get(node.operator());
    if (operator == null) {
      throw node.error(
          "the operator is not supported", String.join(", ", new TreeMap<>(ALL).keySet()));
    }
    int given = node.inputs().size();
    if (given < operator.least() || given > operator.most()) {
      String range =
          operator.least() == operator.most()
              ? String.valueOf(operator.least())
              : operator.least() + " to " + operator.most();
      throw node.error(given + " inputs", range);
    }
    return operator;
  }

  private static Value relu(Application application) throws OnnxException {
    return activated(application, Activation.RELU);
  }

  private static Value leakyRelu(Application application) throws OnnxException {
    Rational slope = application.attributes().number("alpha", 0.01f);
    if (slope.signum() < 0 || slope.compareTo(Rational.ONE) > 0) {
      throw application.error("alpha is " + slope, "a slope from 0 to 1");
    }
    return activated(application, new Activation(slope));
  }

  private static Value activated(Application application, Activation activation)
      throws OnnxException {
    return application
        .units()
        .activated(application.node().output(), activation, application.activations(0));
  }

  private static Value constant(Application application) throws OnnxException {
    String name = application.node().output();
    ExactArray array =
        application
            .attributes()
            .array("value", name)
            .orElseThrow(() -> application.error("no value is given", "the attribute value"));
    if (array.size() > Terms.MOST) {
      throw application.error(array.size() + " numbers", "at most " + Terms.MOST);
    }
    return Value.Constant.of(array);
  }
}
