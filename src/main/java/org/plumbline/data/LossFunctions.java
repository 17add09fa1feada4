package org.plumbline.data;

import org.checkerframework.checker.nullness.qual.NonNull;

/**
 * What a {@link Loss}, its slope and its inverse are made of, on numbers of some kind.
 *
 * @param <T> the kind of number
 */
public interface LossFunctions<T extends @NonNull Object>
    extends ValueFunctions<T>, SlopeFunctions<T> {
  @Override
  T exp(T u);

  /** The number {@code 1/r}, for {@code r > 0}. */
  @Override
  T reciprocal(T r);

  /** The number {@code √r}, for {@code r >= 0}. */
  @Override
  T sqrt(T r);

  /** The logarithm {@code log r}, for {@code r > 0}. */
  T log(T r);

  /** The function {@code log(e^r - 1)}, for {@code r > 0}: the inverse of {@link #softPlus}. */
  T inverseSoftPlus(T r);
}
