package org.plumbline.enclosure;

import java.util.List;
import org.plumbline.number.Magnitude;

/**
 * How far any flow with given disturbances may be from a proposal, at the instants up to which they
 * are given.
 *
 * @param bounds at least the distance at each instant, from the first on, as far as it is bounded
 * @param verification what the verification came to
 */
public record DisturbedFlows(List<Magnitude> bounds, Verification verification) {
  /** Bounds, copied. */
  public DisturbedFlows {
    bounds = List.copyOf(bounds);
  }
}
