package org.plumbline.claim.forever;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.field.FlowProblem;

/**
 * Units that are not silent in classes of one outer sign and one gate on every sample of their own
 * label.
 *
 * <p>A unit alone with its gates on its own label needs none on the other. Units that have these in
 * common are told apart by the others, which are then held fixed too, unless one of them may be at
 * its kink.
 */
record Partition(FlowProblem problem, GateSigns signs) {
  /**
   * The classes of some units, by their outer signs, that need bounds of their shares.
   *
   * @param isEager whether gates on the other label are held fixed where one unit alone needs none
   */
  List<UnitClass> of(Map<Integer, Integer> outer, boolean isEager) {
    List<UnitClass> classes = new ArrayList<>();
    for (List<Integer> units : groups(outer, false).values()) {
      boolean isOpen = units.stream().anyMatch(v -> signs.of(v).contains(0));
      if ((units.size() == 1 && !isEager) || isOpen) {
        classes.add(of(units, outer.getOrDefault(units.get(0), 0), false));
      } else {
        classes.addAll(fixed(restricted(outer, units)));
      }
    }
    return classes;
  }

  /** The classes of some units of which no gate ever changes. */
  List<UnitClass> fixed(Map<Integer, Integer> outer) {
    return groups(outer, true).values().stream()
        .map(units -> of(units, outer.getOrDefault(units.get(0), 0), true))
        .toList();
  }

  /** The classes of some units whose gates on the other label may be any. */
  List<UnitClass> free(Map<Integer, Integer> outer) {
    return groups(outer, false).values().stream()
        .map(units -> of(units, outer.getOrDefault(units.get(0), 0), false))
        .toList();
  }

  private static Map<Integer, Integer> restricted(Map<Integer, Integer> outer, List<Integer> some) {
    Map<Integer, Integer> kept = new LinkedHashMap<>(outer);
    kept.keySet().retainAll(some);
    return kept;
  }

  private Map<List<Object>, List<Integer>> groups(Map<Integer, Integer> outer, boolean all) {
    Map<List<Object>, List<Integer>> groups = new LinkedHashMap<>();
    outer.forEach(
        (v, sign) -> {
          List<Object> key = List.of(sign, problem.network().activation(v), gates(v, sign, all));
          groups.computeIfAbsent(key, k -> new ArrayList<>()).add(v);
        });
    return groups;
  }

  private UnitClass of(List<Integer> units, int sign, boolean all) {
    int v = units.get(0);
    return new UnitClass(
        units, sign, problem.network().activation(v).negativeSlope(), gates(v, sign, all));
  }

  private List<Integer> gates(int v, int sign, boolean all) {
    List<Integer> gates = new ArrayList<>(Collections.nCopies(problem.data().size(), 0));
    for (int i = 0; i < gates.size(); i++) {
      if (all || problem.data().label(i) == sign) {
        gates.set(i, signs.of(v).get(i));
      }
    }
    return gates;
  }
}
