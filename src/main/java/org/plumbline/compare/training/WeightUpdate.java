package org.plumbline.compare.training;

import org.plumbline.number.DoubleInterval;

/** A method's memory of one weight. */
@FunctionalInterface
interface WeightUpdate {
  /**
   * The direction {@code d} of the next step, which is {@code -η d}.
   *
   * @param t the number of the step, from 1
   * @param weight the weight before it
   * @param gradient the gradient there
   * @param observed what the direction was, if the step size is the one stated
   */
  DoubleInterval direction(
      int t, DoubleInterval weight, DoubleInterval gradient, DoubleInterval observed);
}
