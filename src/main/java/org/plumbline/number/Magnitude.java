package org.plumbline.number;

import java.math.BigInteger;

/**
 * A non-negative number {@code mantissa · 2^exponent}, or {@code +∞}; every operation returns at
 * least the exact result for the numbers its operands stand for.
 *
 * <p>Results are within a few units of the 53rd bit of the exact ones, however large or small: the
 * exponent has 64 bits. Beyond those, results are {@code +∞} above and a tiny positive number below
 * (proofs-notes/double-interval.md).
 *
 * @param mantissa in [1, 2), or 0, or infinite
 * @param exponent the power of two; 0 where the mantissa is 0 or infinite
 */
public record Magnitude(double mantissa, long exponent) implements Comparable<Magnitude> {
  /** The number 0. */
  public static final Magnitude ZERO = new Magnitude(0, 0);

  /** The number 1. */
  public static final Magnitude ONE = new Magnitude(1, 0);

  /** No bound. */
  public static final Magnitude INFINITY = new Magnitude(Double.POSITIVE_INFINITY, 0);

  /** The difference of exponents from which on a summand is replaced by a larger one. */
  private static final long FAR = 1_000;

  /**
   * Beyond this an argument says too little of its exponential: {@code +∞}, or that of minus it.
   */
  private static final double LARGEST_ARGUMENT = 0x1p57;

  private static final int DOUBLE_BITS = 53;

  /**
   * A magnitude.
   *
   * @throws IllegalArgumentException if the mantissa is not as described
   */
  public Magnitude {
    boolean special = mantissa == 0 || mantissa == Double.POSITIVE_INFINITY;
    boolean normal = mantissa >= 1 && mantissa < 2;
    if (!normal && !(special && exponent == 0)) {
      throw new IllegalArgumentException("no magnitude: " + mantissa + " * 2^" + exponent);
    }
  }

  /** The number {@code |value|}, exact; infinite if {@code value} is, or is not a number. */
  public static Magnitude enclosingAbove(double value) {
    return normalised(Math.abs(value), 0);
  }

  /** At least {@code |value|}, exact up to 53 bits. */
  public static Magnitude enclosingAbove(Dyadic value) {
    BigInteger significand = value.significand().abs();
    int excess = Math.max(0, significand.bitLength() - DOUBLE_BITS);
    BigInteger top = significand.negate().shiftRight(excess).negate();
    return normalised(top.doubleValue(), 0).scale(value.exponent() + excess);
  }

  /** At least {@code |value|}. */
  public static Magnitude enclosingAbove(Rational value) {
    return enclosingAbove(DyadicInterval.enclosing(value, 64).magnitude());
  }

  /**
   * The magnitude {@code x · 2^power} of a double {@code x >= 0}; infinite if it is not a number.
   */
  private static Magnitude normalised(double x, long power) {
    if (x == 0) {
      return ZERO;
    }
    if (!(x < Double.POSITIVE_INFINITY)) {
      return INFINITY;
    }
    boolean subnormal = x < Double.MIN_NORMAL;
    double normal = subnormal ? x * 0x1p60 : x;
    int shift = Math.getExponent(normal);
    return withExponent(Math.scalb(normal, -shift), power, subnormal ? shift - 60L : shift);
  }

  /** At least {@code mantissa · 2^(power + more)}, the exponents added without wrapping around. */
  private static Magnitude withExponent(double mantissa, long power, long more) {
    long sum = power + more;
    if (((power ^ sum) & (more ^ sum)) >= 0) {
      return new Magnitude(mantissa, sum);
    }
    return power > 0 ? INFINITY : new Magnitude(1, Long.MIN_VALUE + 2);
  }

  /** At least {@code this + other}. */
  public Magnitude add(Magnitude other) {
    if (isZero() || other.isInfinite()) {
      return other;
    }
    if (other.isZero() || isInfinite()) {
      return this;
    }
    if (exponent < other.exponent) {
      return other.add(this);
    }
    long distance = exponent - other.exponent;
    double small =
        distance >= 0 && distance < FAR
            ? Math.scalb(other.mantissa, -(int) distance)
            : Math.scalb(1.0, 1 - (int) FAR);
    return normalised(Directed.sumUpper(mantissa, small), exponent);
  }

