package org.plumbline.series.limb;

import org.plumbline.number.Dyadic;

/** Exact values of sums and constants, and registers with given values. */
public final class LimbValues {
  private LimbValues() {}

  /** The value of the first {@code limbs} columns. */
  public static Dyadic of(LimbSum sum, int limbs) {
    return sum.isZero(limbs)
        ? Dyadic.ZERO
        : Dyadic.of(
            LimbKernelsTest.value(sum.columns(), 0, 1, limbs),
            sum.exponent() - (long) LimbKernels.BITS * limbs);
  }

  /** The value of constant {@code k}. */
  public static Dyadic of(LimbConstants constants, int k, int limbs) {
    return Dyadic.of(
        LimbKernelsTest.value(constants.data(), constants.at(k), 1, limbs),
        constants.exponent(k) - (long) LimbKernels.BITS * limbs);
  }

  /** Sets a coefficient, whose register has an exponent at which it fits or none yet. */
  public static void put(LimbRegisters registers, int register, int order, Dyadic value) {
    LimbSum sum = new LimbSum(registers.limbs());
    sum.set(value);
    sum.settle(registers.limbs());
    if (registers.isZero(register)) {
      registers.setExponent(register, value.magnitudeExponent() + 6);
    }
    sum.writeTo(
        registers.data(),
        registers.base(register) + order,
        registers.stride(),
        registers.exponent(register),
        registers.limbs(order));
  }
}
