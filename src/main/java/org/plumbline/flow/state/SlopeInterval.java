package org.plumbline.flow.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.number.Dyadic;

/** The first instant of a step at which the slope of a pinned pair leaves {@code [0, 1]}. */
public final class SlopeInterval {
  private SlopeInterval() {}

  /**
   * The first {@code τ ∈ [0, 1]} at which {@code Σ c_k τ^k} is no longer in {@code [0, 1]}; a slope
   * that starts at an end of the interval moves into it.
   */
  public static Optional<Dyadic> left(List<Dyadic> slope, int bits) {
    List<Dyadic> rest = new ArrayList<>(slope.stream().map(Dyadic::negate).toList());
    rest.set(0, rest.get(0).add(Dyadic.ONE));
    Optional<Dyadic> low = zero(slope, bits);
    Optional<Dyadic> high = zero(rest, bits);
    if (low.isEmpty() || high.isEmpty()) {
      return low.isPresent() ? low : high;
    }
    return high.get().compareTo(low.get()) < 0 ? high : low;
  }

  private static Optional<Dyadic> zero(List<Dyadic> side, int bits) {
    Dyadic start = side.get(0);
    long later =
        side.stream()
            .skip(1)
            .filter(c -> c.signum() != 0)
            .mapToLong(Dyadic::magnitudeExponent)
            .max()
            .orElse(Long.MIN_VALUE / 2);
    boolean startsAtZero = start.signum() == 0 || start.magnitudeExponent() < later - bits * 2L / 5;
    return FirstZero.of(FixedPolynomial.of(side, bits).deflated(startsAtZero ? 1 : 0));
  }
}
