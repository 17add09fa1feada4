package org.plumbline.flow.state;

import java.util.HashMap;
import java.util.Map;
import org.plumbline.field.Pair;
import org.plumbline.field.SidePreActivation;

/**
 * How what vanishes at an instant leaves zero: for each pre-activation, and each one-sided one, the
 * order of its first Taylor coefficient that is not zero.
 *
 * @param pairs the orders of pairs that vanish
 * @param sides the orders of one-sided pre-activations; 0 for those that do not vanish
 */
public record LeadingOrders(Map<Pair, Integer> pairs, Map<SidePreActivation, Integer> sides) {
  /** The order of what stays at zero. */
  public static final int IDENTICALLY_ZERO = Integer.MAX_VALUE;

  /** Nothing vanishes. */
  public static final LeadingOrders NONE = new LeadingOrders(Map.of(), Map.of());

  public LeadingOrders {
    pairs = Map.copyOf(pairs);
    sides = Map.copyOf(sides);
  }

  /** The order of a pair's pre-activation, 0 if it does not vanish. */
  public int of(Pair pair) {
    return pairs.getOrDefault(pair, 0);
  }

  /** The order of a one-sided pre-activation, 0 if it does not vanish. */
  public int of(SidePreActivation side) {
    return sides.getOrDefault(side, 0);
  }

  /** What is left of it after some time: that which stays at zero. */
  public LeadingOrders later() {
    return new LeadingOrders(resting(pairs), resting(sides));
  }

  private static <K> Map<K, Integer> resting(Map<K, Integer> orders) {
    Map<K, Integer> resting = new HashMap<>(orders);
    resting.values().removeIf(order -> order != IDENTICALLY_ZERO);
    return resting;
  }
}
