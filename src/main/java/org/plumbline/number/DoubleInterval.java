package org.plumbline.number;

import java.math.BigInteger;

/**
 * The set of real numbers between two doubles; every operation returns an interval that contains
 * the exact result for every choice of points in the operands.
 *
 * <p>An infinite end means that there is no bound on that side. Ends are rounded outwards by at
 * most one double from the nearest one, products with 0 and 1 and sums with 0 not at all, so an end
 * that is exactly 0 stays 0 (proofs-notes/double-interval.md). Not a number is never an end.
 *
 * @param lower the lower end, below {@code +∞}
 * @param upper the upper end, not below the lower and above {@code -∞}
 */
public record DoubleInterval(double lower, double upper) {
  /** The point 0. */
  public static final DoubleInterval ZERO = new DoubleInterval(0, 0);

  /** The point 1. */
  public static final DoubleInterval ONE = new DoubleInterval(1, 1);

  /** All real numbers. */
  public static final DoubleInterval ENTIRE =
      new DoubleInterval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  /** An interval that contains log 2, whose binary expansion begins with the lower end. */
  public static final DoubleInterval LOG_TWO =
      new DoubleInterval(0x1.62e42fefa39efp-1, 0x1.62e42fefa39f0p-1);

  private static final int BITS = 64;
  private static final int DOUBLE_BITS = 53;

  /**
   * An interval.
   *
   * @throws IllegalArgumentException if the ends are in the wrong order, not numbers, or leave no
   *     real number between them
   */
  public DoubleInterval {
    if (!(lower <= upper)
        || lower == Double.POSITIVE_INFINITY
        || upper == Double.NEGATIVE_INFINITY) {
      throw new IllegalArgumentException("no real number lies in " + lower + " … " + upper);
    }
    lower += 0.0;
    upper += 0.0;
  }

  /** The interval of the single point {@code value}, which must be finite. */
  public static DoubleInterval of(double value) {
    return new DoubleInterval(value, value);
  }

  /** The smallest interval containing {@code value}, a point if it is a double. */
  public static DoubleInterval enclosing(Dyadic value) {
    double upper = roundedUp(value);
    double lower = -roundedUp(value.negate());
    return new DoubleInterval(lower, upper);
  }

  /**
   * An interval containing {@code value}, a point if it is a double, else two doubles wide at most.
   */
  public static DoubleInterval enclosing(Rational value) {
    DyadicInterval dyadic = DyadicInterval.enclosing(value, BITS);
    return new DoubleInterval(-roundedUp(dyadic.lower().negate()), roundedUp(dyadic.upper()));
  }

  /** The smallest double that is at least {@code value}, or {@code +∞}. */
  private static double roundedUp(Dyadic value) {
    if (value.signum() == 0) {
      return 0;
    }
    long top = value.magnitudeExponent();
    if (top > Double.MAX_EXPONENT + 1) {
      return value.signum() > 0 ? Double.POSITIVE_INFINITY : -Double.MAX_VALUE;
    }
    long last = Math.max(top - DOUBLE_BITS, Double.MIN_EXPONENT + 1 - DOUBLE_BITS);
    if (top < last) {
      return value.signum() > 0 ? Double.MIN_VALUE : 0;
    }
    BigInteger units = ceiling(value.significand(), Math.toIntExact(last - value.exponent()));
    return Math.scalb(units.doubleValue(), Math.toIntExact(last));
  }

  /** The integer {@code ⌈significand / 2^shift⌉}. */
  private static BigInteger ceiling(BigInteger significand, int shift) {
    return significand.negate().shiftRight(shift).negate();
  }

  /** Contains {@code {x + y}}. */
  public DoubleInterval add(DoubleInterval other) {
    return new DoubleInterval(
        Directed.sumLower(lower, other.lower), Directed.sumUpper(upper, other.upper));
  }

  /** Contains {@code {x - y}}. */
  public DoubleInterval subtract(DoubleInterval other) {
    return new DoubleInterval(
        Directed.sumLower(lower, -other.upper), Directed.sumUpper(upper, -other.lower));
  }

  /** The set {@code {-x}}. */
  public DoubleInterval negate() {
    return new DoubleInterval(-upper, -lower);
  }

  /** Contains {@code {x · y}}. */
  public DoubleInterval multiply(DoubleInterval other) {
    if (lower >= 0) {
      return new DoubleInterval(
          Directed.productLower(other.lower >= 0 ? lower : upper, other.lower),
          Directed.productUpper(other.upper >= 0 ? upper : lower, other.upper));
    }
    if (upper <= 0) {
      return negate().multiply(other).negate();
    }
    if (other.lower >= 0 || other.upper <= 0) {
      return other.multiply(this);
    }
    return new DoubleInterval(
        Math.min(
            Directed.productLower(lower, other.upper), Directed.productLower(upper, other.lower)),
        Math.max(
            Directed.productUpper(lower, other.lower), Directed.productUpper(upper, other.upper)));
  }