  /** At least {@code this · other}; 0 if either is 0. */
  public Magnitude multiply(Magnitude other) {
    if (isZero() || other.isZero()) {
      return ZERO;
    }
    if (isInfinite() || other.isInfinite()) {
      return INFINITY;
    }
    Magnitude product = normalised(Directed.productUpper(mantissa, other.mantissa), 0);
    return withExponent(product.mantissa, exponent, other.exponent).scale(product.exponent);
  }

  /**
   * At least {@code this / divisor}, where the divisor is this very number or a larger one: it must
   * be known as a lower bound.
   *
   * @throws ArithmeticException if the divisor is 0 or infinite
   */
  public Magnitude divideByLower(Magnitude divisor) {
    if (divisor.isZero() || divisor.isInfinite()) {
      throw new ArithmeticException("division by " + divisor);
    }
    if (isZero() || isInfinite()) {
      return this;
    }
    Magnitude quotient = normalised(Directed.quotientUpper(mantissa, divisor.mantissa), 0);
    // -1 - e is ~e, which unlike -e never wraps around.
    return withExponent(quotient.mantissa, exponent, ~divisor.exponent)
        .scale(quotient.exponent + 1);
  }

  /** The larger of the two. */
  public Magnitude max(Magnitude other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** The smaller of the two. */
  public Magnitude min(Magnitude other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /** The number {@code this · 2^power}. */
  public Magnitude scale(long power) {
    return isZero() || isInfinite() ? this : withExponent(mantissa, exponent, power);
  }

  /** At least {@code √this}. */
  public Magnitude sqrtUpper() {
    if (isZero() || isInfinite()) {
      return this;
    }
    boolean odd = (exponent & 1) != 0;
    double root = Directed.rootUpper(odd ? 2 * mantissa : mantissa);
    return normalised(root, odd ? (exponent - 1) / 2 : exponent / 2);
  }

  /** At least {@code e^x}; relative error about {@code 2^-51 (1 + |x|)} for {@code |x| <= 2^57}. */
  public static Magnitude expUpper(double x) {
    if (!(x <= LARGEST_ARGUMENT)) {
      return INFINITY;
    }
    double argument = Math.max(x, -LARGEST_ARGUMENT);
    double turns = Math.rint(argument / DoubleInterval.LOG_TWO.lower());
    DoubleInterval rest =
        DoubleInterval.of(argument)
            .subtract(DoubleInterval.LOG_TWO.multiply(DoubleInterval.of(turns)));
    return enclosingAbove(rest.exp().upper()).scale((long) turns);
  }

  /** At least {@code e^this}. */
  public Magnitude expUpper() {
    return expUpper(doubleUpper());
  }

  /** A double that is at least this number, the number itself in the range of normal doubles. */
  public double doubleUpper() {
    if (isZero() || isInfinite()) {
      return mantissa;
    }
    int power = (int) Math.max(-2_000, Math.min(2_000, exponent));
    double scaled = Math.scalb(mantissa, power);
    return power >= Double.MIN_EXPONENT ? scaled : Math.nextUp(scaled);
  }

  /** Whether this is 0. */
  public boolean isZero() {
    return mantissa == 0;
  }

  /** Whether this is no bound at all. */
  public boolean isInfinite() {
    return mantissa == Double.POSITIVE_INFINITY;
  }

  /**
   * The number itself.
   *
   * @throws ArithmeticException if it is infinite
   */
  public Dyadic toDyadic() {
    return Dyadic.of(mantissa).scale(exponent);
  }

  /** The decimal logarithm to some 15 digits; infinite for 0 and {@code +∞}. */
  public double approximateLog10() {
    return StrictMath.log10(mantissa) + exponent * StrictMath.log10(2);
  }

  @Override
  public int compareTo(Magnitude other) {
    if (isZero() || other.isZero() || isInfinite() || other.isInfinite()) {
      return Double.compare(mantissa, other.mantissa);
    }
    int order = Long.compare(exponent, other.exponent);
    return order != 0 ? order : Double.compare(mantissa, other.mantissa);
  }

  /** The number as {@code mantissa*2^exponent}. */
  @Override
  public String toString() {
    return mantissa + "*2^" + exponent;
  }
}
