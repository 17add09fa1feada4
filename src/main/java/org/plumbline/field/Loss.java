package org.plumbline.field;

/** The loss {@code ℓ} of a margin {@code p}. */
public enum Loss {
  /** {@code ℓ(p) = exp(-p)}. */
  EXPONENTIAL,
  /** {@code ℓ(p) = log(1 + exp(-p))}. */
  LOGISTIC
}
