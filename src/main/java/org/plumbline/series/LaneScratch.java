package org.plumbline.series;

/** What one thread needs to work on a block of lanes. */
final class LaneScratch {
  /** Limbs beyond those of the numbers: what products and shifts need. */
  static final int SPARE = 4;

  private final LaneColumns product;
  private final LaneColumns result;
  private final LimbSum source;
  private final long[] wide;
  private final long[] narrow;

  /** Room for blocks of the most lanes there are, of numbers of so many limbs of 28 bits. */
  LaneScratch(int limbs) {
    this.product = new LaneColumns(limbs + SPARE, LaneBlock.MOST_LANES);
    this.result = new LaneColumns(limbs + SPARE, LaneBlock.MOST_LANES);
    this.source = new LimbSum(limbs / 2 + SPARE);
    this.wide = new long[limbs / 2 + SPARE];
    this.narrow = new long[2 * wide.length];
  }

  /** Columns of the product. */
  LaneColumns product() {
    return product;
  }

  /** Columns of a margin or a quotient. */
  LaneColumns result() {
    return result;
  }

  /** A single number. */
  LimbSum source() {
    return source;
  }

  /**
   * The limbs of 28 bits of {@link #source()}, settled, under an exponent at which it fits: limb
   * {@code i} has the weight {@code 2^(exponent - 28(i+1))}.
   */
  long[] split(long exponent, int count) {
    source.writeTo(wide, 0, 1, exponent, wide.length);
    for (int i = 0; 2 * i < count; i++) {
      long high = (wide[i] + (1L << (LaneLoops.BITS - 1))) >> LaneLoops.BITS;
      narrow[2 * i] = high;
      narrow[2 * i + 1] = wide[i] - (high << LaneLoops.BITS);
    }
    return narrow;
  }
}
