package org.plumbline.claim.forever;

import java.util.Optional;
import org.plumbline.number.Dyadic;

/**
 * Bounds of {@code N(t) = ∫ν dτ} from T on, {@code ν = Σ c_i p_i}, by the smoothed margin: every
 * cut's sum of squares is what it was at T, and {@code 2N(t)} more (proofs-notes/norm-growth.md).
 */
public sealed interface NormGain permits LevelGain, WeightedGain {
  /** At most {@code N(t)} at all times from that on at which {@code m} reaches {@code margin}. */
  Dyadic lower(Dyadic margin);

  /** At least {@code N(t)} while {@code m <= margin}, if there is such a bound. */
  Optional<Dyadic> upper(Dyadic margin);

  /** A margin from which on {@code N(t) >= gain}; empty if none was found. */
  Optional<Dyadic> marginFor(Dyadic gain);

  /** At most the norm of the parameters on paths, from {@code margin} on. */
  Dyadic normLower(Dyadic margin);

  /** At least that norm, up to {@code margin}, if there is such a bound. */
  Optional<Dyadic> normUpper(Dyadic margin);
}
