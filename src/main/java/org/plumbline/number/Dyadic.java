package org.plumbline.number;

import java.math.BigInteger;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.plumbline.number.qual.PolyRigorous;
import org.plumbline.number.qual.Rigorous;

/**
 * A number {@code significand · 2^exponent} with integers of any size; addition and multiplication
 * are exact.
 *
 * <p>The significand is odd, or the number is the unique zero {@code 0 · 2^0}, so equality is
 * mathematical equality. Binary floats of every precision are dyadics, which makes this the form in
 * which engines hand over what they computed: nothing is lost and nothing is rounded on the way to
 * a check.
 */
// The bodies vouch for the signatures: fields carry no qualifier, so no checker follows them.
@SuppressWarnings({"rigorous:return", "rigorous:assignment"})
public final class Dyadic implements Comparable<Dyadic> {
  /** The number 0. */
  public static final @Rigorous Dyadic ZERO = new Dyadic(BigInteger.ZERO, 0);

  /** The number 1. */
  public static final @Rigorous Dyadic ONE = new Dyadic(BigInteger.ONE, 0);

  /** The most bits that a sum or a fraction is written out to: a megabyte of them. */
  private static final long MOST_BITS = 1L << 23;

  private final BigInteger significand;
  private final long exponent;

  private Dyadic(BigInteger significand, long exponent) {
    this.significand = significand;
    this.exponent = exponent;
  }

  /** The number {@code significand · 2^exponent}. */
  public static Dyadic of(BigInteger significand, long exponent) {
    if (significand.signum() == 0) {
      return ZERO;
    }
    int zeros = significand.getLowestSetBit();
    return zeros == 0
        ? new Dyadic(significand, exponent)
        : new Dyadic(significand.shiftRight(zeros), sum(exponent, zeros));
  }

  /** The integer {@code value}. */
  public static @Rigorous Dyadic of(long value) {
    return of(BigInteger.valueOf(value), 0);
  }

  /**
   * The exact value of a finite double.
   *
   * @throws ArithmeticException if {@code value} is infinite or not a number
   */
  public static Dyadic of(double value) {
    if (!Double.isFinite(value)) {
      throw new ArithmeticException(value + " is not a finite number");
    }
    int power = Math.max(Math.getExponent(value), Double.MIN_EXPONENT) - 52;
    return of(BigInteger.valueOf((long) Math.scalb(value, -power)), power);
  }

  /**
   * The dyadic with {@code bits} significant bits nearest to {@code value}: the error is at most
   * {@code 2^-bits · |value|}.
   */
  public static Dyadic approximate(Rational value, int bits) {
    BigInteger numerator = value.numerator();
    BigInteger denominator = value.denominator();
    long shift = (long) bits + 1 + denominator.bitLength() - numerator.bitLength();
    BigInteger quotient =
        shift >= 0
            ? numerator.shiftLeft(Math.toIntExact(shift)).divide(denominator)
            : numerator.divide(denominator.shiftLeft(Math.toIntExact(-shift)));
    return of(quotient, -shift).round(bits);
  }

  /** The odd significand, or 0. */
  public BigInteger significand() {
    return significand;
  }

  /** The power of two the significand is scaled by. */
  public long exponent() {
    return exponent;
  }

  /**
   * The sum {@code this + other}, exact.
   *
   * @throws RangeException if it has more than {@value #MOST_BITS} bits
   */
  public @PolyRigorous Dyadic add(@PolyRigorous Dyadic this, @PolyRigorous Dyadic other) {
    if (signum() == 0) {
      return other;
    }
    if (other.signum() == 0) {
      return this;
    }
    long lowest = Math.min(exponent, other.exponent);
    return of(aligned(lowest).add(other.aligned(lowest)), lowest);
  }

  /**
   * The sum {@code this + other} to {@code bits} significant bits: the error is at most {@code
   * 2^-bits} of the larger of the two and of the sum. Of terms that are far apart the smaller one
   * is left out.
   */
  public Dyadic approximateSum(Dyadic other, int bits) {
    if (signum() == 0 || other.signum() == 0) {
      return (signum() == 0 ? other : this).round(bits);
    }
    long distance = magnitudeExponent() - other.magnitudeExponent();
    if (Math.abs(distance) > bits + 1L) {
      return (distance > 0 ? this : other).round(bits + 1);
    }
    return round(2 * bits + 4).add(other.round(2 * bits + 4)).round(bits);
  }

  /** The difference {@code this - other}, exact. */
  public @PolyRigorous Dyadic subtract(@PolyRigorous Dyadic this, @PolyRigorous Dyadic other) {
    return add(other.negate());
  }

  /** The product {@code this · other}, exact. */
  public @PolyRigorous Dyadic multiply(@PolyRigorous Dyadic this, @PolyRigorous Dyadic other) {
    if (signum() == 0 || other.signum() == 0) {
      return ZERO;
    }
    return new Dyadic(significand.multiply(other.significand), sum(exponent, other.exponent));
  }

