package org.plumbline.data;

import org.checkerframework.checker.nullness.qual.NonNull;
import org.plumbline.number.DoubleInterval;

/**
 * What {@link Loss#slope} is made of, on numbers of some kind; each function is exact, contains
 * what is exact, or is approximate, as the kind of number promises.
 *
 * @param <T> the kind of number
 */
public interface SlopeFunctions<T extends @NonNull Object> {
  /** The number {@code -u}. */
  T negate(T u);

  /** The exponential {@code e^u}. */
  T exp(T u);

  /** The logistic function {@code 1/(1 + e^-u)}. */
  T logistic(T u);

  /** In double arithmetic; {@code e^u} may overflow. */
  SlopeFunctions<Double> DOUBLE =
      new SlopeFunctions<>() {
        @Override
        public Double negate(Double u) {
          return -u;
        }

        @Override
        public Double exp(Double u) {
          return Math.exp(u);
        }

        @Override
        public Double logistic(Double u) {
          return 1 / (1 + Math.exp(-u));
        }
      };

  /** Intervals of doubles that contain the functions at a number, divided by {@code 2^scale}. */
  static SlopeFunctions<DoubleInterval> scaled(long scale) {
    DoubleInterval shift = DoubleInterval.LOG_TWO.multiply(DoubleInterval.of((double) scale));
    return new SlopeFunctions<>() {
      @Override
      public DoubleInterval negate(DoubleInterval u) {
        return u.negate();
      }

      @Override
      public DoubleInterval exp(DoubleInterval u) {
        return u.subtract(shift).exp();
      }

      @Override
      public DoubleInterval logistic(DoubleInterval u) {
        return u.lower() > 0
            ? u.negate().exp().add(DoubleInterval.ONE).reciprocal().scale(-scale)
            : exp(u).divide(u.exp().add(DoubleInterval.ONE));
      }
    };
  }
}
