package org.plumbline.series.limb;

/** Numbers from limbs of 56 bits to limbs of 24 bits and back; exact but for what is cut off. */
public final class NarrowLimbs {
  /** The bits of a limb. */
  public static final int BITS = 24;

  /** Half of the radix: limbs are no larger. */
  public static final long HALF = 1L << (BITS - 1);

  /** The bits of a limb that is not negative. */
  public static final long MASK = (1L << BITS) - 1;

  private static final int NARROW = BITS;
  private static final int WIDE = LimbKernels.BITS;

  private NarrowLimbs() {}

  /**
   * The first {@code count} limbs {@code y_i} of {@code Σ_i x_i 2^(-56(i+1)) = Σ_i y_i
   * 2^(-24(i+1))}; the first may exceed 24 bits.
   *
   * @param x limbs, with at least {@code 24 count} bits
   */
  public static double[] split(long[] x, int count) {
    int digits = (x.length * WIDE + NARROW - 1) / NARROW;
    double[] narrow = new double[count];
    // What is below the next limb to be written, and how many bits of it there are.
    long rest = 0;
    int bits = digits * NARROW - x.length * WIDE;
    int next = digits - 1;
    for (int i = 2 * x.length - 1; i >= 0; i--) {
      long high = (x[i / 2] + (1L << (WIDE / 2 - 1))) >> (WIDE / 2);
      long half = i % 2 == 0 ? high : x[i / 2] - (high << (WIDE / 2));
      rest += half << bits;
      bits += WIDE / 2;
      while (bits >= NARROW && next > 0) {
        long carry = (rest + HALF) >> NARROW;
        if (next < count) {
          narrow[next] = rest - (carry << NARROW);
        }
        rest = carry;
        bits -= NARROW;
        next--;
      }
    }
    narrow[0] = rest;
    return narrow;
  }

  /** Carries until all columns but the first are limbs. */
  static void settle(long[] x) {
    for (int i = x.length - 1; i > 0; i--) {
      long carry = (x[i] + HALF) >> NARROW;
      x[i] -= carry << NARROW;
      x[i - 1] += carry;
    }
  }

  /**
   * Adds {@code Σ_i x_i 2^(-24(i+1))} to columns {@code Σ_l c_l 2^(-56(l+1))}, what lies below the
   * last left out.
   */
  public static void addTo(long[] columns, int limbs, long[] x) {
    for (int i = 0; i < x.length; i++) {
      int end = (i + 1) * NARROW;
      int column = (end - 1) / WIDE;
      int shift = (column + 1) * WIDE - end;
      long high = x[i] >> (WIDE - shift);
      if (column > 0 && column <= limbs) {
        columns[column - 1] += high;
      }
      if (column >= limbs) {
        return;
      }
      columns[column] += (x[i] - (column > 0 ? high << (WIDE - shift) : 0)) << shift;
    }
  }
}
