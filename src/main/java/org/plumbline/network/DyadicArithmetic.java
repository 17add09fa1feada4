package org.plumbline.network;

import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;
import org.plumbline.number.qual.Rigorous;

/**
 * Intervals between dyadic numbers; sums and products are exact, and only the constants of the
 * network are rounded, outwards.
 *
 * @param bits what is kept of constants
 */
public record DyadicArithmetic(int bits) implements Arithmetic<DyadicInterval> {
  @Override
  public DyadicInterval of(@Rigorous Rational constant) {
    return DyadicInterval.enclosing(constant, bits);
  }

  @Override
  public DyadicInterval add(DyadicInterval a, DyadicInterval b) {
    return a.add(b);
  }

  @Override
  public DyadicInterval multiply(DyadicInterval a, DyadicInterval b) {
    return a.multiply(b);
  }

  @Override
  public boolean isZero(DyadicInterval a) {
    return a.lower().signum() == 0 && a.upper().signum() == 0;
  }
}