  /**
   * Contains {@code {x / y}}.
   *
   * @throws ArithmeticException unless the divisor is positive throughout
   */
  public DoubleInterval divide(DoubleInterval divisor) {
    return new DoubleInterval(
        Directed.quotientLower(lower, lower >= 0 ? divisor.upper : divisor.lower),
        Directed.quotientUpper(upper, upper >= 0 ? divisor.lower : divisor.upper));
  }

  /**
   * Contains {@code {1 / x}}.
   *
   * @throws ArithmeticException unless the interval is positive throughout
   */
  public DoubleInterval reciprocal() {
    return ONE.divide(this);
  }

  /** Contains {@code {x · 2^power}}; exact unless an end leaves the range of normal doubles. */
  public DoubleInterval scale(long power) {
    return new DoubleInterval(-scaledUpper(-lower, power), scaledUpper(upper, power));
  }

  private static double scaledUpper(double end, long power) {
    int clamped = (int) Math.max(-5_000, Math.min(5_000, power));
    double scaled = Math.scalb(end, clamped);
    boolean kept = Math.abs(scaled) >= Double.MIN_NORMAL && Double.isFinite(scaled);
    if (kept || end == 0 || Double.isInfinite(end)) {
      return scaled;
    }
    return end < 0 ? Math.min(0, Math.nextUp(scaled)) : Math.nextUp(scaled);
  }

  /** Contains {@code {√x}}; negative points count as 0. */
  public DoubleInterval sqrt() {
    return new DoubleInterval(Directed.rootLower(lower), Directed.rootUpper(upper));
  }

  /** Contains {@code {e^x}}; each end is within three doubles of the exact one. */
  public DoubleInterval exp() {
    double low = StrictMath.exp(lower);
    double high = StrictMath.exp(upper);
    return new DoubleInterval(
        lower == 0 ? 1 : Math.max(0, Math.nextDown(Math.nextDown(low))),
        upper == 0 ? 1 : Math.nextUp(Math.nextUp(high)));
  }

  /** The smallest interval containing both. */
  public DoubleInterval hull(DoubleInterval other) {
    return new DoubleInterval(Math.min(lower, other.lower), Math.max(upper, other.upper));
  }

  /** The interval with the doubles next to its ends: this one is in its interior. */
  public DoubleInterval wider() {
    return new DoubleInterval(Math.nextDown(lower), Math.nextUp(upper));
  }

  /** The largest absolute value in the interval. */
  public double magnitudeUpper() {
    return Math.max(-lower, upper);
  }

  /** The smallest absolute value in the interval. */
  public double mignitudeLower() {
    return Math.max(0, Math.max(lower, -upper));
  }

  /** A double near the middle of the interval; 0 if an end is infinite. */
  public double approximateMiddle() {
    return isBounded() ? lower / 2 + upper / 2 : 0;
  }

  /** At least the distance of every point of the interval from {@code centre}. */
  public double radiusUpper(double centre) {
    double above = upper == centre ? 0 : Directed.sumUpper(upper, -centre);
    double below = lower == centre ? 0 : Directed.sumUpper(centre, -lower);
    return Math.max(0, Math.max(above, below));
  }

  /** Whether both ends are finite. */
  public boolean isBounded() {
    return lower != Double.NEGATIVE_INFINITY && upper != Double.POSITIVE_INFINITY;
  }

  /** Whether this is the point 0. */
  public boolean isZero() {
    return lower == 0 && upper == 0;
  }

  /** Whether every point is greater than 0. */
  public boolean isPositive() {
    return lower > 0;
  }

  /** Whether every point is less than 0. */
  public boolean isNegative() {
    return upper < 0;
  }

  /** Whether {@code value} lies in the interval. */
  public boolean contains(double value) {
    return lower <= value && value <= upper;
  }

  /** Whether {@code value} lies in the interval. */
  public boolean contains(Rational value) {
    return (lower == Double.NEGATIVE_INFINITY || exact(lower).compareTo(value) <= 0)
        && (upper == Double.POSITIVE_INFINITY || value.compareTo(exact(upper)) <= 0);
  }

  private static Rational exact(double end) {
    return Dyadic.of(end).toRational();
  }

  /** Whether every point of the other interval lies in this one. */
  public boolean contains(DoubleInterval other) {
    return lower <= other.lower && other.upper <= upper;
  }

  /** Whether some point lies in both. */
  public boolean overlaps(DoubleInterval other) {
    return lower <= other.upper && other.lower <= upper;
  }
}
