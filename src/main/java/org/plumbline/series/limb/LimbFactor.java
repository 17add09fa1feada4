package org.plumbline.series.limb;

/**
 * The factor {@code limb · 2^(exponent - 56)}.
 *
 * @param limb below 2^54 in absolute value
 * @param exponent the exponent of the number whose first limb it is
 */
record LimbFactor(long limb, long exponent) {
  /** The bits of a factor. */
  static final int BITS = 53;

  /**
   * The factor {@code value · 2^power}, its limb as large as it may be, so that products lose
   * little.
   */
  static LimbFactor of(long value, long power) {
    int shift = Long.numberOfLeadingZeros(Math.abs(value)) - (Long.SIZE - BITS);
    return new LimbFactor(value << shift, power - shift + LimbKernels.BITS);
  }
}
