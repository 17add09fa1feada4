package org.plumbline.number;

import java.math.BigInteger;
import org.plumbline.number.qual.PolyRigorous;
import org.plumbline.number.qual.Rigorous;

/**
 * A closed interval with dyadic ends; every operation returns an interval that contains the exact
 * result for every choice of points in the operands.
 *
 * <p>Sums and products are exact, but for sums of ends that are {@value #FAR} bits apart; {@link
 * #outward} shortens the ends, never inwards. Operations that must round take the number of bits to
 * keep (proofs-notes/interval.md).
 *
 * @param lower the lower end
 * @param upper the upper end, not below the lower
 */
// The bodies vouch for the signatures: fields carry no qualifier, so no checker follows them.
@SuppressWarnings("rigorous")
public record DyadicInterval(Dyadic lower, Dyadic upper) {
  /** The point 0. */
  public static final @Rigorous DyadicInterval ZERO = new DyadicInterval(Dyadic.ZERO, Dyadic.ZERO);

  /**
   * Ends that are so many bits apart are not added exactly: the smaller one counts for as many bits
   * below the larger, outwards.
   */
  private static final int FAR = 1 << 16;

  /** Beyond {@code -2^60} an exponential is only known to be next to nothing. */
  private static final int EXPONENTIAL_BITS = 60;

  private static final Dyadic NEXT_TO_NOTHING = Dyadic.ONE.scale(-(1L << EXPONENTIAL_BITS));

  /** The point 1. */
  public static final @Rigorous DyadicInterval ONE = new DyadicInterval(Dyadic.ONE, Dyadic.ONE);

  /**
   * An interval.
   *
   * @throws IllegalArgumentException if the ends are in the wrong order
   */
  public @PolyRigorous DyadicInterval(@PolyRigorous Dyadic lower, @PolyRigorous Dyadic upper) {
    if (lower.compareTo(upper) > 0) {
      throw new IllegalArgumentException("an interval whose lower end is above its upper end");
    }
    this.lower = lower;
    this.upper = upper;
  }

  /** The lower end: a lower bound of what the interval encloses. */
  @Override
  public @PolyRigorous Dyadic lower(@PolyRigorous DyadicInterval this) {
    return lower;
  }

  /** The upper end: an upper bound of what the interval encloses. */
  @Override
  public @PolyRigorous Dyadic upper(@PolyRigorous DyadicInterval this) {
    return upper;
  }

  /** The interval of the single point {@code value}. */
  public static @PolyRigorous DyadicInterval of(@PolyRigorous Dyadic value) {
    return new DyadicInterval(value, value);
  }

  /** An interval containing {@code value}, its ends within {@code 2^-bits |value|}. */
  public static @PolyRigorous DyadicInterval enclosing(@PolyRigorous Rational value, int bits) {
    Dyadic near = Dyadic.approximate(value, bits + 2);
    if (near.signum() == 0) {
      return ZERO;
    }
    BigInteger scaled = near.significand().multiply(value.denominator());
    boolean exact =
        near.exponent() >= 0
            ? scaled.shiftLeft(Math.toIntExact(near.exponent())).equals(value.numerator())
            : scaled.equals(value.numerator().shiftLeft(Math.toIntExact(-near.exponent())));
    return exact ? of(near) : around(near, near.abs().scale(-bits - 1L));
  }

  /** The interval {@code [middle - radius, middle + radius]}. */
  public static @PolyRigorous DyadicInterval around(
      @PolyRigorous Dyadic middle, @PolyRigorous Dyadic radius) {
    return new DyadicInterval(
        sumLower(middle, radius.negate()), sumLower(middle.negate(), radius.negate()).negate());
  }

  /** The set {@code {x + y}}; a larger one where ends are more than {@value #FAR} bits apart. */
  public @PolyRigorous DyadicInterval add(
      @PolyRigorous DyadicInterval this, @PolyRigorous DyadicInterval other) {
    return new DyadicInterval(
        sumLower(lower, other.lower), sumLower(upper.negate(), other.upper.negate()).negate());
  }

