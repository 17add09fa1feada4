package org.plumbline.experiment.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.plumbline.number.Rational;

/**
 * Sums of arrays: skip connections, and biases.
 *
 * <p>A bias of a first layer is a weight of the constant input, where there is one. Other biases
 * are no weights of a homogeneous network: they must be 0, and are then left out.
 */
final class Addition {
  private Addition() {}

  /** The operator {@code Add}. */
  static Value apply(Application application) throws OnnxException {
    Value left = application.input(0);
    Value right = application.input(1);
    if (left instanceof Value.Activations activations) {
      return sum(application, activations, 0, right, 1, Rational.ONE);
    }
    if (right instanceof Value.Activations activations) {
      return sum(application, activations, 1, left, 0, Rational.ONE);
    }
    throw application.error("both inputs are constant", "one that depends on the sample");
  }

  /** The sum of the input {@code at} and {@code factor} times the input {@code added}. */
  private static Value.Activations sum(
      Application application,
      Value.Activations value,
      int at,
      Value other,
      int added,
      Rational factor)
      throws OnnxException {
    List<Integer> shape = common(application, value, other);
    Value.Activations spread = spread(application, at, value, shape);
    if (other instanceof Value.Activations activations) {
      return plus(application, spread, spread(application, added, activations, shape));
    }
    application.weights(added);
    return withBias(application, spread, spread, (Value.Constant) other, factor);
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

  /**
   * An array with {@code factor} times a bias added.
   *
   * @param product what says whether this is a first layer: the array before it was scaled
   */
  static Value.Activations withBias(
      Application application,
      Value.Activations product,
      Value.Activations value,
      Value.Constant bias,
      Rational factor)
      throws OnnxException {
    Units units = application.units();
    Value.Constant spread =
        bias.rearranged(value.shape(), Shapes.spread(bias.shape(), value.shape()));
    List<Sum> biases = new ArrayList<>();
    List<Sum> sums = new ArrayList<>();
    for (int k = 0; k < value.sums().size(); k++) {
      if (units.bias().isPresent() && isFirstLayer(units, product.sums().get(k))) {
        units.require(application.node().place(), value.sums().get(k).terms().size() + 1L);
        biases.add(new Sum(List.of(new Sum.Term(units.bias().getAsInt(), spread.factor(k)))));
      } else if (spread.isZero(k)) {
        biases.add(new Sum(List.of()));
      } else {
        throw refusal(application, units, product.sums().get(k), spread, k);
      }
    }
    Value.Activations added = new Value.Activations(value.shape(), biases);
    if (biases.stream().noneMatch(sum -> sum.terms().isEmpty())) {
      added = units.scaled(application.node().output() + "/bias", added, factor);
    } else if (!factor.equals(Rational.ONE)
        && biases.stream().anyMatch(sum -> !sum.terms().isEmpty())) {
      throw application.error("beta is " + factor + " for some first-layer biases", "1");
    }
    for (int k = 0; k < value.sums().size(); k++) {
      sums.add(value.sums().get(k).plus(added.sums().get(k)));
    }
    return new Value.Activations(value.shape(), sums);
  }

  private static boolean isFirstLayer(Units units, Sum sum) {
    return !sum.terms().isEmpty()
        && sum.terms().stream()
            .allMatch(term -> term.unit() < units.inputs() && term.factor() instanceof Factor.Own);
  }

  private static OnnxException refusal(
      Application application, Units units, Sum sum, Value.Constant bias, int k) {
    OptionalInt constant = units.bias();
    boolean isFirst = isFirstLayer(units, sum);
    return application.error(
        "the bias "
            + OnnxException.quoted(bias.array().name())
            + " is not zero"
            + (isFirst ? "" : " and not of a first layer, so the network is not homogeneous"),
        isFirst && constant.isEmpty()
            ? "data.bias: true, whose constant input takes the biases of the first layer"
            : "biases that are zero (number " + k + " is not), or a model without them");
  }
}
