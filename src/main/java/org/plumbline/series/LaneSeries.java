package org.plumbline.series;

import java.math.BigInteger;
import java.util.Arrays;
import org.plumbline.number.Dyadic;

/**
 * Series of numbers in lanes under one exponent: coefficient {@code k} in lane {@code s} is {@code
 * 2^E Σ_{p<n_k} x_kps 2^(-24(p+1))}, and less than {@code 2^(E-2)} in absolute value.
 */
final class LaneSeries {
  /** Bits that the largest coefficient leaves between itself and the scale: those required … */
  static final int REQUIRED = 2;

  /** … and some to grow. */
  static final int ROOM = 5;

  private final int lanes;
  private final double[][][] coefficients;
  private long exponent;

  /** Series of the given length, none known. */
  LaneSeries(int length, int lanes) {
    this.lanes = lanes;
    this.coefficients = new double[length][0][];
    this.exponent = LaneColumns.NOTHING;
  }

  /** Whether no coefficient but zeros has arrived. */
  boolean isZero() {
    return exponent == LaneColumns.NOTHING;
  }

  long exponent() {
    return exponent;
  }

  /** The limbs of coefficient {@code k}; none if it is zero in all lanes. */
  double[][] at(int k) {
    return coefficients[k];
  }

  /** Whether numbers below {@code 2^magnitude} can be put. */
  boolean takes(long magnitude) {
    return magnitude + REQUIRED <= exponent;
  }

  /**
   * Makes room for numbers below {@code 2^magnitude}; coefficients below {@code order} are kept.
   */
  void makeRoom(long magnitude, int order) {
    long wanted = magnitude + REQUIRED + ROOM;
    if (!isZero()) {
      int shift = (int) Math.min(wanted - exponent, Integer.MAX_VALUE / 2);
      for (int k = 0; k < order; k++) {
        LaneLoops.shiftRight(coefficients[k], shift, lanes);
      }
    }
    exponent = wanted;
  }

  /** Forgets all coefficients. */
  void forget() {
    Arrays.fill(coefficients, new double[0][]);
    exponent = LaneColumns.NOTHING;
  }

  /** Sets coefficient {@code k} to zero. */
  void clear(int k) {
    coefficients[k] = new double[0][];
  }

  /**
   * Sets coefficient {@code k} to the {@code n} limbs that begin at column {@code first}; those
   * before it are zero.
   */
  void put(int k, LaneColumns columns, int first, int n, int last) {
    double[][] limbs = coefficients[k].length == n ? coefficients[k] : new double[n][lanes];
    for (int p = 0; p < n; p++) {
      int from = p + first;
      if (from >= -1 && from <= last) {
        System.arraycopy(columns.at(from), 0, limbs[p], 0, lanes);
      } else {
        Arrays.fill(limbs[p], 0);
      }
    }
    coefficients[k] = limbs;
  }

  /** Sets coefficient {@code k} to given limbs. */
  void put(int k, double[][] limbs) {
    coefficients[k] = limbs;
  }

  /** The exact value of coefficient {@code k} in one lane. */
  Dyadic value(int k, int lane) {
    BigInteger value = BigInteger.ZERO;
    for (double[] limb : coefficients[k]) {
      value = value.shiftLeft(LaneLoops.BITS).add(BigInteger.valueOf((long) limb[lane]));
    }
    return Dyadic.of(value, exponent - (long) LaneLoops.BITS * coefficients[k].length);
  }
}
