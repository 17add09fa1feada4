package org.plumbline.flow.lane;

/** Scales of numbers in lanes, from what they are at the beginning. */
final class LaneScale {
  /** The scale of numbers that are all zero at the beginning. */
  private static final int NOTHING = -1000;

  private LaneScale() {}

  /** An exponent that leaves numbers {@code room} bits to grow, two more as banks ask for. */
  static int exponent(double largest, int room) {
    boolean isPlain = largest > 0 && largest < Double.POSITIVE_INFINITY;
    return (isPlain ? Math.getExponent(largest) + 1 : NOTHING) + 2 + room;
  }
}
