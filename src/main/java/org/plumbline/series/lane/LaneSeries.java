package org.plumbline.series.lane;

import java.math.BigInteger;
import java.util.Arrays;
import org.plumbline.number.Dyadic;
import org.plumbline.series.limb.NarrowLimbs;

/**
 * Series of numbers in lanes under one exponent: coefficient {@code k} in lane {@code s} is {@code
 * 2^E Σ_{p<n_k} x_kps 2^(-24(p+1))}, and less than {@code 2^(E-2)} in absolute value.
 *
 * <p>Arrays once made are kept for the next series.
 */
public final class LaneSeries {
  /** Bits that the largest coefficient leaves between itself and the scale: those required … */
  static final int REQUIRED = 2;

  /** … and some to grow. */
  static final int ROOM = 5;

  private int lanes;
  private double[][][] coefficients = {};
  private int[] limbs = {};
  private long exponent = LaneColumns.NOTHING;

  /** Begins a series of at most so many coefficients, none known. */
  void start(int length, int newLanes) {
    lanes = newLanes;
    if (length > coefficients.length) {
      double[][][] longer = new double[length][0][];
      System.arraycopy(coefficients, 0, longer, 0, coefficients.length);
      coefficients = longer;
      limbs = new int[length];
    }
    forget();
  }

  /** Whether no coefficient but zeros has arrived. */
  boolean isZero() {
    return exponent == LaneColumns.NOTHING;
  }

  long exponent() {
    return exponent;
  }

  /** The limbs of coefficient {@code k}, {@link #limbs} of them. */
  double[][] at(int k) {
    return coefficients[k];
  }

  /** The number of limbs of coefficient {@code k}; 0 if it is zero in all lanes. */
  int limbs(int k) {
    return limbs[k];
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
        LaneLoops.shiftRight(coefficients[k], limbs[k], shift, lanes);
      }
    }
    exponent = wanted;
  }

  /** Forgets all coefficients. */
  void forget() {
    Arrays.fill(limbs, 0);
    exponent = LaneColumns.NOTHING;
  }

  /** Sets coefficient {@code k} to zero. */
  void clear(int k) {
    limbs[k] = 0;
  }

  /**
   * Sets coefficient {@code k} to the {@code n} limbs that begin at column {@code first}; those
   * before it and after column {@code last} are zero. The columns are lost.
   */
  void put(int k, LaneColumns columns, int first, int n, int last) {
    double[][] put = prepare(k, n);
    for (int p = 0; p < n; p++) {
      int from = p + first;
      if (from >= -1 && from <= last) {
        put[p] = columns.exchange(from, put[p]);
      } else {
        Arrays.fill(put[p], 0, lanes, 0);
      }
    }
  }

  /** Gives coefficient {@code k} so many limbs, whose values are left open. */
  double[][] prepare(int k, int n) {
    double[][] known = coefficients[k];
    if (known.length < n) {
      double[][] more = new double[n][LaneBlock.MOST_LANES];
      System.arraycopy(known, 0, more, 0, known.length);
      coefficients[k] = more;
    }
    limbs[k] = n;
    return coefficients[k];
  }

  /** The exact value of coefficient {@code k} in one lane. */
  Dyadic value(int k, int lane) {
    BigInteger value = BigInteger.ZERO;
    for (int p = 0; p < limbs[k]; p++) {
      value =
          value
              .shiftLeft(NarrowLimbs.BITS)
              .add(BigInteger.valueOf((long) coefficients[k][p][lane]));
    }
    return Dyadic.of(value, exponent - (long) NarrowLimbs.BITS * limbs[k]);
  }
}
