package org.plumbline.data;

import org.checkerframework.checker.nullness.qual.NonNull;

/**
 * What {@link Loss#value} is made of, on numbers of some kind.
 *
 * @param <T> the kind of number
 */
public interface ValueFunctions<T extends @NonNull Object> {
  /** The number {@code -u}. */
  T negate(T u);

  /** The exponential {@code e^u}. */
  T exp(T u);

  /** The function {@code log(1 + e^u)}. */
  T softPlus(T u);

  /** In double arithmetic. */
  ValueFunctions<Double> DOUBLE =
      new ValueFunctions<>() {
        @Override
        public Double negate(Double u) {
          return -u;
        }

        @Override
        public Double exp(Double u) {
          return Math.exp(u);
        }

        @Override
        public Double softPlus(Double u) {
          return u > 0 ? Math.log1p(Math.exp(-u)) + u : Math.log1p(Math.exp(u));
        }
      };
}
