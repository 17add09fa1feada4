package org.plumbline.series;

/**
 * Sums of products of numbers in lanes: limbs of 28 bits, the same limb of many numbers side by
 * side in one array.
 *
 * <p>A number is {@code Σ_p x_p 2^(-28(p+1))} with {@code -2^27 <= x_p <= 2^27}, the first at most
 * {@code 2^26} in absolute value, so that products need no second half and 256 of them, at most
 * {@code 2^54} each, may be added before carries are taken (proofs-notes/limb-series.md, L6). The
 * loops are of the only form that the compiler of Java 17 puts into vector registers by itself:
 * whole arrays, one index, one product. Offsets into a common array, or two products in a row, make
 * it give up. Measured for a product of 28 bits by 28, in nanoseconds: 0.12 to 0.16 with eight
 * lanes at once (AVX-512), 0.25 with scalar multiplications. Limbs of 56 bits with {@link
 * Math#multiplyHigh} need 0.13 at best, 0.3 with what surrounds them; doubles with 22 bits need
 * 0.11 even with AVX2, but 1.6 times as many products.
 */
final class LaneLoops {
  /** The bits of a limb. */
  static final int BITS = 28;

  /** Products that may be added between carries. */
  static final int PRODUCTS = 256;

  private static final long HALF = 1L << (BITS - 1);
  private static final long MASK = (1L << BITS) - 1;

  private LaneLoops() {}

  /** Adds the products lane by lane. */
  static void addProducts(long[] x, long[] y, long[] sum, int lanes) {
    for (int s = 0; s < lanes; s++) {
      sum[s] += x[s] * y[s];
    }
  }

  /** Adds {@code m} times each lane. */
  static void addMultiple(long m, long[] x, long[] sum, int lanes) {
    for (int s = 0; s < lanes; s++) {
      sum[s] += m * x[s];
    }
  }

  /** The sum over the lanes of the products. */
  static long dot(long[] x, long[] y, int lanes) {
    long sum = 0;
    for (int s = 0; s < lanes; s++) {
      sum += x[s] * y[s];
    }
    return sum;
  }

  /**
   * Leaves limbs in {@code column} and adds what exceeds them to the column {@code above}; exact.
   */
  static void carry(long[] column, long[] above, int lanes) {
    for (int s = 0; s < lanes; s++) {
      long carry = (column[s] + HALF) >> BITS;
      column[s] -= carry << BITS;
      above[s] += carry;
    }
  }

  /** A number of at least as many bits as any lane has, sign aside: 0 only if all lanes are. */
  static long largest(long[] x, int lanes) {
    long bits = 0;
    for (int s = 0; s < lanes; s++) {
      bits |= Math.abs(x[s]);
    }
    return bits;
  }

  /** Divides numbers by {@code 2^shift}, what falls below their last limb rounded down. */
  static void shiftRight(long[][] limbs, int shift, int lanes) {
    int words = shift / BITS;
    int rest = shift % BITS;
    for (int s = 0; s < lanes; s++) {
      long carry = 0;
      for (int p = limbs.length - 1; p >= 0; p--) {
        long here = p >= words ? limbs[p - words][s] >> rest : 0;
        long above = p > words ? (limbs[p - words - 1][s] << (BITS - rest)) & MASK : 0;
        long value = here + above + carry;
        carry = p > 0 ? (value + HALF) >> BITS : 0;
        limbs[p][s] = value - (carry << BITS);
      }
    }
  }
}
