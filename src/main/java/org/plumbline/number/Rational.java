package org.plumbline.number;

import java.math.BigInteger;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.plumbline.number.qual.PolyRigorous;
import org.plumbline.number.qual.Rigorous;

/**
 * An element of ℚ in lowest terms with a positive denominator; every operation is exact.
 *
 * <p>Equality is mathematical equality, because the representation is unique. {@link BigInteger}
 * carries the integers rather than apfloat's {@code Apint}: exact evaluation adds and multiplies
 * small fractions by the million, where {@code Aprational} needs some forty times as long per
 * operation.
 */
// The bodies vouch for the signatures: fields carry no qualifier, so no checker follows them.
@SuppressWarnings({"rigorous:return", "rigorous:assignment"})
public final class Rational implements Comparable<Rational> {
  /** The number 0. */
  public static final @Rigorous Rational ZERO = new Rational(BigInteger.ZERO, BigInteger.ONE);

  /** The number 1. */
  public static final @Rigorous Rational ONE = new Rational(BigInteger.ONE, BigInteger.ONE);

  /** Numbers of more bits than this are kept from growing before they are divided again. */
  private static final int LONG = 8_192;

  private final BigInteger numerator;
  private final BigInteger denominator;

  private Rational(BigInteger numerator, BigInteger denominator) {
    this.numerator = numerator;
    this.denominator = denominator;
  }

  /** The integer {@code value}. */
  public static @Rigorous Rational of(long value) {
    return new Rational(BigInteger.valueOf(value), BigInteger.ONE);
  }

  /** The integer {@code value}. */
  public static @Rigorous Rational of(BigInteger value) {
    return new Rational(value, BigInteger.ONE);
  }

