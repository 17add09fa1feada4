package org.plumbline.enclosure.box;

import org.plumbline.number.DoubleInterval;

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
