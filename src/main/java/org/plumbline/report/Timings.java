package org.plumbline.report;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The seconds that one thing took, repetition by repetition.
 *
 * @param seconds at least one
 */
public record Timings(List<Double> seconds) {
  /**
   * Timings with an immutable copy of the seconds.
   *
   * @throws IllegalArgumentException if there are none
   */
  public Timings {
    seconds = List.copyOf(seconds);
    if (seconds.isEmpty()) {
      throw new IllegalArgumentException("nothing was timed");
    }
  }

  /** The shortest. */
  public double min() {
    return seconds.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }

  /** The median; between two in the middle their mean. */
  public double median() {
    return median(seconds);
  }

  /** The longest. */
  public double max() {
    return seconds.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }

  /**
   * The median of these over the other timings of the same repetition: what slows a machine for a
   * while slows both of a pair.
   *
   * @throws IllegalArgumentException if there are not as many of both
   */
  public double medianRatio(Timings other) {
    if (seconds.size() != other.seconds.size()) {
      throw new IllegalArgumentException(seconds.size() + " and " + other.seconds.size());
    }
    return median(
        IntStream.range(0, seconds.size())
            .mapToObj(r -> seconds.get(r) / other.seconds.get(r))
            .toList());
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
