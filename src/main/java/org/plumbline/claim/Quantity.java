package org.plumbline.claim;

import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;
import org.plumbline.number.qual.Rigorous;

/**
 * A number a finding rests on, together with how far it is known.
 *
 * <p>What is {@link Exact} or {@link Enclosed} is {@link Rigorous} by its type and may stand in a
 * {@link Decision}; what is {@link Measured} is not and may not (proofs-notes/trust.md).
 */
public sealed interface Quantity {
  /**
   * A number known exactly.
   *
   * @param value the number
   */
  @SuppressWarnings("rigorous") // it holds nothing but the rigorous number it demands
  @Rigorous
  record Exact(@Rigorous Rational value) implements Quantity {}

  /**
   * A number known to lie in an interval for certain.
   *
   * @param value the interval
   */
  @SuppressWarnings("rigorous") // it holds nothing but the rigorous number it demands
  @Rigorous
  record Enclosed(@Rigorous DyadicInterval value) implements Quantity {}

  /**
   * A number read off an engine's trajectory, with no guarantee.
   *
   * @param value the number
   * @param digits how many significant decimal digits are worth showing
   */
  record Measured(Dyadic value, int digits) implements Quantity {}
}
