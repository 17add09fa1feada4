package org.plumbline.experiment.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.number.Rational;

/**
 * Sums of arrays: skip connections, and constants.
 *
 * <p>A constant that is added to a sum with trained weights is a bias, a trained weight of the
 * constant input. One added to anything else, such as the model's input, or subtracted, belongs to
 * the architecture.
 */
final class Addition {
  private Addition() {}

  /** The operator {@code Add}. */
  static Value add(Application application) throws OnnxException {
    if (application.areConstant()) {
      return Constants.combined(application, Rational::add);
    }
    Value left = application.input(0);
    Value right = application.input(1);
    if (!(left instanceof Value.Activations activations)) {
      return sum(application, (Value.Activations) right, 1, left, 0);
    }
    return sum(application, activations, 0, right, 1);
  }

  /** The operator {@code Sub}. */
  static Value subtract(Application application) throws OnnxException {
    if (application.areConstant()) {
      return Constants.combined(application, Rational::subtract);
    }
    Rational minus = Rational.ONE.negate();
    String name = application.node().output() + "/minus";
    Value left = application.input(0);
    Value right = application.input(1);
    List<Integer> shape = common(application, left, right);
    if (left instanceof Value.Activations one && right instanceof Value.Activations other) {
      Value.Activations negative = application.units().scaled(name, other, minus);
      return plus(
          application, spread(application, 0, one, shape), spread(application, 1, negative, shape));
    }
    if (left instanceof Value.Activations one) {
      Value.Constant constant = application.weights(1);
      return shifted(application, spread(application, 0, one, shape), constant, minus);
    }
    Value.Activations negative = application.units().scaled(name, (Value.Activations) right, minus);
    return shifted(
        application, spread(application, 1, negative, shape), application.weights(0), Rational.ONE);
  }

  /** The operator {@code Sum}: of activations alone. */
  static Value sum(Application application) throws OnnxException {
    Value.Activations total = application.activations(0);
    for (int k = 1; k < application.inputs().size(); k++) {
      Value.Activations next = application.activations(k);
      List<Integer> shape = common(application, total, next);
      total =
          plus(
              application,
              spread(application, k - 1, total, shape),
              spread(application, k, next, shape));
    }
    return total;
  }

  /** The sum of the input {@code at} and the input {@code added}. */
  private static Value.Activations sum(
      Application application, Value.Activations value, int at, Value other, int added)
      throws OnnxException {
    List<Integer> shape = common(application, value, other);
    Value.Activations spread = spread(application, at, value, shape);
    if (other instanceof Value.Activations activations) {
      return plus(application, spread, spread(application, added, activations, shape));
    }
    Value.Constant constant = application.weights(added);
    return spread.isTrained()
        ? withBias(application, spread, constant, Rational.ONE)
        : shifted(application, spread, constant, Rational.ONE);
  }

  /** The shape that both are spread to. */
  static List<Integer> common(Application application, Value one, Value other)
      throws OnnxException {
    Optional<List<Integer>> shape = Shapes.broadcast(one.shape(), other.shape());
    if (shape.isEmpty()) {
      throw application.error(
          "the shapes " + one.shape() + " and " + other.shape(), "shapes that can be added");
    }
    application.units().require(application.node().place(), Shapes.count(shape.get()));
    return shape.get();
  }

  /** An input spread to a shape; its numbers become units first if some are then used twice. */
  static Value.Activations spread(
      Application application, int k, Value.Activations value, List<Integer> shape) {
    if (value.shape().equals(shape)) {
      return value;
    }
    Value.Activations once =
        Shapes.count(shape) > value.size()
            ? application.units().asUnits(application.node().inputs().get(k), value)
            : value;
    return once.rearranged(shape, Shapes.spread(once.shape(), shape));
  }

  /** The sum of two arrays of one shape. */
  static Value.Activations plus(
      Application application, Value.Activations one, Value.Activations other)
      throws OnnxException {
    List<Sum> sums = new ArrayList<>();
    for (int k = 0; k < one.sums().size(); k++) {
      Sum sum = one.sums().get(k).plus(other.sums().get(k));
      application.units().require(application.node().place(), sum.terms().size());
      sums.add(sum);
    }
    return new Value.Activations(one.shape(), sums);
  }

  /** An array with {@code factor} times a bias added, a weight of the constant input. */
  static Value.Activations withBias(
      Application application, Value.Activations value, Value.Constant bias, Rational factor)
      throws OnnxException {
    Units units = application.units();
    Value.Constant spread =
        bias.rearranged(value.shape(), Shapes.spread(bias.shape(), value.shape()));
    List<Sum> biases = new ArrayList<>();
    for (int k = 0; k < value.sums().size(); k++) {
      biases.add(new Sum(List.of(new Sum.Term(units.constant(), spread.factor(k)))));
    }
    Value.Activations added = new Value.Activations(value.shape(), biases);
    String name = application.node().output() + "/bias";
    return plus(application, value, units.scaled(name, added, factor));
  }

  /** An array with {@code factor} times a constant added that is not trained. */
  static Value.Activations shifted(
      Application application, Value.Activations value, Value.Constant constant, Rational factor)
      throws OnnxException {
    Value.Constant spread =
        constant.rearranged(value.shape(), Shapes.spread(constant.shape(), value.shape()));
    List<Sum> shifts = new ArrayList<>();
    for (int k = 0; k < value.sums().size(); k++) {
      Rational shift = spread.value(k).multiply(factor);
      Factor.Fixed fixed = new Factor.Fixed(shift);
      int unit = application.units().constant();
      shifts.add(new Sum(shift.signum() == 0 ? List.of() : List.of(new Sum.Term(unit, fixed))));
    }
    if (shifts.stream().anyMatch(shift -> !shift.terms().isEmpty())) {
      application.noteUntrained();
    }
    return plus(application, value, new Value.Activations(value.shape(), shifts));
  }
}
