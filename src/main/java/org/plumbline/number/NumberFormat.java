package org.plumbline.number;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A binary floating-point format, rounding to nearest: every operation that neither overflows nor
 * underflows has a relative error of at most {@link #unitRoundoff}.
 */
public enum NumberFormat {
  /** IEEE 754 binary16, subnormal numbers included. */
  FLOAT16(11, -14, 16, 24),
  /** The upper half of binary32; results below the smallest normal number may be flushed to 0. */
  BFLOAT16(8, -126, 128, 126),
  /** IEEE 754 binary32; results below the smallest normal number may be flushed to 0. */
  FLOAT32(24, -126, 128, 126),
  /** IEEE 754 binary64; results below the smallest normal number may be flushed to 0. */
  FLOAT64(53, -1022, 1024, 1022),
  /**
   * Dyadics of any length: nothing is rounded, so that a gradient must lie in the enclosure of the
   * exact one, some hundred digits wide.
   */
  EXACT(0, 0, 0, 0);

  /** Where nothing is rounded, differences are counted in units of this many bits. */
  private static final int BITS_OF_EXACT = 53;

  private final int precision;
  private final int leastExponent;
  private final int overflowExponent;
  private final int underflow;

  NumberFormat(int precision, int leastExponent, int overflowExponent, int underflow) {
    this.precision = precision;
    this.leastExponent = leastExponent;
    this.overflowExponent = overflowExponent;
    this.underflow = underflow;
  }

  /** The largest relative error of rounding to nearest, half a unit in the last place; exact. */
  public double unitRoundoff() {
    return this == EXACT ? 0 : Math.scalb(1.0, -precision);
  }

  /** The number of bits of a significand; 0 where there is no limit. */
  public int precision() {
    return precision;
  }

  /** The largest absolute error of one operation whose result underflows. */
  public Magnitude underflowUpper() {
    return this == EXACT ? Magnitude.ZERO : Magnitude.ONE.scale(-underflow);
  }

  /** At least the reciprocal of the largest finite number. */
  public Magnitude reciprocalOfLargestUpper() {
    return this == EXACT ? Magnitude.ZERO : Magnitude.ONE.scale(1L - overflowExponent);
  }

  /** The unit in the last place of numbers as large as {@code size}. */
  public Dyadic ulp(Dyadic size) {
    if (this == EXACT) {
      long power = size.signum() == 0 ? 0 : size.magnitudeExponent();
      return Dyadic.ONE.scale(power - BITS_OF_EXACT);
    }
    long least = (long) leastExponent + 1 - precision;
    long power = size.signum() == 0 ? least : size.magnitudeExponent() - precision;
    return Dyadic.ONE.scale(Math.max(least, power));
  }

  /** Whether {@code value} is a number of this format. */
  public boolean contains(Rational value) {
    return nearest(value).map(near -> near.toRational().equals(value)).orElse(false);
  }

  /**
   * The number of this format nearest to {@code value}, the even one of two; nothing if that
   * overflows, or for {@link #EXACT} if {@code value} is no dyadic.
   */
  public Optional<Dyadic> nearest(Rational value) {
    if (value.signum() == 0) {
      return Optional.of(Dyadic.ZERO);
    }
    int denominatorBits = value.denominator().bitLength();
    if (value.denominator().bitCount() == 1) {
      Dyadic exact = Dyadic.of(value.numerator(), 1L - denominatorBits);
      if (this == EXACT || fits(exact)) {
        return Optional.of(exact);
      }
    }
    return this == EXACT ? Optional.empty() : rounded(value);
  }

  private boolean fits(Dyadic value) {
    return value.significand().bitLength() <= precision
        && value.exponent() >= (long) leastExponent + 1 - precision
        && value.magnitudeExponent() <= overflowExponent;
  }

  private Optional<Dyadic> rounded(Rational value) {
    BigInteger numerator = value.numerator().abs();
    long power = (long) numerator.bitLength() - value.denominator().bitLength();
    // value is at least 2^(power - 1), so the quotient below has at least precision bits.
    long unit = Math.max(power - 1 - precision, (long) leastExponent + 1 - precision);
    BigInteger quotient = halfEven(numerator, value.denominator(), unit);
    if (quotient.bitLength() > precision) {
      unit += quotient.bitLength() - precision;
      quotient = halfEven(numerator, value.denominator(), unit);
    }
    Dyadic result = Dyadic.of(value.signum() < 0 ? quotient.negate() : quotient, unit);
    boolean overflows = result.signum() != 0 && result.magnitudeExponent() > overflowExponent;
    return overflows ? Optional.empty() : Optional.of(result);
  }

  /** The integer nearest to {@code numerator / (denominator 2^unit)}, the even one of two. */
  private static BigInteger halfEven(BigInteger numerator, BigInteger denominator, long unit) {
    int shift = Math.toIntExact(unit);
    BigInteger above = shift < 0 ? numerator.shiftLeft(-shift) : numerator;
    BigInteger below = shift > 0 ? denominator.shiftLeft(shift) : denominator;
    BigInteger[] parts = above.divideAndRemainder(below);
    int order = parts[1].shiftLeft(1).compareTo(below);
    boolean up = order > 0 || (order == 0 && parts[0].testBit(0));
    return up ? parts[0].add(BigInteger.ONE) : parts[0];
  }

  /** The format's name as users write it, such as {@code float32}. */
  public String spelling() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The format of a name such as {@code float32}. */
  public static Optional<NumberFormat> named(String spelling) {
    return Arrays.stream(values()).filter(f -> f.spelling().equals(spelling)).findFirst();
  }
}
