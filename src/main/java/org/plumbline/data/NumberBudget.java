package org.plumbline.data;

import org.plumbline.number.Rational;

/** Bounds the memory that the numbers of a file may take together. */
final class NumberBudget {
  /**
   * The largest amount of numbers kept, in bits, where each counts for at least {@value
   * #LEAST_BITS}.
   */
  private static final long MAX_BITS = 1L << 27;

  private static final int LEAST_BITS = 64;

  /** The most numbers, if all are short. */
  static final long MAX_COUNT = MAX_BITS / LEAST_BITS;

  private long bits;

  /** Counts a number just read. */
  void add(String place, Rational value) throws DataException {
    bits += Math.max(LEAST_BITS, value.numerator().bitLength() + value.denominator().bitLength());
    if (bits > MAX_BITS) {
      throw new DataException(place, "too many numbers", "at most " + MAX_COUNT + " ordinary ones");
    }
  }
}