  /**
   * The quotient {@code this / divisor} rounded to {@code bits} significant bits: the error is at
   * most {@code 2^-bits} of it.
   *
   * @throws ArithmeticException if {@code divisor} is zero
   */
  public Dyadic approximateQuotient(Dyadic divisor, int bits) {
    if (signum() == 0) {
      return this;
    }
    int shift = Math.max(0, bits + 2 + divisor.significand.bitLength() - significand.bitLength());
    BigInteger quotient = significand.shiftLeft(shift).divide(divisor.significand);
    return of(quotient, sum(exponent - shift, ~divisor.exponent) + 1).round(bits);
  }

  /** The number {@code this · 2^power}, exact. */
  public @PolyRigorous Dyadic scale(@PolyRigorous Dyadic this, long power) {
    return signum() == 0 ? this : new Dyadic(significand, sum(exponent, power));
  }

  /** The number {@code -this}. */
  public @PolyRigorous Dyadic negate(@PolyRigorous Dyadic this) {
    return new Dyadic(significand.negate(), exponent);
  }

  /** The absolute value {@code |this|}. */
  public @PolyRigorous Dyadic abs(@PolyRigorous Dyadic this) {
    return signum() < 0 ? negate() : this;
  }

  /** The larger of {@code this} and {@code other}. */
  public @PolyRigorous Dyadic max(@PolyRigorous Dyadic this, @PolyRigorous Dyadic other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** The smaller of {@code this} and {@code other}. */
  public @PolyRigorous Dyadic min(@PolyRigorous Dyadic this, @PolyRigorous Dyadic other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /** The sign: -1, 0 or 1. */
  public int signum() {
    return significand.signum();
  }

  /**
   * The {@code e} with {@code 2^(e-1) <= |this| < 2^e}.
   *
   * @throws ArithmeticException if this is zero
   */
  public long magnitudeExponent() {
    if (signum() == 0) {
      throw new ArithmeticException("zero has no magnitude");
    }
    return exponent + significand.abs().bitLength();
  }

  /**
   * The nearest dyadic with at most {@code bits} significant bits, ties away from zero: the error
   * is at most {@code 2^-bits · |this|}.
   */
  public Dyadic round(int bits) {
    BigInteger magnitude = significand.abs();
    int excess = magnitude.bitLength() - bits;
    if (excess <= 0) {
      return this;
    }
    BigInteger rounded = magnitude.shiftRight(excess - 1).add(BigInteger.ONE).shiftRight(1);
    return of(signum() < 0 ? rounded.negate() : rounded, sum(exponent, excess));
  }

  /**
   * The same number as a rational.
   *
   * @throws RangeException if the exponent, which is written out, is beyond {@value #MOST_BITS}
   */
  public @PolyRigorous Rational toRational(@PolyRigorous Dyadic this) {
    requireShort(Math.max(exponent, -exponent));
    return exponent >= 0
        ? Rational.of(significand.shiftLeft(Math.toIntExact(exponent)))
        : Rational.of(significand, BigInteger.ONE.shiftLeft(Math.toIntExact(-exponent)));
  }

  /**
   * A double within one part in 2^52 of this number, for display and for step control; overflows to
   * an infinity and underflows to zero.
   */
  public double approximateDouble() {
    if (signum() == 0) {
      return 0;
    }
    int excess = Math.max(0, significand.bitLength() - 62);
    long power = Math.max(-5_000, Math.min(5_000, exponent + excess));
    return Math.scalb((double) significand.shiftRight(excess).longValue(), (int) power);
  }

  @Override
  public int compareTo(Dyadic other) {
    if (signum() != other.signum() || signum() == 0) {
      return Integer.compare(signum(), other.signum());
    }
    int magnitude = Long.compare(magnitudeExponent(), other.magnitudeExponent());
    if (magnitude != 0) {
      return magnitude * signum();
    }
    long lowest = Math.min(exponent, other.exponent);
    return aligned(lowest).compareTo(other.aligned(lowest));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Dyadic that
        && exponent == that.exponent
        && significand.equals(that.significand);
  }

  @Override
  public int hashCode() {
    return 31 * significand.hashCode() + Long.hashCode(exponent);
  }

  /** The number as {@code significand*2^exponent}. */
  @Override
  public String toString() {
    return significand + "*2^" + exponent;
  }

  private BigInteger aligned(long lowest) {
    if (exponent == lowest) {
      return significand;
    }
    requireShort(exponent - lowest);
    return significand.shiftLeft((int) (exponent - lowest));
  }

  private static void requireShort(long bits) {
    if (bits < 0 || bits > MOST_BITS) {
      throw new RangeException("a number of more than " + MOST_BITS + " bits");
    }
  }

  /** The sum of two exponents. */
  private static long sum(long one, long other) {
    long sum = one + other;
    if (((one ^ sum) & (other ^ sum)) < 0) {
      throw new RangeException("a power of two with an exponent of more than 64 bits");
    }
    return sum;
  }
}
