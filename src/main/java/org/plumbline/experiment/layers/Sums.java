package org.plumbline.experiment.layers;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.experiment.layers.Assembly.Term;
import org.plumbline.network.Activation;
import org.plumbline.network.Weight;
import org.plumbline.number.Rational;

/**
 * An array of sums of units, row by row; those of one unit alone stand for the unit.
 *
 * @param name what the units of the array are called
 * @param shape the shape
 * @param entries the sums
 */
record Sums(String name, List<Integer> shape, List<List<Term>> entries) {
  Sums {
    shape = List.copyOf(shape);
    entries = entries.stream().map(List::copyOf).toList();
  }

  /** An array of units. */
  static Sums ofUnits(String name, List<Integer> shape, List<Integer> units) {
    return new Sums(
        name, shape, units.stream().map(v -> List.of(Term.fixed(v, Rational.ONE))).toList());
  }

  /** The same sums in another shape. */
  Sums shaped(List<Integer> other) {
    return new Sums(name, other, entries);
  }

  /** The same sums, their units to be called otherwise. */
  Sums named(String other) {
    return new Sums(other, shape, entries);
  }

  /** Entry by entry the sum of both. */
  Sums plus(List<List<Term>> others) {
    List<List<Term>> sums = new ArrayList<>();
    for (int k = 0; k < entries.size(); k++) {
      List<Term> sum = new ArrayList<>(entries.get(k));
      sum.addAll(others.get(k));
      sums.add(sum);
    }
    return new Sums(name, shape, sums);
  }

  /** Whether every entry is a unit. */
  boolean areUnits() {
    return entries.stream().allMatch(Sums::isUnit);
  }

  private static boolean isUnit(List<Term> sum) {
    return sum.size() == 1
        && sum.get(0).weight() instanceof Weight.Fixed fixed
        && fixed.value().equals(Rational.ONE);
  }

  /** The number of the unit that entry {@code k} is. */
  int unit(int k) {
    return entries.get(k).get(0).from();
  }

  /** The array of linear units with these sums, new ones only where they are none yet. */
  Sums asUnits(Assembly graph) {
    return areUnits() ? this : activated(graph, List.of(Activation.LINEAR));
  }

  /**
   * The array of new units with these sums.
   *
   * @param activations one for all, or one for each index of the first axis
   */
  Sums activated(Assembly graph, List<Activation> activations) {
    int each = activations.size() == 1 ? entries.size() : entries.size() / activations.size();
    List<Integer> units = new ArrayList<>();
    for (int k = 0; k < entries.size(); k++) {
      units.add(
          graph.vertex(Assembly.entry(name, shape, k), activations.get(k / each), entries.get(k)));
    }
    return ofUnits(name, shape, units);
  }
}
