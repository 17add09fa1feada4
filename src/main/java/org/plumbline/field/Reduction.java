package org.plumbline.field;

/** How the losses of the samples make up the risk. */
public enum Reduction {
  /** {@code R = (1/n) Σ ℓ(p_i)}. */
  MEAN,
  /** {@code R = Σ ℓ(p_i)}. */
  SUM
}
