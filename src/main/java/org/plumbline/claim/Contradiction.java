package org.plumbline.claim;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.data.Dataset;
import org.plumbline.number.Rational;

/**
 * Samples whose margins are not all positive for any weights of any network: one that is 0, or two
 * of different labels of which one is a positive multiple of the other (proofs-notes/
 * initial-risk.md).
 *
 * @param first a sample
 * @param second another of the other label, or the same one if that is 0
 */
public record Contradiction(int first, int second) {
  /** The first contradiction among some samples, if there is any. */
  public static Optional<Contradiction> of(Dataset data) {
    Map<List<Rational>, Integer> rays = new HashMap<>();
    for (int i = 0; i < data.size(); i++) {
      Optional<List<Rational>> ray = ray(data.point(i));
      if (ray.isEmpty()) {
        return Optional.of(new Contradiction(i, i));
      }
      Integer before = rays.putIfAbsent(ray.get(), i);
      if (before != null && data.label(before) != data.label(i)) {
        return Optional.of(new Contradiction(before, i));
      }
    }
    return Optional.empty();
  }

  /** The positive multiple of a point whose first coordinate other than 0 is 1 or -1. */
  private static Optional<List<Rational>> ray(List<? extends Rational> point) {
    return point.stream()
        .filter(x -> x.signum() != 0)
        .findFirst()
        .map(x -> x.signum() < 0 ? x.negate() : x)
        .map(size -> point.stream().map(x -> x.divide(size)).toList());
  }

  /** What it means, with what to do about it. */
  public String text() {
    return first == second
        ? "sample "
            + first
            + " is 0, and so is the output on it, whatever the weights: leave it out, or add biases"
            + " (bias: true)"
        : "samples "
            + first
            + " and "
            + second
            + " have different labels, and one is a positive multiple of the other, so no weights"
            + " fit both: leave one out"
            + ", or add biases (bias: true) if they are not the same";
  }
}
