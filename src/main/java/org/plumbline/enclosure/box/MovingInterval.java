package org.plumbline.enclosure.box;

import org.plumbline.network.Arithmetic;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Rational;
import org.plumbline.number.qual.Rigorous;

/**
 * Contains the values of a function and what it changes by: its derivative in a direction, or the
 * difference of two of its values; either follows the product rule when the first factor's change
 * and the second's are multiplied by any values in the enclosures.
 *
 * @param value contains {@code f}
 * @param rate contains {@code ⟨∇f, v⟩} or {@code f - f'}
 */
public record MovingInterval(DoubleInterval value, DoubleInterval rate) {
  public static final MovingInterval ZERO = constant(DoubleInterval.ZERO);

  /** Sums and products of moving intervals. */
  static final Arithmetic<MovingInterval> ARITHMETIC =
      new Arithmetic<>() {
        @Override
        public MovingInterval of(@Rigorous Rational constant) {
          return constant(DoubleInterval.enclosing(constant));
        }

        @Override
        public MovingInterval add(MovingInterval a, MovingInterval b) {
          return a.add(b);
        }

        @Override
        public MovingInterval multiply(MovingInterval a, MovingInterval b) {
          return a.multiply(b);
        }

        @Override
        public boolean isZero(MovingInterval a) {
          return a.value.isZero() && a.rate.isZero();
        }
      };

  public static MovingInterval constant(DoubleInterval value) {
    return new MovingInterval(value, DoubleInterval.ZERO);
  }

  /** Contains {@code f + g}. */
  public MovingInterval add(MovingInterval other) {
    return new MovingInterval(value.add(other.value), rate.add(other.rate));
  }

  /** Contains {@code fg}, by the product rule. */
  public MovingInterval multiply(MovingInterval other) {
    return new MovingInterval(
        value.multiply(other.value), rate.multiply(other.value).add(value.multiply(other.rate)));
  }
}
