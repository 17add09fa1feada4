package org.plumbline.experiment.onnx;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.plumbline.array.BinaryType;
import org.plumbline.number.Rational;

/**
 * The single number {@code f} out of what a model computes: its only one, one of several, or a
 * difference of two.
 *
 * <p>A difference of two sums of trained weights is one sum whose weights are the differences,
 * exactly; of anything else it is a sum with the fixed weights 1 and -1.
 */
final class OutputSum {
  private final Model model;
  private final Units units;
  private final OutputChoice choice;
  private final Function<String, Numbers> arrays;
  private final String place;

  OutputSum(Model model, Units units, OutputChoice choice, Function<String, Numbers> arrays) {
    this.model = model;
    this.units = units;
    this.choice = choice;
    this.arrays = arrays;
    this.place = "output " + OnnxException.quoted(model.output());
  }

  /** The sum out of the value of the output. */
  Sum of(Optional<Value> value) throws OnnxException {
    if (!(value.orElse(null) instanceof Value.Activations activations)) {
      throw new OnnxException(place, "no node computes it", "a number that depends on the sample");
    }
    List<Integer> shape = activations.shape();
    if (choice.plus().isEmpty() && activations.size() != 1) {
      throw new OnnxException(
          place,
          "the shape " + shape + " for one sample, " + activations.size() + " numbers",
          "a single number, the margin of two classes: network.output: 1 for one of them, or"
              + " network.output: {plus: 1, minus: 0} for a difference");
    }
    if (choice.largest() >= activations.size()) {
      throw new OnnxException(
          place,
          "no number " + choice.largest() + " in the shape " + shape,
          "network.output from 0 to " + (activations.size() - 1));
    }
    requireStatedShape(shape);
    Sum sum = chosen(activations);
    if (sum.terms().isEmpty()) {
      throw new OnnxException(place, "it is constant", "a number that depends on the sample");
    }
    return sum;
  }

  /** The batch may be of any size where it is stated, and its extent be dropped where it is not. */
  private void requireStatedShape(List<Integer> shape) throws OnnxException {
    List<Long> stated = model.outputShape().orElse(List.of());
    int count = Shapes.size(shape);
    long product = 1;
    for (long extent : stated) {
      boolean isPossible = extent <= count;
      product = isPossible ? product * Math.max(1, extent) : Long.MAX_VALUE / 2;
      if (!isPossible || product > count) {
        throw new OnnxException(place, "the stated shape " + stated, "the one computed, " + shape);
      }
    }
  }

  private Sum chosen(Value.Activations activations) {
    Sum plus = activations.sums().get(choice.plus().orElse(0));
    if (!choice.isDifference()) {
      return plus;
    }
    Sum minus = activations.sums().get(choice.minus().orElse(0));
    boolean areLayers = plus.isTrained() && minus.isTrained() && isOnce(plus, minus);
    if (areLayers) {
      units.note(
          "The outputs "
              + choice.plus().orElse(0)
              + " and "
              + choice.minus().orElse(0)
              + " are subtracted in the last layer: its weights are the differences, and they "
              + "are trained as such.");
      return difference(plus, minus);
    }
    Value.Activations both =
        units.asUnits(model.output(), new Value.Activations(List.of(2), List.of(plus, minus)));
    return both.sums().get(0).plus(both.sums().get(1).times(Rational.ONE.negate()));
  }

  /** Whether no trained weight occurs twice, which the differences would no longer share. */
  private static boolean isOnce(Sum plus, Sum minus) {
    Set<Factor> seen = new HashSet<>();
    return plus.plus(minus).terms().stream().allMatch(term -> seen.add(term.factor()));
  }

  private Sum difference(Sum plus, Sum minus) {
    Map<Integer, Rational> weights = new LinkedHashMap<>();
    Set<String> roots = new HashSet<>();
    List<Sum> sums = List.of(plus, minus);
    for (int side = 0; side < sums.size(); side++) {
      for (Sum.Term term : sums.get(side).terms()) {
        Factor.Own own = (Factor.Own) term.factor();
        Numbers array = arrays.apply(own.array());
        roots.addAll(array.roots());
        Rational value = array.value(own.position());
        weights.merge(term.unit(), side == 0 ? value : value.negate(), Rational::add);
      }
    }
    String name = model.output() + "/difference";
    units.keep(
        Numbers.of(
            name,
            BinaryType.FLOAT64,
            List.of(weights.size()),
            List.copyOf(weights.values()),
            roots));
    List<Sum.Term> terms = new ArrayList<>();
    for (int unit : weights.keySet()) {
      terms.add(new Sum.Term(unit, new Factor.Own(name, terms.size())));
    }
    return new Sum(terms);
  }
}
