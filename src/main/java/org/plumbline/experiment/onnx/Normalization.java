package org.plumbline.experiment.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plumbline.number.Rational;

/**
 * The operator {@code BatchNormalization} in inference: {@code a s + c} in each channel, with
 * {@code a = scale/√(var + ε)} and {@code c = B - a mean}.
 *
 * <p>After a layer it is folded into the weights of that; elsewhere {@code a} and {@code c} are
 * trained weights. Where the root is irrational, {@code 1/√(var + ε)} is taken with the bits of the
 * model's own format, and a note says so.
 */
final class Normalization {
  /** Its attributes. */
  static final Map<String, Attributes.Type> ATTRIBUTES =
      Map.of(
          "epsilon", Attributes.Type.FLOAT,
          "momentum", Attributes.Type.FLOAT,
          "spatial", Attributes.Type.INT,
          "training_mode", Attributes.Type.INT);

  private final Application application;
  private final Value.Activations value;
  private final int channels;
  private final List<Rational> factors = new ArrayList<>();
  private final List<Rational> shifts = new ArrayList<>();

  private Normalization(Application application) throws OnnxException {
    this.application = application;
    this.value = application.activations(0);
    List<Integer> shape = value.shape();
    if (shape.size() < 2) {
      throw application.error("X has the shape " + shape, "[1, channels, ...]");
    }
    this.channels = shape.get(1);
  }

  /** The output of a node. */
  static Value apply(Application application) throws OnnxException {
    Attributes attributes = application.attributes();
    if (attributes.flag("training_mode") || attributes.integer("spatial", 1) != 1) {
      throw application.error(
          "training_mode is 1, or spatial is 0", "a model exported for inference");
    }
    return new Normalization(application).normalized();
  }

  private Value normalized() throws OnnxException {
    find(application.attributes().number("epsilon", 1e-5f));
    List<Rational> all = spread(factors);
    List<Rational> constants = spread(shifts);
    Value.Constant names = places(application.weights(2));
    Optional<Value.Activations> folded = Folding.affine(application, value, all, constants, names);
    if (folded.isPresent()) {
      application
          .units()
          .note(
              application.node().place()
                  + ": it is folded into the weights and biases before it, which are trained "
                  + "together with it.");
      return folded.get();
    }
    application
        .units()
        .note(
            application.node().place()
                + ": taken as a s + c with trained a = scale/√(var + ε) and c = B - a mean.");
    return apart();
  }

  private void find(Rational epsilon) throws OnnxException {
    List<Value.Constant> parameters = new ArrayList<>();
    for (int k = 1; k <= 4; k++) {
      Value.Constant parameter = application.weights(k);
      if (!parameter.shape().equals(List.of(channels))) {
        throw application.error(
            "the input " + k + " has the shape " + parameter.shape(), "[" + channels + "]");
      }
      parameters.add(parameter);
    }
    boolean isRounded = false;
    int bits = FloatFormat.of(parameters.get(3).array().type()).bits();
    for (int c = 0; c < channels; c++) {
      Rational square = parameters.get(3).value(c).add(epsilon);
      if (square.signum() <= 0) {
        throw application.error("var + epsilon of channel " + c + " is not positive", "positive");
      }
      Optional<Rational> exact = InverseRoot.of(square);
      isRounded |= exact.isEmpty();
      Rational root = exact.orElseGet(() -> InverseRoot.rounded(square, bits));
      Rational factor = parameters.get(0).value(c).multiply(root);
      factors.add(factor);
      shifts.add(parameters.get(1).value(c).subtract(parameters.get(2).value(c).multiply(factor)));
    }
    if (isRounded) {
      application
          .units()
          .note(
              application.node().place()
                  + ": 1/√(var + ε) is irrational and is rounded to "
                  + bits
                  + " bits, those of the model's format; the network is the one that has exactly "
                  + "these numbers.");
    }
  }

  /** The numbers of channels at each place. */
  private List<Rational> spread(List<Rational> ofChannels) {
    List<Rational> all = new ArrayList<>();
    for (int k = 0; k < value.size(); k++) {
      all.add(ofChannels.get(Shapes.index(k, value.shape())[1]));
    }
    return all;
  }

  /** The constant of channels at each place. */
  private Value.Constant places(Value.Constant ofChannels) {
    int[] source = new int[value.size()];
    for (int k = 0; k < source.length; k++) {
      source[k] = Shapes.index(k, value.shape())[1];
    }
    return ofChannels.rearranged(value.shape(), source);
  }

  private Value.Activations apart() throws OnnxException {
    String output = application.node().output();
    Value.Constant scale = derived(application.weights(1), "/" + output, factors);
    Value.Constant shift = derived(application.weights(2), "/" + output, shifts);
    Value.Activations units =
        application.units().asUnits(application.node().inputs().get(0), value);
    application.units().require(application.node().place(), 2L * value.size());
    List<Sum> sums = new ArrayList<>();
    for (int k = 0; k < value.size(); k++) {
      sums.add(
          new Sum(
              List.of(
                  new Sum.Term(units.sums().get(k).unit().orElseThrow(), scale.factor(k)),
                  new Sum.Term(application.units().constant(), shift.factor(k)))));
    }
    return new Value.Activations(value.shape(), sums);
  }

  private Value.Constant derived(Value.Constant old, String suffix, List<Rational> numbers) {
    Set<String> roots = old.array().roots();
    String name = old.array().name() + suffix;
    Numbers array = Numbers.of(name, old.array().type(), List.of(channels), numbers, roots);
    application.units().keep(array);
    return places(Value.Constant.of(array));
  }
}