  /** The sum; less than it by at most {@code 2^-FAR} of the larger term if terms are far apart. */
  private static Dyadic sumLower(Dyadic a, Dyadic b) {
    if (a.signum() == 0 || b.signum() == 0) {
      return a.add(b);
    }
    Dyadic large = a.magnitudeExponent() >= b.magnitudeExponent() ? a : b;
    Dyadic small = large.equals(a) ? b : a;
    long top = large.magnitudeExponent();
    if (top - small.magnitudeExponent() <= FAR) {
      return a.add(b);
    }
    return small.signum() > 0 ? large : large.subtract(Dyadic.ONE.scale(top - FAR));
  }

  /** The set {@code {x - y}}, as {@link #add}. */
  public @PolyRigorous DyadicInterval subtract(
      @PolyRigorous DyadicInterval this, @PolyRigorous DyadicInterval other) {
    return add(other.negate());
  }

  /** The set {@code {-x}}. */
  public @PolyRigorous DyadicInterval negate(@PolyRigorous DyadicInterval this) {
    return new DyadicInterval(upper.negate(), lower.negate());
  }

  /** The set {@code {x · 2^power}}. */
  public @PolyRigorous DyadicInterval scale(@PolyRigorous DyadicInterval this, long power) {
    return new DyadicInterval(lower.scale(power), upper.scale(power));
  }

  /** The set {@code {x · y}}. */
  public @PolyRigorous DyadicInterval multiply(
      @PolyRigorous DyadicInterval this, @PolyRigorous DyadicInterval other) {
    if (lower.signum() < 0 && upper.signum() <= 0) {
      return negate().multiply(other).negate();
    }
    if (lower.signum() >= 0) {
      Dyadic low = other.lower.signum() >= 0 ? lower : upper;
      Dyadic high = other.upper.signum() >= 0 ? upper : lower;
      return new DyadicInterval(low.multiply(other.lower), high.multiply(other.upper));
    }
    if (other.lower.signum() >= 0 || other.upper.signum() <= 0) {
      return other.multiply(this);
    }
    return new DyadicInterval(
        lower.multiply(other.upper).min(upper.multiply(other.lower)),
        lower.multiply(other.lower).max(upper.multiply(other.upper)));
  }

  /** The set {@code {x²}}. */
  public @PolyRigorous DyadicInterval square(@PolyRigorous DyadicInterval this) {
    Dyadic low = lower.multiply(lower);
    Dyadic high = upper.multiply(upper);
    boolean aroundZero = lower.signum() < 0 && upper.signum() > 0;
    return new DyadicInterval(aroundZero ? Dyadic.ZERO : low.min(high), low.max(high));
  }

  /**
   * An interval containing {@code {x / y}}.
   *
   * @throws ArithmeticException unless the divisor is positive throughout
   */
  public @PolyRigorous DyadicInterval divide(
      @PolyRigorous DyadicInterval this, @PolyRigorous DyadicInterval divisor, int bits) {
    if (divisor.lower.signum() <= 0) {
      throw new ArithmeticException("division by an interval that is not positive");
    }
    Dyadic forLower = lower.signum() >= 0 ? divisor.upper : divisor.lower;
    Dyadic forUpper = upper.signum() >= 0 ? divisor.lower : divisor.upper;
    return new DyadicInterval(
        quotientLower(lower, forLower, bits),
        quotientLower(upper.negate(), forUpper, bits).negate());
  }

  private static Dyadic quotientLower(Dyadic numerator, Dyadic divisor, int bits) {
    if (numerator.signum() == 0) {
      return Dyadic.ZERO;
    }
    int shift =
        Math.max(
            0, bits + divisor.significand().bitLength() - numerator.significand().bitLength() + 1);
    BigInteger[] parts =
        numerator.significand().shiftLeft(shift).divideAndRemainder(divisor.significand());
    BigInteger floor = parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    return Dyadic.of(floor, -shift).scale(numerator.exponent()).scale(-divisor.exponent());
  }

