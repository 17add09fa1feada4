package org.plumbline.data;

import org.checkerframework.checker.nullness.qual.NonNull;
import org.plumbline.number.DoubleInterval;

/**
 * What {@link Loss#slope} is made of, on numbers of some kind; each function is exact, contains
 * what is exact, or is approximate, as the kind of number promises.
 *
 * @param <T> the kind of number
 */
public interface SlopeFunctions<T extends @NonNull Object> extends AlgebraicFunctions<T> {
  /** The exponential {@code e^u}. */
  T exp(T u);

  /** The logistic function {@code 1/(1 + e^-u)}. */
  T logistic(T u);

  /** In double arithmetic; {@code e^u} may overflow. */
  SlopeFunctions<Double> DOUBLE = new DoubleFunctions();

  /** Intervals of doubles that contain the functions at a number, divided by {@code 2^scale}. */
  static SlopeFunctions<DoubleInterval> scaled(long scale) {
    return new ScaledFunctions(scale);
  }
}