  /**
   * The quotient {@code numerator / denominator}.
   *
   * @throws ArithmeticException if the denominator is zero
   */
  public static @Rigorous Rational of(long numerator, long denominator) {
    return of(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
  }

  /**
   * The quotient {@code numerator / denominator}.
   *
   * @throws ArithmeticException if the denominator is zero
   */
  public static @Rigorous Rational of(BigInteger numerator, BigInteger denominator) {
    if (denominator.signum() == 0) {
      throw new ArithmeticException("zero denominator");
    }
    if (denominator.equals(BigInteger.ONE)) {
      return new Rational(numerator, denominator);
    }
    BigInteger divisor = greatestCommonDivisor(numerator, denominator);
    if (denominator.signum() < 0) {
      divisor = divisor.negate();
    }
    return new Rational(numerator.divide(divisor), denominator.divide(divisor));
  }

  /** That of powers of two, which most denominators are, without dividing anything. */
  private static BigInteger greatestCommonDivisor(BigInteger numerator, BigInteger denominator) {
    int twos = denominator.getLowestSetBit();
    boolean isPowerOfTwo = denominator.signum() > 0 && denominator.bitLength() == twos + 1;
    return isPowerOfTwo && numerator.signum() != 0
        ? BigInteger.ONE.shiftLeft(Math.min(twos, numerator.getLowestSetBit()))
        : GreatestCommonDivisor.of(numerator, denominator);
  }

  /**
   * The rational written as an integer, a decimal with optional exponent, or {@code p/q}.
   *
   * @throws NumberFormatException with a one-line reason if the text is none of these
   * @see RationalParser
   */
  public static @Rigorous Rational parse(String text) {
    return RationalParser.parse(text);
  }

  /** The numerator in lowest terms; it carries the sign. */
  public BigInteger numerator() {
    return numerator;
  }

  /** The denominator in lowest terms; positive. */
  public BigInteger denominator() {
    return denominator;
  }

  /** The sum {@code this + other}. */
  public @PolyRigorous Rational add(@PolyRigorous Rational this, @PolyRigorous Rational other) {
    if (signum() == 0 || other.signum() == 0) {
      return signum() == 0 ? other : this;
    }
    if (denominator.equals(other.denominator)) {
      return of(numerator.add(other.numerator), denominator);
    }
    if (isLong() || other.isLong()) {
      return sumOfLong(other);
    }
    return of(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  /**
   * The same with divisors of denominators only: what {@code t = a (d'/g) + c (b/g)} with {@code g
   * = gcd(b, d')} has in common with the denominator {@code b d'/g} it has in common with {@code g}
   * (Knuth, The Art of Computer Programming 2, 4.5.1).
   */
  private Rational sumOfLong(Rational other) {
    BigInteger common = GreatestCommonDivisor.of(denominator, other.denominator);
    BigInteger mine = denominator.divide(common);
    BigInteger sum =
        numerator.multiply(other.denominator.divide(common)).add(other.numerator.multiply(mine));
    BigInteger rest = GreatestCommonDivisor.of(sum, common);
    return new Rational(sum.divide(rest), mine.multiply(other.denominator.divide(rest)));
  }

  private boolean isLong() {
    return numerator.bitLength() > LONG || denominator.bitLength() > LONG;
  }

  /** The difference {@code this - other}. */
  public @PolyRigorous Rational subtract(
      @PolyRigorous Rational this, @PolyRigorous Rational other) {
    return add(other.negate());
  }

  /** The product {@code this · other}. */
  public @PolyRigorous Rational multiply(
      @PolyRigorous Rational this, @PolyRigorous Rational other) {
    if (signum() == 0 || other.signum() == 0) {
      return ZERO;
    }
    if (isLong() || other.isLong()) {
      return productOfLong(other);
    }
    return of(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  /** The same with divisors across the two factors, each of which is in lowest terms. */
  private Rational productOfLong(Rational other) {
    BigInteger one = GreatestCommonDivisor.of(numerator, other.denominator);
    BigInteger two = GreatestCommonDivisor.of(other.numerator, denominator);
    return new Rational(
        numerator.divide(one).multiply(other.numerator.divide(two)),
        denominator.divide(two).multiply(other.denominator.divide(one)));
  }

  /**
   * The quotient {@code this / other}.
   *
   * @throws ArithmeticException if {@code other} is zero
   */
  public @PolyRigorous Rational divide(@PolyRigorous Rational this, @PolyRigorous Rational other) {
    return of(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
  }

  /** The number {@code -this}. */
  public @PolyRigorous Rational negate(@PolyRigorous Rational this) {
    return new Rational(numerator.negate(), denominator);
  }

  /** The absolute value {@code |this|}. */
  public @PolyRigorous Rational abs(@PolyRigorous Rational this) {
    return signum() < 0 ? negate() : this;
  }

  /** The square {@code this²}. */
  public @PolyRigorous Rational square(@PolyRigorous Rational this) {
    return new Rational(numerator.multiply(numerator), denominator.multiply(denominator));
  }

  /** The sign: -1, 0 or 1. */
  public int signum() {
    return numerator.signum();
  }

  /** The larger of {@code this} and {@code other}. */
  public @PolyRigorous Rational max(@PolyRigorous Rational this, @PolyRigorous Rational other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** The smaller of {@code this} and {@code other}. */
  public @PolyRigorous Rational min(@PolyRigorous Rational this, @PolyRigorous Rational other) {
    return compareTo(other) <= 0 ? this : other;
  }

  @Override
  public int compareTo(Rational other) {
    return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }

  /**
   * The double nearest to this number, for display and for proposals that are verified afterwards.
   */
  public double approximateDouble() {
    int shift = denominator.bitLength() - numerator.bitLength() + 64;
    BigInteger scaled =
        shift >= 0
            ? numerator.shiftLeft(shift).divide(denominator)
            : numerator.divide(denominator.shiftLeft(-shift));
    return Dyadic.of(scaled, -(long) shift).approximateDouble();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Rational that
        && numerator.equals(that.numerator)
        && denominator.equals(that.denominator);
  }

  @Override
  public int hashCode() {
    return 31 * numerator.hashCode() + denominator.hashCode();
  }

  /** The number as {@code p} or {@code p/q}; {@link #parse} reads it back. */
  @Override
  public String toString() {
    return denominator.equals(BigInteger.ONE)
        ? numerator.toString()
        : numerator + "/" + denominator;
  }
}
