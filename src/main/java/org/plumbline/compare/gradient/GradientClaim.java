package org.plumbline.compare.gradient;

import java.util.List;
import java.util.Optional;
import org.plumbline.number.Dyadic;

/**
 * Somebody's claim that {@code gradient} is the gradient of the risk at {@code weights}, rounded.
 *
 * @param weights one number per parameter, in the order of the network
 * @param gradient one number per parameter
 * @param samples the samples whose losses make up the risk, repetitions counted, with the mean
 *     taken over them; all of the data if empty
 */
public record GradientClaim(
    List<Dyadic> weights, List<Dyadic> gradient, Optional<List<Integer>> samples) {

  /**
   * A claim.
   *
   * @throws IllegalArgumentException if the lists differ in length, or no sample is named
   */
  public GradientClaim {
    weights = List.copyOf(weights);
    gradient = List.copyOf(gradient);
    samples = samples.map(List::copyOf);
    if (weights.size() != gradient.size()) {
      throw new IllegalArgumentException(
          weights.size() + " weights but " + gradient.size() + " entries of the gradient");
    }
    if (samples.isPresent() && samples.get().isEmpty()) {
      throw new IllegalArgumentException("a gradient on no sample");
    }
  }
}
