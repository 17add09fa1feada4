package org.plumbline.series.limb;

import java.util.List;
import org.plumbline.number.Dyadic;

/**
 * Constants {@code c_1, c_2, …}, at most a quarter of their scales, as limbs, each with an exponent
 * of its own.
 */
public final class LimbConstants {
  /** Bits between a constant and its scale. */
  private static final int ROOM = 2;

  private final int limbs;
  private final long[] data;
  private final long[] exponents;

  private LimbConstants(int limbs, int count) {
    this.limbs = limbs;
    this.data = new long[limbs * count];
    this.exponents = new long[count];
  }

  /** The numbers {@code 1 / k} for {@code 1 <= k < count}, to the full precision. */
  public static LimbConstants reciprocals(int count, int limbs) {
    LimbConstants constants = new LimbConstants(limbs, count);
    LimbSum sum = new LimbSum(limbs);
    for (int k = 1; k < count; k++) {
      Dyadic reciprocal = Dyadic.ONE.approximateQuotient(Dyadic.of(k), limbs * LimbKernels.BITS);
      constants.set(k, reciprocal, sum);
    }
    return constants;
  }

  /** The given numbers, the first as constant 1. */
  public static LimbConstants of(List<Dyadic> values, int limbs) {
    LimbConstants constants = new LimbConstants(limbs, values.size() + 1);
    LimbSum sum = new LimbSum(limbs);
    for (int k = 1; k <= values.size(); k++) {
      constants.set(k, values.get(k - 1), sum);
    }
    return constants;
  }

  /** The numbers {@code base^k} for {@code 1 <= k < count}, to the full precision. */
  public static LimbConstants powers(int count, int limbs, Dyadic base) {
    LimbConstants constants = new LimbConstants(limbs, count);
    LimbSum sum = new LimbSum(limbs);
    Dyadic power = Dyadic.ONE;
    for (int k = 1; k < count; k++) {
      power = power.multiply(base).round(limbs * LimbKernels.BITS);
      constants.set(k, power, sum);
    }
    return constants;
  }

  /** The numbers {@code 1 / k!} for {@code 1 <= k < count}, all under the given exponent. */
  static LimbConstants inverseFactorials(int count, int limbs, long exponent) {
    LimbConstants constants = new LimbConstants(limbs, count);
    LimbSum sum = new LimbSum(limbs);
    Dyadic inverse = Dyadic.ONE;
    for (int k = 1; k < count; k++) {
      inverse = inverse.approximateQuotient(Dyadic.of(k), limbs * LimbKernels.BITS);
      sum.set(inverse);
      sum.moveTo(exponent, limbs);
      constants.take(k, sum);
    }
    return constants;
  }

  /** One constant, to be {@linkplain #take taken} from a sum. */
  static LimbConstants zero(int limbs) {
    return new LimbConstants(limbs, 2);
  }

  private void set(int k, Dyadic value, LimbSum work) {
    work.set(value);
    work.settle(limbs);
    take(k, work);
  }

  /** Sets constant {@code k} to a settled sum of as many limbs, at most a quarter of its scale. */
  void take(int k, LimbSum settled) {
    exponents[k] = settled.exponent();
    System.arraycopy(settled.columns(), 0, data, k * limbs, limbs);
  }

  /** The numbers {@code unit / k} for {@code 1 <= k < count} from the reciprocals at hand. */
  public LimbConstants multipliedBy(Dyadic unit, int count) {
    LimbConstants scaled = new LimbConstants(limbs, count);
    LimbSum sum = new LimbSum(limbs);
    boolean isShort = unit.significand().bitLength() <= LimbFactor.BITS;
    for (int k = 1; k < count; k++) {
      if (isShort) {
        sum.start(exponents[k]);
        System.arraycopy(data, k * limbs, sum.columns(), 0, limbs);
        sum.multiply(LimbFactor.of(unit.significand().longValueExact(), unit.exponent()), limbs);
        sum.moveTo(sum.magnitude(limbs) + ROOM, limbs);
        scaled.take(k, sum);
      } else {
        Dyadic quotient = unit.approximateQuotient(Dyadic.of(k), limbs * LimbKernels.BITS);
        scaled.set(k, quotient, sum);
      }
    }
    return scaled;
  }

  /** One more than the number of constants. */
  public int count() {
    return exponents.length;
  }

  long exponent(int k) {
    return exponents[k];
  }

  /** The limbs of all constants. */
  long[] data() {
    return data;
  }

  /** Where the limbs of constant {@code k} begin. */
  int at(int k) {
    return k * limbs;
  }

  /** Limb {@code i} of constant {@code k}. */
  long limb(int k, int i) {
    return data[k * limbs + i];
  }
}
