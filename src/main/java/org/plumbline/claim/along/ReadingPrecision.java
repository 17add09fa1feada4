package org.plumbline.claim.along;

import java.math.BigInteger;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/**
 * How exactly recorded weights are read, and how accurate they are meant to be.
 *
 * @param bits the significant bits kept of each recorded weight
 * @param relativeError an upper bound of {@code 10^-digits}
 */
public record ReadingPrecision(int bits, Dyadic relativeError) {
  /**
   * Bits beyond the larger of what was asked and what was computed, so that reading adds nothing to
   * speak of.
   */
  private static final int GUARD = 32;

  /**
   * Enough bits for the digits asked for and for all that an engine of {@code workingBits}
   * recorded.
   */
  public static ReadingPrecision of(int digits, int workingBits) {
    Rational error = Rational.of(BigInteger.ONE, BigInteger.TEN.pow(digits));
    int asked = BigInteger.TEN.pow(digits).bitLength();
    return new ReadingPrecision(
        Math.max(asked, workingBits) + GUARD, DyadicInterval.enclosing(error, GUARD).upper());
  }
}
