package org.plumbline.enclosure;

import org.plumbline.number.DoubleInterval;

/**
 * Contains a function of the weights and its derivative along a direction, for all weights of a set
 * and all directions of another.
 *
 * @param value contains {@code f(w)}
 * @param rate contains {@code ⟨∇f(w), v⟩}
 */
record MovingInterval(DoubleInterval value, DoubleInterval rate) {
  static final MovingInterval ZERO = constant(DoubleInterval.ZERO);

  static MovingInterval constant(DoubleInterval value) {
    return new MovingInterval(value, DoubleInterval.ZERO);
  }

  /** Contains {@code f + g}. */
  MovingInterval add(MovingInterval other) {
    return new MovingInterval(value.add(other.value), rate.add(other.rate));
  }

  /** Contains {@code fg}, by the product rule. */
  MovingInterval multiply(MovingInterval other) {
    return new MovingInterval(
        value.multiply(other.value), rate.multiply(other.value).add(value.multiply(other.rate)));
  }
}
