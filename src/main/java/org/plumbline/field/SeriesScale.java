package org.plumbline.field;

import org.plumbline.number.Dyadic;

/**
 * How far, in which unit of time and how precisely series are computed.
 *
 * @param order the highest order of the weights
 * @param timeUnit the time in which derivatives are taken: coefficient {@code k} is multiplied by
 *     {@code timeUnit^k}
 * @param decay how many bits less than coefficient 0 each further coefficient needs; 0 if nothing
 *     is known
 */
public record SeriesScale(int order, Dyadic timeUnit, double decay) {
  /** All coefficients to the same precision. */
  public static SeriesScale uniform(int order, Dyadic timeUnit) {
    return new SeriesScale(order, timeUnit, 0);
  }
}
