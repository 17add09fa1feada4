package org.plumbline.series;

import org.plumbline.number.Dyadic;

/**
 * Constants {@code c_1, c_2, …}, at most a quarter of their scales, as limbs, each with an exponent
 * of its own.
 */
final class LimbConstants {
  private final int limbs;
  private final long[] data;
  private final long[] exponents;

  private LimbConstants(int limbs, int count) {
    this.limbs = limbs;
    this.data = new long[limbs * count];
    this.exponents = new long[count];
  }

  /** The numbers {@code unit / k} for {@code 1 <= k < count}, to the full precision. */
  static LimbConstants reciprocals(int count, int limbs, Dyadic unit) {
    LimbConstants constants = new LimbConstants(limbs, count);
    LimbSum sum = new LimbSum(limbs);
    for (int k = 1; k < count; k++) {
      constants.set(k, unit.approximateQuotient(Dyadic.of(k), limbs * LimbKernels.BITS), sum);
    }
    return constants;
  }

  /** The numbers {@code base^k} for {@code 1 <= k < count}, to the full precision. */
  static LimbConstants powers(int count, int limbs, Dyadic base) {
    LimbConstants constants = new LimbConstants(limbs, count);
    LimbSum sum = new LimbSum(limbs);
    Dyadic power = Dyadic.ONE;
    for (int k = 1; k < count; k++) {
      power = power.multiply(base).round(limbs * LimbKernels.BITS);
      constants.set(k, power, sum);
    }
    return constants;
  }

  private void set(int k, Dyadic value, LimbSum work) {
    work.set(value);
    work.settle(limbs);
    exponents[k] = work.exponent();
    System.arraycopy(work.columns(), 0, data, k * limbs, limbs);
  }

  long exponent(int k) {
    return exponents[k];
  }

  /** Limb {@code i} of constant {@code k}. */
  long limb(int k, int i) {
    return data[k * limbs + i];
  }
}
