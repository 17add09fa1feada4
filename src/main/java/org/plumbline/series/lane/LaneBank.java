package org.plumbline.series.lane;

import java.math.BigInteger;
import java.util.Arrays;
import org.plumbline.series.limb.NarrowLimbs;

/**
 * Series side by side under one exponent chosen beforehand: coefficient {@code k} in lane {@code s}
 * is {@code 2^E Σ_{p<n_k} x_kps 2^(-24(p+1))}, its first limb below {@code 2^22}.
 *
 * <p>Unlike registers, whose exponents rise with what arrives, a bank has one scale for all its
 * lanes and orders: nothing is ever shifted, and what does not fit ends the expansion with a {@link
 * LaneOverflow}. Numbers far below the largest lane lose their last digits to it, which sums over
 * lanes do not feel.
 */
public final class LaneBank {
  /** What the first limb of a coefficient may be at most. */
  static final double LARGEST_FIRST = 0x1p22;

  private final int lanes;
  private final double[][][] coefficients;
  private final int[] limbs;
  private int exponent;

  /** A bank of so many lanes for coefficients {@code 0 … orders-1}. */
  public LaneBank(int lanes, int orders) {
    this.lanes = lanes;
    this.coefficients = new double[orders][0][];
    this.limbs = new int[orders];
  }

  /** The number of lanes. */
  public int lanes() {
    return lanes;
  }

  /** The exponent {@code E}. */
  public int exponent() {
    return exponent;
  }

  /** Begins new series at the given scale; nothing is known of them. */
  public void begin(int newExponent) {
    exponent = newExponent;
    Arrays.fill(limbs, 0);
  }

  /** The limbs of coefficient {@code k}, limb by limb. */
  public double[][] at(int k) {
    return coefficients[k];
  }

  /** The number of limbs of coefficient {@code k}. */
  public int limbs(int k) {
    return limbs[k];
  }

  /** Gives coefficient {@code k} room for so many limbs, whose values are left open. */
  public double[][] prepare(int k, int n) {
    double[][] known = coefficients[k];
    if (known.length < n) {
      double[][] more = new double[n][];
      System.arraycopy(known, 0, more, 0, known.length);
      for (int p = known.length; p < n; p++) {
        more[p] = new double[lanes];
      }
      coefficients[k] = more;
    }
    limbs[k] = n;
    return coefficients[k];
  }

  /** Sets coefficient {@code k} of a lane to {@code value 2^(E - 24 n)}, {@code n} limbs. */
  public void set(int k, int lane, BigInteger value, int n) {
    double[][] put = coefficients[k];
    BigInteger rest = value;
    for (int p = n - 1; p > 0; p--) {
      long digit = rest.longValue() & NarrowLimbs.MASK;
      long limb = digit >= NarrowLimbs.HALF ? digit - 2 * NarrowLimbs.HALF : digit;
      put[p][lane] = limb;
      rest = rest.subtract(BigInteger.valueOf(limb)).shiftRight(NarrowLimbs.BITS);
    }
    if (rest.bitLength() > NarrowLimbs.BITS - 2) {
      throw new LaneOverflow("a number set");
    }
    put[0][lane] = rest.doubleValue();
  }

  /**
   * The integer {@code v} for which coefficient {@code k} of a lane is {@code v 2^(E - 24 n_k)}.
   */
  public BigInteger value(int k, int lane) {
    double[][] x = coefficients[k];
    int n = limbs[k];
    BigInteger value = BigInteger.ZERO;
    for (int p = 0; p < n; p += 2) {
      boolean isPair = p + 1 < n;
      long both = isPair ? (((long) x[p][lane]) << NarrowLimbs.BITS) + (long) x[p + 1][lane] : 0;
      value =
          isPair
              ? value.shiftLeft(2 * NarrowLimbs.BITS).add(BigInteger.valueOf(both))
              : value.shiftLeft(NarrowLimbs.BITS).add(BigInteger.valueOf((long) x[p][lane]));
    }
    return value;
  }

  /** Coefficient {@code k} of a lane in double arithmetic. */
  public double approximate(int k, int lane) {
    double[][] x = coefficients[k];
    double value = 0;
    for (int p = Math.min(3, limbs[k]) - 1; p >= 0; p--) {
      value = (value + x[p][lane]) / LaneLoops.RADIX;
    }
    return Math.scalb(value, exponent);
  }

  /** All lanes of coefficient {@code k} in double arithmetic. */
  public void approximate(int k, double[] into) {
    double[][] x = coefficients[k];
    int n = Math.min(3, limbs[k]);
    Arrays.fill(into, 0, lanes, 0);
    double unit = Math.scalb(1.0, exponent);
    for (int p = n - 1; p >= 0; p--) {
      LaneLoops.addScaled(x[p], into, p == 0 ? unit / LaneLoops.RADIX : 1 / LaneLoops.RADIX, lanes);
    }
  }
}
