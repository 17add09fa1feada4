package org.plumbline.compare.flow;

import java.util.List;
import org.plumbline.number.Dyadic;

/**
 * Weights claimed to be those of the flow at some times.
 *
 * @param times the times, none negative, none before the one before it
 * @param weights the weights at each, in the order of the network's parameters
 */
public record ClaimedPoints(List<Dyadic> times, List<List<Dyadic>> weights) {
  /**
   * Points.
   *
   * @throws IllegalArgumentException if there are none, or not as many times as weights, or a time
   *     is out of order
   */
  public ClaimedPoints {
    times = List.copyOf(times);
    weights = weights.stream().map(List::copyOf).toList();
    if (times.isEmpty() || times.size() != weights.size()) {
      throw new IllegalArgumentException(times.size() + " times, " + weights.size() + " points");
    }
    Dyadic before = Dyadic.ZERO;
    for (Dyadic time : times) {
      if (time.compareTo(before) < 0) {
        throw new IllegalArgumentException("a time that is out of order");
      }
      before = time;
    }
  }

  /** The number of points. */
  public int size() {
    return times.size();
  }

  /** The time from point {@code k} to the next. */
  Dyadic step(int k) {
    return times.get(k + 1).subtract(times.get(k));
  }

  /** The weights of a point in double. */
  double[] approximate(int k) {
    return weights.get(k).stream().mapToDouble(w -> w.approximateDouble()).toArray();
  }
}
