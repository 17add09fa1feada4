package org.plumbline.claim;

import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/** A number a finding rests on, together with how far it is known. */
public sealed interface Quantity {
  /**
   * A number known exactly.
   *
   * @param value the number
   */
  record Exact(Rational value) implements Quantity {}

  /**
   * A number read off an engine's trajectory, with no guarantee.
   *
   * @param value the number
   * @param digits how many significant decimal digits are worth showing
   */
  record Measured(Dyadic value, int digits) implements Quantity {}
}
