package org.plumbline.series;

import org.plumbline.number.Dyadic;

/** Constants {@code c_1, c_2, …} as limbs, each with an exponent of its own. */
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
      sum.set(unit.approximateQuotient(Dyadic.of(k), limbs * LimbKernels.BITS));
      sum.settle(limbs);
      constants.exponents[k] = sum.exponent();
      System.arraycopy(sum.columns(), 0, constants.data, k * limbs, limbs);
    }
    return constants;
  }

  long exponent(int k) {
    return exponents[k];
  }

  /** Limb {@code i} of constant {@code k}. */
  long limb(int k, int i) {
    return data[k * limbs + i];
  }
}
