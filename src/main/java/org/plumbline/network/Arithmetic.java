package org.plumbline.network;

import org.checkerframework.checker.nullness.qual.NonNull;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Rational;
import org.plumbline.number.RationalSum;
import org.plumbline.number.qual.Rigorous;

/**
 * The few operations on numbers of some kind that a {@link Sweep} through a network needs.
 *
 * <p>Results are exact, or contain what is exact, or are approximate, as the kind of number
 * promises: a sweep adds no error of its own.
 *
 * @param <T> the kind of number
 */
public interface Arithmetic<T extends @NonNull Object> {
  /** Exact rational numbers. */
  Arithmetic<Rational> RATIONAL =
      new Arithmetic<>() {
        @Override
        public Rational of(@Rigorous Rational constant) {
          return constant;
        }

        @Override
        public Rational add(Rational a, Rational b) {
          return a.add(b);
        }

        @Override
        public Rational multiply(Rational a, Rational b) {
          return a.multiply(b);
        }

        @Override
        public Sum<Rational> sum() {
          RationalSum sum = new RationalSum();
          return new Sum<>() {
            @Override
            public void addProduct(Rational a, Rational b) {
              sum.addProduct(a, b);
            }

            @Override
            public Rational value() {
              return sum.value();
            }
          };
        }
      };

  /** Intervals of doubles, rounded outwards. */
  Arithmetic<DoubleInterval> DOUBLE_INTERVAL =
      new Arithmetic<>() {
        @Override
        public DoubleInterval of(@Rigorous Rational constant) {
          return DoubleInterval.enclosing(constant);
        }

        @Override
        public DoubleInterval add(DoubleInterval a, DoubleInterval b) {
          return a.add(b);
        }

        @Override
        public DoubleInterval multiply(DoubleInterval a, DoubleInterval b) {
          return a.multiply(b);
        }

        @Override
        public boolean isZero(DoubleInterval a) {
          return a.isZero();
        }
      };

  /** The number that stands for a constant of the network. */
  T of(@Rigorous Rational constant);

  /** The sum. */
  T add(T a, T b);

  /** The product. */
  T multiply(T a, T b);

  /** A sum of products, so far of none. */
  default Sum<T> sum() {
    return new SumInTurn<>(this);
  }

  /**
   * A sum of products.
   *
   * @param <T> the kind of number
   */
  interface Sum<T extends @NonNull Object> {
    /** Adds {@code a · b}. */
    void addProduct(T a, T b);

    /** The sum so far. */
    T value();
  }

  /** Whether a number is known to be exactly zero, so that products with it may be left out. */
  default boolean isZero(T a) {
    return false;
  }
}
