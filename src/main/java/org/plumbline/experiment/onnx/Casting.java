package org.plumbline.experiment.onnx;

import java.math.BigInteger;
import java.util.Map;
import org.plumbline.array.BinaryType;
import org.plumbline.number.Rational;

/**
 * The operator {@code Cast} between formats of floats, where it changes no number: constants that
 * the other format has, activations into a format that has all numbers of their own.
 */
final class Casting {
  /** Its attributes. */
  static final Map<String, Attributes.Type> ATTRIBUTES =
      Map.of("to", Attributes.Type.INT, "saturate", Attributes.Type.INT);

  private Casting() {}

  /** The output of a node. */
  static Value apply(Application application) throws OnnxException {
    BinaryType to =
        OnnxTensor.type(application.node().place(), application.attributes().integer("to", 0));
    if (application.input(0) instanceof Value.Constant constant) {
      return constant(application, constant, to);
    }
    BinaryType from = application.type();
    if (!to.isFloat() || !FloatFormat.of(to).contains(FloatFormat.of(from))) {
      throw application.error(
          "a cast of what is computed in " + from + " to " + to + " rounds it",
          "a cast to a format that has all numbers of " + from + ", or a model without");
    }
    return application.activations(0);
  }

  /** The type of the output. */
  static BinaryType type(Application application) throws OnnxException {
    return OnnxTensor.type(application.node().place(), application.attributes().integer("to", 0));
  }

  private static Value constant(Application application, Value.Constant value, BinaryType to)
      throws OnnxException {
    for (int k = 0; k < value.size(); k++) {
      Rational number = value.value(k);
      boolean isKept = to.isFloat() ? FloatFormat.of(to).has(number) : hasInteger(to, number);
      if (!isKept) {
        throw application.error(
            "a cast to " + to + " changes the number " + k + " of a constant",
            "constants that are numbers of " + to);
      }
    }
    return value.typed(to);
  }

  private static boolean hasInteger(BinaryType type, Rational number) {
    int bits = number.numerator().bitLength();
    boolean fits =
        type == BinaryType.BOOL ? number.signum() >= 0 && bits <= 1 : bits < 8 * type.bytes();
    return number.denominator().equals(BigInteger.ONE) && fits;
  }
}
