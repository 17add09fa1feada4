package org.plumbline.experiment.onnx;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.plumbline.network.Activation;
import org.plumbline.number.Rational;

/**
 * The units of a model as they are found: inputs first, then a constant input 1 if there is one,
 * then what is computed, each after the units it reads.
 */
final class Units {
  private final int inputs;
  private final boolean hasBias;
  private final Terms terms = new Terms();
  private final List<Unit> computed = new ArrayList<>();
  private final Set<String> groups = new HashSet<>();

  Units(int inputs, boolean hasBias) {
    this.inputs = inputs;
    this.hasBias = hasBias;
  }

  /** The number of inputs, a constant one included. */
  int inputs() {
    return inputs + (hasBias ? 1 : 0);
  }

  /** The number of the constant input, if there is one. */
  OptionalInt bias() {
    return hasBias ? OptionalInt.of(inputs) : OptionalInt.empty();
  }

  /** The units that are computed; the first has the number {@link #inputs}. */
  List<Unit> computed() {
    return List.copyOf(computed);
  }

  /** Makes room for more terms. */
  void require(String place, long count) throws OnnxException {
    terms.require(place, count);
  }

  /** The input array. */
  Value.Activations input(List<Integer> shape) {
    return new Value.Activations(shape, IntStream.range(0, inputs).mapToObj(Sum::ofUnit).toList());
  }

  /** An activation of every number of an array. */
  Value.Activations activated(String name, Activation activation, Value.Activations value) {
    String group = fresh(name);
    List<Sum> sums = new ArrayList<>();
    for (int k = 0; k < value.sums().size(); k++) {
      sums.add(added(group, value.shape(), k, activation, value.sums().get(k)));
    }
    return new Value.Activations(value.shape(), sums);
  }

  /** The same numbers as units, so that what they are sums of occurs once. */
  Value.Activations asUnits(String name, Value.Activations value) {
    if (value.sums().stream().allMatch(sum -> sum.unit().isPresent())) {
      return value;
    }
    String group = fresh(name);
    List<Sum> sums = new ArrayList<>();
    for (int k = 0; k < value.sums().size(); k++) {
      Sum sum = value.sums().get(k);
      sums.add(
          sum.unit().isPresent() ? sum : added(group, value.shape(), k, Activation.LINEAR, sum));
    }
    return new Value.Activations(value.shape(), sums);
  }

  /** An array times a number. */
  Value.Activations scaled(String name, Value.Activations value, Rational factor) {
    if (factor.equals(Rational.ONE)) {
      return value;
    }
    Value.Activations units = asUnits(name, value);
    List<Sum> sums = new ArrayList<>();
    for (Sum sum : units.sums()) {
      Factor.Fixed fixed = new Factor.Fixed(factor);
      sums.add(new Sum(List.of(new Sum.Term(sum.unit().orElseThrow(), fixed))));
    }
    return new Value.Activations(value.shape(), sums);
  }

  private Sum added(
      String group, List<Integer> shape, int position, Activation activation, Sum sum) {
    computed.add(new Unit(group, shape, position, activation, sum));
    return Sum.ofUnit(inputs() + computed.size() - 1);
  }

  private String fresh(String name) {
    String group = name;
    while (!groups.add(group)) {
      group += "'";
    }
    return group;
  }
}
