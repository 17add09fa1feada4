package org.plumbline.series.lane;

import java.math.BigInteger;
import java.util.List;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;
import org.plumbline.series.limb.NarrowLimbs;

/**
 * Vectors of rational constants in lanes: component {@code i} of vector {@code a} is {@code 2^E / D
 * · Σ_q c_aqi 2^(-24(q+1))}, the first limbs at most {@code 2^22} in absolute value.
 *
 * <p>{@code D} is the least common odd denominator, if that is short: constants with few digits are
 * exact in one or two limbs then. Otherwise it is 1. What does not fit into the most limbs allowed
 * is cut off below the last one.
 */
final class LaneConstants {
  /** Bits between the largest constant and the scale. */
  private static final int ROOM = 3;

  private static final int LONGEST_DIVISOR = 53;
  private static final BigInteger MASK = BigInteger.valueOf(NarrowLimbs.MASK);
  private static final long HALF = NarrowLimbs.HALF;

  private final BigInteger divisor;
  private final long exponent;
  private final double[][][] limbs;
  private final Dyadic[][] scaled;

  private LaneConstants(BigInteger divisor, Dyadic[][] scaled, int most) {
    this.divisor = divisor;
    this.scaled = scaled;
    long highest = Long.MIN_VALUE;
    long lowest = Long.MAX_VALUE;
    for (Dyadic[] vector : scaled) {
      for (Dyadic value : vector) {
        if (value.signum() != 0) {
          highest = Math.max(highest, value.magnitudeExponent());
          lowest = Math.min(lowest, value.exponent());
        }
      }
    }
    boolean isZero = highest == Long.MIN_VALUE;
    this.exponent = isZero ? 0 : highest + ROOM;
    long bits = isZero ? 1 : exponent - lowest;
    int count = (int) Math.min(most, (bits + NarrowLimbs.BITS - 1) / NarrowLimbs.BITS);
    this.limbs = new double[scaled.length][count][];
    for (int a = 0; a < scaled.length; a++) {
      split(scaled[a], limbs[a]);
    }
  }

  /** The given vectors, all of one length, in at most {@code most} limbs. */
  static LaneConstants of(List<List<Rational>> vectors, int most) {
    BigInteger divisor = commonDenominator(vectors);
    Rational scale = Rational.of(divisor);
    Dyadic[][] scaled =
        vectors.stream()
            .map(
                vector ->
                    vector.stream()
                        .map(
                            value ->
                                Dyadic.approximate(value.multiply(scale), most * NarrowLimbs.BITS))
                        .toArray(Dyadic[]::new))
            .toArray(Dyadic[][]::new);
    return new LaneConstants(divisor, scaled, most);
  }

  private static BigInteger commonDenominator(List<List<Rational>> vectors) {
    BigInteger common = BigInteger.ONE;
    for (List<Rational> vector : vectors) {
      for (Rational value : vector) {
        BigInteger denominator = value.denominator();
        BigInteger odd = denominator.shiftRight(denominator.getLowestSetBit());
        common = common.multiply(odd.divide(common.gcd(odd)));
        if (common.bitLength() > LONGEST_DIVISOR) {
          return BigInteger.ONE;
        }
      }
    }
    return common;
  }

  private void split(Dyadic[] vector, double[][] into) {
    int count = into.length;
    for (int q = 0; q < count; q++) {
      into[q] = new double[vector.length];
    }
    for (int i = 0; i < vector.length; i++) {
      double[] digits = digits(vector[i], exponent, count);
      for (int q = 0; q < count; q++) {
        into[q][i] = digits[q];
      }
    }
  }

  /** The limbs of {@code value / 2^exponent}, cut off after {@code count}. */
  static double[] digits(Dyadic value, long exponent, int count) {
    long shift = value.exponent() - exponent + (long) NarrowLimbs.BITS * count;
    BigInteger rest =
        shift >= 0
            ? value.significand().shiftLeft(Math.toIntExact(shift))
            : value.significand().shiftRight((int) Math.min(-shift, Integer.MAX_VALUE));
    double[] digits = new double[count];
    for (int q = count - 1; q >= 0; q--) {
      long digit = q == 0 ? rest.longValueExact() : rest.and(MASK).longValue();
      long limb = q > 0 && digit >= HALF ? digit - 2 * HALF : digit;
      digits[q] = limb;
      rest = rest.subtract(BigInteger.valueOf(limb)).shiftRight(NarrowLimbs.BITS);
    }
    return digits;
  }

  /** The integer {@code D}. */
  BigInteger divisor() {
    return divisor;
  }

  /** The exponent {@code E}. */
  long exponent() {
    return exponent;
  }

  /** The number of limbs. */
  int limbs() {
    return limbs.length == 0 ? 0 : limbs[0].length;
  }

  /** Whether {@code D} times a constant is zero. */
  boolean isZero(int vector, int component) {
    return scaled[vector][component].signum() == 0;
  }

  /** The {@code m} with {@code 2^(m-1) <= |D c| < 2^m} for a constant that is not zero. */
  long magnitude(int vector, int component) {
    return scaled[vector][component].magnitudeExponent();
  }

  /** Limb {@code q} of some components of a vector. */
  double[] lanes(int vector, int q, int[] components) {
    double[] lanes = new double[components.length];
    for (int s = 0; s < lanes.length; s++) {
      lanes[s] = limbs[vector][q][components[s]];
    }
    return lanes;
  }
}
