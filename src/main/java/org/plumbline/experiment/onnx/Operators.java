package org.plumbline.experiment.onnx;

import java.util.Map;
import java.util.TreeMap;
import org.plumbline.network.Activation;
import org.plumbline.number.Rational;

/** The operators that are understood, by name. */
final class Operators {
  private static final Map<String, Attributes.Type> NONE = Map.of();

  private static final Map<String, Attributes.Type> DROPOUT =
      Map.of("ratio", Attributes.Type.FLOAT, "seed", Attributes.Type.INT);
  private static final int MOST_INPUTS = 10_000;

  /** A sigmoid or softmax before the output, which is left out. */
  static final Operator SQUASHING =
      Operator.of(
          Map.of("axis", Attributes.Type.INT), 1, 1, application -> application.activations(0));

  /** Their meanings, which are the same in all admitted versions. */
  static final Map<String, Operator> ALL =
      Map.ofEntries(
          Map.entry("Gemm", Operator.of(Dense.GEMM_ATTRIBUTES, 2, 3, Dense::gemm)),
          Map.entry("MatMul", Operator.of(NONE, 2, 2, Dense::matMul)),
          Map.entry("Conv", Operator.of(Convolution.ATTRIBUTES, 2, 3, Convolution::apply)),
          Map.entry("AveragePool", Operator.of(Pooling.AVERAGE, 1, 1, Pooling::average)),
          Map.entry("MaxPool", Operator.of(Pooling.LARGEST, 1, 1, Pooling::largest)),
          Map.entry("GlobalAveragePool", Operator.of(NONE, 1, 1, Pooling::globalAverage)),
          Map.entry("GlobalMaxPool", Operator.of(NONE, 1, 1, Pooling::globalLargest)),
          Map.entry("Add", Operator.of(NONE, 2, 2, Addition::add)),
          Map.entry("Sub", Operator.of(NONE, 2, 2, Addition::subtract)),
          Map.entry("Sum", Operator.of(NONE, 1, MOST_INPUTS, Addition::sum)),
          Map.entry("Mul", Operator.of(NONE, 2, 2, Scaling::multiply)),
          Map.entry("Div", Operator.of(NONE, 2, 2, Scaling::divide)),
          Map.entry("Neg", Operator.of(NONE, 1, 1, Scaling::negate)),
          Map.entry(
              "BatchNormalization",
              Operator.of(Normalization.ATTRIBUTES, 5, 5, Normalization::apply).withUnread(4)),
          Map.entry("Relu", Operator.of(NONE, 1, 1, Operators::relu)),
          Map.entry(
              "LeakyRelu",
              Operator.of(Map.of("alpha", Attributes.Type.FLOAT), 1, 1, Operators::leakyRelu)),
          Map.entry("Abs", Operator.of(NONE, 1, 1, Operators::absoluteValue)),
          Map.entry("Clip", Operator.of(Clipping.ATTRIBUTES, 1, 3, Clipping::clip)),
          Map.entry("Max", Operator.of(NONE, 2, 2, Clipping::largest)),
          Map.entry("Min", Operator.of(NONE, 2, 2, Clipping::smallest)),
          Map.entry("Cast", Operator.of(Casting.ATTRIBUTES, 1, 1, Casting::apply).casting()),
          Map.entry("Dropout", Operator.of(DROPOUT, 1, 3, Operators::dropout).withUnread(1)),
          Map.entry("Identity", Operator.of(NONE, 1, 1, application -> application.input(0))),
          Map.entry("Shape", Operator.of(NONE, 1, 1, Pieces::shape)),
          Map.entry("Gather", Operator.of(Pieces.AXIS, 2, 2, Pieces::gather)),
          Map.entry("Slice", Operator.of(Pieces.SLICE, 1, 5, Pieces::slice)),
          Map.entry("Concat", Operator.of(Pieces.AXIS, 1, MOST_INPUTS, Pieces::concatenation)),
          Map.entry("Split", new Operator(Pieces.SPLIT, 1, 2, 0, false, Pieces::split)),
          Map.entry("Flatten", Operator.of(Reshaping.AXIS, 1, 1, Reshaping::flatten)),
          Map.entry("Reshape", Operator.of(Reshaping.ALLOW_ZERO, 2, 2, Reshaping::reshape)),
          Map.entry("Squeeze", Operator.of(Reshaping.AXES, 1, 2, Reshaping::squeeze)),
          Map.entry("Unsqueeze", Operator.of(Reshaping.AXES, 1, 2, Reshaping::unsqueeze)),
          Map.entry("Transpose", Operator.of(Reshaping.PERM, 1, 1, Reshaping::transpose)),
          Map.entry("Constant", Operator.of(Constants.CONSTANT, 0, 0, Constants::constant)));

  private Operators() {}

  /** The operator of a node. */
  static Operator of(OnnxNode node) throws OnnxException {
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

  private static Value absoluteValue(Application application) throws OnnxException {
    return activated(application, Activation.ABSOLUTE_VALUE);
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

  /** In inference nothing is dropped. */
  private static Value dropout(Application application) throws OnnxException {
    if (application.truth(2)) {
      throw application.error("training_mode is true", "a model exported for inference");
    }
    return application.input(0);
  }
}
