package org.plumbline.series;

import java.util.Arrays;

/**
 * Numbers under construction in lanes: {@code 2^E Σ_{-1<=p<=last} x_p 2^(-28(p+1))} with columns
 * {@code x_p} that may be larger than limbs until they are settled.
 */
final class LaneColumns {
  /** No lane differs from zero. */
  static final long NOTHING = Long.MIN_VALUE / 4;

  private final long[][] columns;

  LaneColumns(int limbs, int lanes) {
    this.columns = new long[limbs + 1][lanes];
  }

  /** Column {@code p}. */
  long[] at(int p) {
    return columns[p + 1];
  }

  /** Sets the columns to zero. */
  void clear(int last, int lanes) {
    for (int p = -1; p <= last; p++) {
      Arrays.fill(at(p), 0, lanes, 0L);
    }
  }

  /** Carries from the last column as far as column {@code first}, which takes what is left. */
  void settle(int first, int last, int lanes) {
    for (int p = last; p > first; p--) {
      LaneLoops.carry(at(p), at(p - 1), lanes);
    }
  }

  /** An {@code m} with {@code |value| < 2^m} in all lanes, the columns settled. */
  long magnitude(long exponent, int last, int lanes) {
    for (int p = -1; p <= last; p++) {
      long largest = LaneLoops.largest(at(p), lanes);
      if (largest != 0) {
        // Limbs below the first that is not zero add at most 0.51 of its unit.
        int length = Long.SIZE + 1 - Long.numberOfLeadingZeros(largest);
        return exponent - (long) LaneLoops.BITS * (p + 1) + length;
      }
    }
    return NOTHING;
  }
}
