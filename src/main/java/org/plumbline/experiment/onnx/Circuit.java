package org.plumbline.experiment.onnx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What the output depends on: inputs, a constant one last among them if there is one, computed
 * units in an order in which each follows what it reads, and the output's sum.
 *
 * @param inputs the number of inputs
 * @param hasBias whether the last input is constant
 * @param computed the computed units; the first is number {@code inputs}
 * @param output the output's sum
 */
record Circuit(int inputs, boolean hasBias, List<Unit> computed, Sum output) {
  Circuit {
    computed = List.copyOf(computed);
  }

  /** The units that the output depends on, out of all that were found. */
  static Circuit of(Units units, Sum output) {
    List<Unit> all = units.computed();
    int inputs = units.inputs();
    boolean[] isReached = new boolean[inputs + all.size()];
    output.terms().forEach(term -> isReached[term.unit()] = true);
    for (int k = all.size() - 1; k >= 0; k--) {
      if (isReached[inputs + k]) {
        all.get(k).sum().terms().forEach(term -> isReached[term.unit()] = true);
      }
    }
    List<Integer> number = new ArrayList<>(Collections.nCopies(isReached.length, -1));
    List<Unit> kept = new ArrayList<>();
    for (int v = 0; v < isReached.length; v++) {
      if (v < inputs) {
        number.set(v, v);
      } else if (isReached[v]) {
        Unit unit = all.get(v - inputs);
        number.set(v, inputs + kept.size());
        kept.add(
            new Unit(
                unit.group(),
                unit.shape(),
                unit.position(),
                unit.activation(),
                renumbered(unit.sum(), number)));
      }
    }
    return new Circuit(inputs, units.bias().isPresent(), kept, renumbered(output, number));
  }

  private static Sum renumbered(Sum sum, List<Integer> number) {
    return new Sum(
        sum.terms().stream()
            .map(term -> new Sum.Term(number.get(term.unit()), term.factor()))
            .toList());
  }

  /** The sums in order, the output's last. */
  List<Sum> sums() {
    List<Sum> sums = new ArrayList<>(computed.stream().map(Unit::sum).toList());
    sums.add(output);
    return sums;
  }

  /** Whether some sum reads the constant input. */
  boolean readsBias() {
    return hasBias
        && sums().stream()
            .anyMatch(sum -> sum.terms().stream().anyMatch(t -> t.unit() == inputs - 1));
  }
}
