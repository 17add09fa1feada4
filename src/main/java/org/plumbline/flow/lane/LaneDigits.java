package org.plumbline.flow.lane;

import java.math.BigInteger;
import java.util.Arrays;
import org.plumbline.number.Dyadic;
import org.plumbline.series.lane.LaneBank;
import org.plumbline.series.lane.LaneOverflow;
import org.plumbline.series.lane.LaneSums;

/** Single numbers as limbs of lanes. */
final class LaneDigits {
  /** The bits of a limb. */
  static final int BITS = 24;

  /** The bits of what may be added to a first column. */
  private static final int LARGEST_FIRST = 28;

  private static final BigInteger HALF = BigInteger.ONE.shiftLeft(BITS - 1);

  private LaneDigits() {}

  /** An exponent at which the first limbs of all values stay below {@code 2^22}. */
  static int exponent(Dyadic... values) {
    long top = Long.MIN_VALUE;
    for (Dyadic value : values) {
      top = value.signum() == 0 ? top : Math.max(top, value.magnitudeExponent());
    }
    return top == Long.MIN_VALUE ? 0 : Math.toIntExact(top + 3);
  }

  /** The limbs of the values, {@code 2^exponent Σ_p x_p 2^(-24(p+1))}, cut off after {@code n}. */
  static double[][] of(Dyadic[] values, int exponent, int n) {
    double[][] limbs = new double[n][values.length];
    for (int s = 0; s < values.length; s++) {
      put(values[s], exponent, n, limbs, s);
    }
    return limbs;
  }

  /** The same number in all of so many lanes. */
  static double[][] everywhere(Dyadic value, int exponent, int n, int lanes) {
    double[][] limbs = new double[n][lanes];
    if (lanes == 0) {
      return limbs;
    }
    put(value, exponent, n, limbs, 0);
    for (double[] limb : limbs) {
      Arrays.fill(limb, limb[0]);
    }
    return limbs;
  }

  private static void put(Dyadic value, int exponent, int n, double[][] limbs, int lane) {
    BigInteger rest = fixed(value, exponent - (long) BITS * n);
    for (int p = n - 1; p > 0; p--) {
      BigInteger carry = rest.add(HALF).shiftRight(BITS);
      limbs[p][lane] = rest.subtract(carry.shiftLeft(BITS)).doubleValue();
      rest = carry;
    }
    limbs[0][lane] = rest.doubleValue();
  }

  /** Adds a number to a lane of sums, cut off below their last column. */
  static void add(Dyadic value, LaneSums sums, int lane) {
    BigInteger rest = fixed(value, sums.exponent() - (long) BITS * (sums.last() + 1));
    for (int p = sums.last(); p > 0; p--) {
      BigInteger carry = rest.add(HALF).shiftRight(BITS);
      sums.column(p)[lane] += rest.subtract(carry.shiftLeft(BITS)).doubleValue();
      rest = carry;
    }
    if (rest.bitLength() > LARGEST_FIRST) {
      throw new LaneOverflow("a number added");
    }
    sums.column(0)[lane] += rest.doubleValue();
  }

  /** The exact value of a settled number. */
  static Dyadic value(LaneSums sums, int lane) {
    BigInteger value = BigInteger.ZERO;
    for (int p = 0; p <= sums.last(); p++) {
      value = value.shiftLeft(BITS).add(BigInteger.valueOf((long) sums.column(p)[lane]));
    }
    return Dyadic.of(value, sums.exponent() - (long) BITS * (sums.last() + 1));
  }

  /** The exact value of a coefficient. */
  static Dyadic value(LaneBank bank, int k, int lane) {
    return Dyadic.of(bank.value(k, lane), bank.exponent() - (long) BITS * bank.limbs(k));
  }

  /** The nearest multiple of {@code 2^unit} below, in that unit. */
  static BigInteger fixed(Dyadic value, long unit) {
    long shift = value.exponent() - unit;
    return shift >= 0
        ? value.significand().shiftLeft(Math.toIntExact(shift))
        : value.significand().shiftRight((int) Math.min(-shift, Integer.MAX_VALUE));
  }
}
