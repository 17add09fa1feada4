package org.plumbline.flow.state;

/**
 * The working precision of an integration.
 *
 * @param bits the bits of every number
 * @param order the highest order of the weights' series
 * @param toleranceBits the truncation error of a step is about {@code 2^-toleranceBits} of the
 *     weights' size
 */
public record WorkingPrecision(int bits, int order, int toleranceBits) {
  private static final double BITS_PER_DIGIT = StrictMath.log(10) / StrictMath.log(2);

  /**
   * Digits beyond those asked for: what a whole run was measured to lose (2 to 7), and as many
   * again.
   */
  private static final int GUARD_DIGITS = 13;

  /** Digits that rounding may spoil within one step. */
  private static final int ROUNDING_DIGITS = 4;

  /**
   * The precision at which the weights at the end are right to {@code digits} digits, by measure
   * not by proof.
   */
  public static WorkingPrecision forDigits(int digits) {
    int tolerance = digits + GUARD_DIGITS;
    int order = (int) Math.ceil(1.15 * tolerance) + 4;
    return new WorkingPrecision(
        (int) Math.ceil((tolerance + ROUNDING_DIGITS) * BITS_PER_DIGIT),
        order,
        (int) Math.ceil(tolerance * BITS_PER_DIGIT));
  }

  /**
   * The bits below which a number that may be zero is taken for zero, relative to its natural size.
   */
  public int vanishingBits() {
    return bits * 3 / 5;
  }

  /** The bits below which a Taylor coefficient is taken for zero when gates are decided. */
  public int negligibleBits() {
    return bits * 2 / 5;
  }
}
