package org.plumbline.series.lane;

/**
 * The parts of some coefficients {@code Σ_j x_j e_{k-j}} that are known before the first of them
 * is: one pass over all earlier coefficients, which fill a core's memory, serves several orders.
 */
final class LaneAhead {
  /** So many orders at once. */
  static final int ORDERS = 8;

  private final LaneColumns[] parts = new LaneColumns[ORDERS];
  private int first;
  private int least;
  private int count;
  private long exponent;

  /** Room for numbers of so many limbs. */
  LaneAhead(int limbs) {
    for (int b = 0; b < ORDERS; b++) {
      parts[b] = new LaneColumns(limbs + LaneScratch.SPARE, LaneBlock.MOST_LANES);
    }
  }

  /** Forgets what is known. */
  void forget() {
    count = 0;
  }

  /** Whether there is something for an order, under the exponent of the products. */
  boolean knows(int order, long productExponent) {
    return least <= order && order < first + count && productExponent == exponent;
  }

  /** Begins with order {@code newFirst}, under the exponent of the products. */
  void begin(int newFirst, int newCount, long productExponent) {
    first = newFirst;
    least = newFirst;
    count = newCount;
    exponent = productExponent;
  }

  /** The order up to which coefficients are in the parts. */
  int first() {
    return first;
  }

  /** The columns for the {@code b}-th order from the first on. */
  LaneColumns part(int b) {
    return parts[b];
  }

  /**
   * The columns for an order that is known, for the caller to go on with: it is lost, as are those
   * before.
   */
  LaneColumns take(int order) {
    least = order + 1;
    return parts[order - first];
  }
}
