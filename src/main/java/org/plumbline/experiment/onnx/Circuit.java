package org.plumbline.experiment.onnx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

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

  /**
   * The units that the output depends on, out of all that were found; the constant input, the last
   * of the given ones, only if something reads it.
   */
  static Circuit of(int inputs, List<Unit> all, Sum output) {
    boolean[] isReached = new boolean[inputs + all.size()];
    output.terms().forEach(term -> isReached[term.unit()] = true);
    for (int k = all.size() - 1; k >= 0; k--) {
      if (isReached[inputs + k]) {
        all.get(k).sum().terms().forEach(term -> isReached[term.unit()] = true);
      }
    }
    boolean hasBias = isReached[inputs - 1];
    int kept = hasBias ? inputs : inputs - 1;
    List<Integer> number = new ArrayList<>(Collections.nCopies(isReached.length, -1));
    List<Unit> units = new ArrayList<>();
    for (int v = 0; v < isReached.length; v++) {
      if (v < kept) {
        number.set(v, v);
      } else if (v >= inputs && isReached[v]) {
        Unit unit = all.get(v - inputs);
        number.set(v, kept + units.size());
        units.add(unit.with(renumbered(unit.sum(), number)));
      }
    }
    return new Circuit(kept, hasBias, units, renumbered(output, number));
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

  /** Refuses weights that came from one array of the file in two ways: they would be shared. */
  void requireDistinct(Weights values) throws OnnxException {
    Set<String> used = new LinkedHashSet<>();
    for (Sum sum : sums()) {
      for (Sum.Term term : sum.terms()) {
        if (term.factor() instanceof Factor.Own own) {
          used.add(own.array());
        }
      }
    }
    Map<String, String> owner = new HashMap<>();
    for (String array : used) {
      for (String root : new TreeSet<>(values.roots(array))) {
        if (owner.put(root, array) != null) {
          throw new OnnxException(
              "tensor " + OnnxException.quoted(root),
              "it is used as it is and as a part of other weights, or of several",
              "weights that are used in one way only, as functions of shared weights are not "
                  + "trained here");
        }
      }
    }
  }
}
