package org.plumbline.experiment.onnx;

import org.plumbline.number.Rational;

/** What a unit is multiplied by in a sum. */
sealed interface Factor {
  /**
   * A number of a constant array: a weight that is trained.
   *
   * @param array the array's name
   * @param position the row-major position in it
   */
  record Own(String array, int position) implements Factor {}

  /**
   * A number that is part of the architecture.
   *
   * @param value the number
   */
  record Fixed(Rational value) implements Factor {
    /** The factor of what is added as it is. */
    static final Fixed ONE = new Fixed(Rational.ONE);
  }
}
