package org.plumbline.experiment.onnx;

import java.util.List;
import org.plumbline.number.Rational;

/** Products with constants that are not trained: fixed edges. */
final class Scaling {
  private Scaling() {}

  /** The operator {@code Mul}. */
  static Value multiply(Application application) throws OnnxException {
    if (application.areConstant()) {
      return Constants.combined(application, Rational::multiply);
    }
    int at = application.input(0) instanceof Value.Activations ? 0 : 1;
    if (application.input(1 - at) instanceof Value.Activations) {
      throw application.error(
          "both factors depend on the sample", "one that does and one that is constant");
    }
    return scaled(application, at, application.weights(1 - at), false);
  }

  /** The operator {@code Div}. */
  static Value divide(Application application) throws OnnxException {
    if (application.input(1) instanceof Value.Activations) {
      throw application.error("the divisor depends on the sample", "a constant one");
    }
    Value.Constant divisor = application.weights(1);
    for (int k = 0; k < divisor.size(); k++) {
      if (divisor.isZero(k)) {
        throw application.error("the number " + k + " of the divisor is 0", "another one");
      }
    }
    if (application.areConstant()) {
      return Constants.combined(application, Rational::divide);
    }
    return scaled(application, 0, divisor, true);
  }

  /** The operator {@code Neg}. */
  static Value negate(Application application) throws OnnxException {
    Rational minus = Rational.ONE.negate();
    if (application.areConstant()) {
      return Constants.mapped(application, number -> number.multiply(minus));
    }
    String name = application.node().inputs().get(0);
    return application.units().scaled(name, application.activations(0), minus);
  }

  private static Value scaled(
      Application application, int at, Value.Constant factors, boolean isDivisor)
      throws OnnxException {
    Value.Activations value = application.activations(at);
    List<Integer> shape = Addition.common(application, value, factors);
    Value.Activations spread = Addition.spread(application, at, value, shape);
    Value.Constant all = factors.rearranged(shape, Shapes.spread(factors.shape(), shape));
    application.noteUntrained();
    return application
        .units()
        .scaled(
            application.node().inputs().get(at),
            spread,
            k -> isDivisor ? Rational.ONE.divide(all.value(k)) : all.value(k));
  }
}