  /**
   * An interval containing {@code {√x}}; negative points count as 0.
   *
   * @throws ArithmeticException if the interval is negative throughout
   */
  public @PolyRigorous DyadicInterval sqrt(@PolyRigorous DyadicInterval this, int bits) {
    if (upper.signum() < 0) {
      throw new ArithmeticException("the square root of a negative interval");
    }
    Dyadic low = lower.signum() <= 0 ? Dyadic.ZERO : sqrtLower(lower, bits);
    Dyadic high = upper.signum() == 0 ? Dyadic.ZERO : sqrtLower(upper, bits);
    boolean exact = high.multiply(high).equals(upper);
    return new DyadicInterval(low, exact ? high : high.add(high.scale(1L - bits)));
  }

  /** A lower bound of {@code √x} for {@code x > 0}, relative error at most {@code 2^(1-bits)}. */
  private static Dyadic sqrtLower(Dyadic x, int bits) {
    long shift = Math.max(0, 2L * bits - x.significand().bitLength());
    shift += (x.exponent() - shift) & 1;
    BigInteger root = x.significand().shiftLeft(Math.toIntExact(shift)).sqrt();
    return Dyadic.of(root, (x.exponent() - shift) >> 1);
  }

  /**
   * An interval containing {@code {e^x}}, rounded with relative error {@code 2^-bits}; an end below
   * {@code e^(-2^60)} becomes 0, or {@code 2^(-2^60)} above.
   *
   * @throws RangeException if a point is {@code 2^60} or more
   */
  public @PolyRigorous DyadicInterval exp(@PolyRigorous DyadicInterval this, int bits) {
    Elementary elementary = Elementary.withBits(bits + 2);
    Dyadic low = isExtreme(lower) ? Dyadic.ZERO : elementary.exp(lower);
    Dyadic high =
        isExtreme(upper) ? NEXT_TO_NOTHING : lower.equals(upper) ? low : elementary.exp(upper);
    return new DyadicInterval(
        low.subtract(low.scale(-bits - 1L)), high.add(high.scale(-bits - 1L)));
  }

  private static boolean isExtreme(Dyadic x) {
    return x.signum() < 0 && x.magnitudeExponent() > EXPONENTIAL_BITS;
  }

  /**
   * An interval containing {@code {log x}}, rounded with absolute error {@code 2^-bits max(1, |log
   * x|)}.
   *
   * @throws ArithmeticException unless the interval is positive throughout
   */
  public @PolyRigorous DyadicInterval log(@PolyRigorous DyadicInterval this, int bits) {
    Elementary elementary = Elementary.withBits(bits + 2);
    Dyadic low = elementary.log(lower);
    Dyadic high = lower.equals(upper) ? low : elementary.log(upper);
    return new DyadicInterval(
        low.subtract(Dyadic.ONE.max(low.abs()).scale(-bits - 1L)),
        high.add(Dyadic.ONE.max(high.abs()).scale(-bits - 1L)));
  }

  /** The smallest interval with ends of at most {@code bits} bits that contains this one. */
  public @PolyRigorous DyadicInterval outward(@PolyRigorous DyadicInterval this, int bits) {
    return new DyadicInterval(roundDown(lower, bits), roundDown(upper.negate(), bits).negate());
  }

  private static Dyadic roundDown(Dyadic x, int bits) {
    int excess = x.significand().abs().bitLength() - bits;
    return excess <= 0
        ? x
        : Dyadic.of(x.significand().shiftRight(excess), 0).scale(x.exponent()).scale(excess);
  }

  /** The largest absolute value in the interval. */
  public @PolyRigorous Dyadic magnitude(@PolyRigorous DyadicInterval this) {
    return lower.abs().max(upper.abs());
  }

  /** The middle of the interval, or a point near it if its ends are far apart. */
  public Dyadic middle() {
    return sumLower(lower, upper).scale(-1);
  }

  /** Whether {@code value} lies in the interval. */
  public boolean contains(Dyadic value) {
    return lower.compareTo(value) <= 0 && value.compareTo(upper) <= 0;
  }

  /** Whether some point of the interval has an absolute value of at most {@code distance}. */
  public boolean isWithin(Dyadic distance) {
    return lower.compareTo(distance) <= 0 && upper.negate().compareTo(distance) <= 0;
  }

  /** Whether every point of this interval is less than every point of the other. */
  public boolean isBelow(DyadicInterval other) {
    return upper.compareTo(other.lower) < 0;
  }
}
