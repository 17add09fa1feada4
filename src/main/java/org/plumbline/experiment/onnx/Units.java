package org.plumbline.experiment.onnx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.plumbline.network.Activation;
import org.plumbline.number.Rational;

/**
 * The units of a model as they are found: inputs first, then a constant input 1, then what is
 * computed, each after the units it reads; and the arrays that were derived on the way.
 */
final class Units {
  private final int coordinates;
  private final Terms terms = new Terms();
  private final List<Unit> computed = new ArrayList<>();
  private final Set<String> groups = new HashSet<>();
  private final List<Numbers> derived = new ArrayList<>();
  private final Set<String> notes = new LinkedHashSet<>();

  Units(int coordinates) {
    this.coordinates = coordinates;
  }

  /** The number of inputs, the constant one included. */
  int inputs() {
    return coordinates + 1;
  }

  /** The number of the constant input. */
  int constant() {
    return coordinates;
  }

  /** The units that are computed; the first has the number {@link #inputs}. */
  List<Unit> computed() {
    return List.copyOf(computed);
  }

  /** Arrays that weights were folded into. */
  List<Numbers> derived() {
    return List.copyOf(derived);
  }

  /** Keeps an array that weights were folded into. */
  void keep(Numbers array) {
    derived.add(array);
  }

  /** What was taken otherwise than it is written. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  /** Says, in a sentence, what is taken otherwise than it is written. */
  void note(String sentence) {
    notes.add(sentence);
  }

  /** Makes room for more terms. */
  void require(String place, long count) throws OnnxException {
    terms.require(place, count);
  }

  /** The input array. */
  Value.Activations input(List<Integer> shape) {
    return new Value.Activations(
        shape, IntStream.range(0, coordinates).mapToObj(Sum::ofUnit).toList());
  }

  /** An activation of every number of an array. */
  Value.Activations activated(String name, Activation activation, Value.Activations value) {
    return activated(name, Collections.nCopies(value.size(), activation)::get, value);
  }

  /** The activation of each number of an array that belongs to its place. */
  Value.Activations activated(
      String name, IntFunction<Activation> activations, Value.Activations value) {
    String group = fresh(name);
    List<Sum> sums = new ArrayList<>();
    for (int k = 0; k < value.sums().size(); k++) {
      sums.add(added(group, value.shape(), k, activations.apply(k), value.sums().get(k)));
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
    return scaled(name, value, k -> factor);
  }

  /** An array, each number times one that is not trained. */
  Value.Activations scaled(String name, Value.Activations value, IntFunction<Rational> factors) {
    List<Sum> sums = value.sums();
    boolean isSame =
        IntStream.range(0, sums.size()).allMatch(k -> factors.apply(k).equals(Rational.ONE));
    if (isSame) {
      return value;
    }
    List<Sum> factored = sums.stream().allMatch(Sum::isFixed) ? sums : asUnits(name, value).sums();
    return new Value.Activations(
        value.shape(),
        IntStream.range(0, sums.size())
            .mapToObj(k -> factored.get(k).times(factors.apply(k)))
            .toList());
  }

  private Sum added(
      String group, List<Integer> shape, int position, Activation activation, Sum sum) {
    computed.add(new Unit(group, shape, position, activation, sum));
    return Sum.ofUnit(inputs() + computed.size() - 1);
  }

  /** The name, or another one where an array of units is called so already. */
  private String fresh(String name) {
    String group = name;
    while (!groups.add(group)) {
      group += "'";
    }
    return group;
  }
}
