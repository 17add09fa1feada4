package org.plumbline.data;

import org.checkerframework.checker.nullness.qual.NonNull;

/**
 * What {@link Loss#value} is made of, on numbers of some kind.
 *
 * @param <T> the kind of number
 */
public interface ValueFunctions<T extends @NonNull Object> extends AlgebraicFunctions<T> {
  /** The exponential {@code e^u}. */
  T exp(T u);

  /** The function {@code log(1 + e^u)}. */
  T softPlus(T u);

  /** The square {@code u²}, never negative. */
  T square(T u);

  /** In double arithmetic. */
  ValueFunctions<Double> DOUBLE = new DoubleFunctions();
}
