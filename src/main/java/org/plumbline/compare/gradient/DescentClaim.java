package org.plumbline.compare.gradient;

import java.util.List;
import java.util.Optional;
import org.plumbline.number.Dyadic;

/**
 * Somebody's claim that {@code next} is {@code weights - stepSize · ∇R(weights)}, rounded.
 *
 * @param weights one number per parameter, in the order of the network
 * @param next one number per parameter
 * @param stepSize the step size, positive
 * @param samples the samples whose losses make up the risk, repetitions counted, with the mean
 *     taken over them; all of the data if empty
 */
public record DescentClaim(
    List<Dyadic> weights, List<Dyadic> next, Dyadic stepSize, Optional<List<Integer>> samples) {

  /**
   * A claim.
   *
   * @throws IllegalArgumentException if the lists differ in length, the step size is not positive,
   *     or no sample is named
   */
  public DescentClaim {
    weights = List.copyOf(weights);
    next = List.copyOf(next);
    samples = samples.map(List::copyOf);
    if (weights.size() != next.size()) {
      throw new IllegalArgumentException(weights.size() + " weights but then " + next.size());
    }
    if (stepSize.signum() <= 0) {
      throw new IllegalArgumentException("a step size that is not positive");
    }
    if (samples.isPresent() && samples.get().isEmpty()) {
      throw new IllegalArgumentException("a gradient on no sample");
    }
  }
}
