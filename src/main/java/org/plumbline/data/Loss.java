package org.plumbline.data;

/** The loss {@code ℓ(p)} of a sample with margin {@code p = y f(x)}, decreasing in {@code p}. */
public enum Loss {
  /** {@code ℓ(p) = exp(-p)}. */
  EXPONENTIAL,
  /** {@code ℓ(p) = log(1 + exp(-p))}. */
  LOGISTIC
}
