package org.plumbline.experiment.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.network.Activation;
import org.plumbline.number.Rational;

/**
 * Operators that are ReLU up to constants: {@code max(s, l) = l + relu(s - l)} and {@code min(s, u)
 * = u - relu(u - s)}, hence {@code Clip}, {@code Max} and {@code Min}.
 *
 * <p>Bounds that no finite number of the model's format is beyond are none. A lower bound 0 without
 * an upper one is ReLU itself.
 */
final class Clipping {
  /** The attributes of {@code Clip} before version 11. */
  static final Map<String, Attributes.Type> ATTRIBUTES =
      Map.of("min", Attributes.Type.FLOAT, "max", Attributes.Type.FLOAT);

  /** From this version on bounds are inputs. */
  private static final int BOUNDS_AS_INPUTS = 11;

  private final Application application;

  private Clipping(Application application) {
    this.application = application;
  }

  /** The operator {@code Clip}. */
  static Value clip(Application application) throws OnnxException {
    return new Clipping(application).clipped();
  }

  /** The operator {@code Max} of an array and one constant. */
  static Value largest(Application application) throws OnnxException {
    int at = application.input(0) instanceof Value.Activations ? 0 : 1;
    return new Clipping(application).bounded(at, bound(application, 1 - at), Optional.empty());
  }

  /** The operator {@code Min} of an array and one constant. */
  static Value smallest(Application application) throws OnnxException {
    int at = application.input(0) instanceof Value.Activations ? 0 : 1;
    return new Clipping(application).bounded(at, Optional.empty(), bound(application, 1 - at));
  }

  private static Optional<Rational> bound(Application application, int k) throws OnnxException {
    Value.Constant constant = application.weights(k);
    for (int j = 1; j < constant.size(); j++) {
      if (!constant.value(j).equals(constant.value(0))) {
        throw application.error("the input " + k + " has different numbers", "a single bound");
      }
    }
    return Optional.of(constant.value(0));
  }

  private Value clipped() throws OnnxException {
    boolean areInputs = application.opset() >= BOUNDS_AS_INPUTS;
    Attributes attributes = application.attributes();
    if (areInputs ? !attributes.names().isEmpty() : application.inputs().size() > 1) {
      throw application.error(
          "bounds given as " + (areInputs ? "attributes" : "inputs"),
          "the form of version " + application.opset() + " of the operators");
    }
    Optional<Rational> low = areInputs ? given(1) : stated("min");
    Optional<Rational> high = areInputs ? given(2) : stated("max");
    if (low.isPresent() && high.isPresent() && low.get().compareTo(high.get()) >= 0) {
      throw application.error("min is not below max", "min below max");
    }
    return bounded(0, low, high);
  }

  private Optional<Rational> given(int k) throws OnnxException {
    return application.optional(k).isEmpty() ? Optional.empty() : bound(application, k);
  }

  private Optional<Rational> stated(String name) throws OnnxException {
    return application.attributes().names().contains(name)
        ? Optional.of(application.attributes().number(name, 0))
        : Optional.empty();
  }

  private Value bounded(int at, Optional<Rational> lower, Optional<Rational> upper)
      throws OnnxException {
    Rational largest = FloatFormat.of(application.type()).largest();
    Optional<Rational> low = lower.filter(b -> b.compareTo(largest.negate()) > 0);
    Optional<Rational> high = upper.filter(b -> b.compareTo(largest) < 0);
    Value.Activations value = application.activations(at);
    String name = application.node().output();
    if (low.isPresent()) {
      String relu = high.isPresent() ? name + "/low" : name;
      value = rectified(relu, value, low.get(), Rational.ONE);
    }
    return high.isPresent() ? rectified(name, value, high.get(), Rational.ONE.negate()) : value;
  }

  /** {@code bound + sign relu(sign (s - bound))}. */
  private Value.Activations rectified(
      String name, Value.Activations value, Rational bound, Rational sign) throws OnnxException {
    Units units = application.units();
    Value.Activations moved =
        shifted(units.scaled(name + "/argument", value, sign), bound.multiply(sign).negate());
    Value.Activations relu = units.activated(name, Activation.RELU, moved);
    return shifted(units.scaled(name, relu, sign), bound);
  }

  private Value.Activations shifted(Value.Activations value, Rational shift) throws OnnxException {
    if (shift.signum() == 0) {
      return value;
    }
    application.noteUntrained();
    application.units().require(application.node().place(), value.size());
    Sum.Term constant = new Sum.Term(application.units().constant(), new Factor.Fixed(shift));
    List<Sum> sums = new ArrayList<>();
    for (Sum sum : value.sums()) {
      sums.add(sum.plus(new Sum(List.of(constant))));
    }
    return new Value.Activations(value.shape(), sums);
  }
}
