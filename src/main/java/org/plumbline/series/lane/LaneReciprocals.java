package org.plumbline.series.lane;

import java.math.BigInteger;
import org.plumbline.number.Dyadic;
import org.plumbline.series.limb.NarrowLimbs;

/**
 * The numbers {@code 2^E / (k D) = 2^(24g) Σ_q r_q 2^(-24(q+1))} as limbs of 24 bits, {@code 0 <=
 * r_0 <= 2^22}, cut off below the last limb; worked out when first asked for. Threads may share
 * them.
 */
final class LaneReciprocals {
  /** Bits between a number and its scale. */
  private static final int ROOM = 2;

  private final BigInteger divisor;
  private final int limbs;

  /** By the part of {@code E} that limbs do not make up, and by {@code k}. */
  private final double[][][] known = new double[NarrowLimbs.BITS][0][];

  LaneReciprocals(BigInteger divisor, int limbs) {
    this.divisor = divisor;
    this.limbs = limbs;
  }

  /** The number {@code g}. */
  long scale(int k, long exponent) {
    long bits = exponent + 1 + ROOM - divisor.multiply(BigInteger.valueOf(k)).bitLength();
    return -Math.floorDiv(-bits, (long) NarrowLimbs.BITS);
  }

  /** The limbs of the number. */
  synchronized double[] limbs(int k, long exponent) {
    int rest = (int) Math.floorMod(exponent, (long) NarrowLimbs.BITS);
    if (k >= known[rest].length) {
      double[][] longer = new double[2 * k][0];
      System.arraycopy(known[rest], 0, longer, 0, known[rest].length);
      known[rest] = longer;
    }
    if (known[rest][k].length == 0) {
      known[rest][k] = limbsAnew(k, exponent);
    }
    return known[rest][k];
  }

  private double[] limbsAnew(int k, long exponent) {
    Dyadic denominator = Dyadic.of(divisor.multiply(BigInteger.valueOf(k)), 0);
    Dyadic value = Dyadic.ONE.approximateQuotient(denominator, limbs * NarrowLimbs.BITS);
    return LaneConstants.digits(value, NarrowLimbs.BITS * scale(k, exponent) - exponent, limbs);
  }
}
