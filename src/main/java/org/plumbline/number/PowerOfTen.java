package org.plumbline.number;

/**
 * Powers of ten beside numbers whose exponents are too far from 0 to write them out.
 *
 * <p>{@code 10^k} for {@code |k| < 2^62} is enclosed by squarings, each of which at most doubles
 * the relative width and adds {@code 2^(2-bits)}: less than {@code 2^(66-bits)} in all
 * (proofs-notes/interval.md).
 */
public final class PowerOfTen {
  /** Exponents up to this are written out. */
  private static final long NEAR = 1L << 17;

  /** Bits beyond those wanted: for the squarings, and for the last digit. */
  private static final int GUARD = 80;

  private static final int BITS_PER_DIGIT = 4;

  private PowerOfTen() {}

  /** Whether the exponent of a number is so near to 0 that the number may be written out. */
  public static boolean isNear(Dyadic value) {
    return Math.abs(value.exponent()) <= NEAR;
  }

  /** A {@code k} with {@code 10^(k-1) <= |value| < 10^(k+2)}, of a number that is not zero. */
  public static long below(Dyadic value) {
    DyadicInterval ten = DyadicInterval.of(Dyadic.of(10)).log(GUARD);
    DyadicInterval log = DyadicInterval.of(value.abs()).outward(GUARD).log(GUARD);
    boolean isSmall = log.upper().signum() < 0;
    Dyadic quotient = (isSmall ? log.negate() : log).divide(ten, GUARD).middle();
    long whole =
        quotient
            .toRational()
            .numerator()
            .divide(quotient.toRational().denominator())
            .longValueExact();
    return isSmall ? -whole - 1 : whole;
  }

  /** An interval containing {@code {x / 10^power}}, to {@code digits} digits and a few more. */
  public static DyadicInterval divided(DyadicInterval interval, long power, int digits) {
    int bits = BITS_PER_DIGIT * digits + GUARD;
    DyadicInterval scale = power(Math.abs(power), bits);
    return power >= 0 ? interval.divide(scale, bits) : interval.multiply(scale).outward(bits);
  }

  /** An interval containing {@code 10^exponent}. */
  private static DyadicInterval power(long exponent, int bits) {
    DyadicInterval result = DyadicInterval.ONE;
    DyadicInterval ten = DyadicInterval.of(Dyadic.of(10));
    for (int bit = Long.SIZE - Long.numberOfLeadingZeros(exponent) - 1; bit >= 0; bit--) {
      result = result.square().outward(bits);
      if ((exponent >> bit & 1) != 0) {
        result = result.multiply(ten).outward(bits);
      }
    }
    return result;
  }
}
