package org.plumbline.data;

/** How the losses of the {@code n} samples of a dataset make up the risk {@code R}. */
public enum Reduction {
  /** {@code R = (1/n) Σ ℓ(p_i)}. */
  MEAN,
  /** {@code R = Σ ℓ(p_i)}. */
  SUM
}
