package org.plumbline.enclosure.families;

/** A family of random problems that theoreticians try first. */
enum Family {
  /** Nothing in particular. */
  PLAIN,
  /** Weights and pre-activations that are exactly zero at the start. */
  ZEROS,
  /** Samples that are positive multiples of one another. */
  PARALLEL,
  /** Samples that are negative multiples of one another. */
  OPPOSITE,
  /** Units with equal weights, mirrored units, and samples that are there twice. */
  TWINS,
  /** Initial weights of {@code 1e-13} to {@code 1e-300}. */
  TINY,
  /** Flows that meet a kink from below and stay on it. */
  PINNED_BELOW,
  /** Flows that meet a kink from above and stay on it. */
  PINNED_ABOVE
}
