package org.plumbline.field;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The slopes that hold the pinned pairs of one gate table, one for each kink.
 *
 * @param pairs for each slope the first pair it holds
 * @param indices for each pinned pair its slope
 * @param opposites for each pinned pair whether its pre-activation has the opposite sign of the
 *     first pair's
 */
public record SharedSlopes(
    List<Pair> pairs, Map<Pair, Integer> indices, Map<Pair, Boolean> opposites) {

  /** No slopes: nothing is pinned. */
  public static final SharedSlopes NONE = new SharedSlopes(List.of(), Map.of(), Map.of());

  static SharedSlopes of(GateTable gates, TiedSamples ties) {
    Map<Kink, Integer> known = new HashMap<>();
    List<Pair> pairs = new ArrayList<>();
    List<Boolean> orientations = new ArrayList<>();
    Map<Pair, Integer> indices = new HashMap<>();
    Map<Pair, Boolean> opposites = new HashMap<>();
    for (Pair pair : gates.pinned()) {
      TiedSamples.Factored factored = ties.factored(gates, pair);
      Integer index = known.putIfAbsent(factored.kink(), pairs.size());
      if (index == null) {
        index = pairs.size();
        pairs.add(pair);
        orientations.add(factored.isOpposite());
      }
      indices.put(pair, index);
      opposites.put(pair, factored.isOpposite() != orientations.get(index));
    }
    return new SharedSlopes(pairs, indices, opposites);
  }

  /** The number of slopes. */
  public int size() {
    return pairs.size();
  }

  /** The slope that holds a pair, or -1 if the pair is not pinned. */
  public int index(Pair pair) {
    return indices.getOrDefault(pair, -1);
  }

  /**
   * Whether the pre-activation of a pinned pair has the opposite sign of that of the slope's first
   * pair.
   */
  public boolean isOpposite(Pair pair) {
    return opposites.getOrDefault(pair, false);
  }
}
