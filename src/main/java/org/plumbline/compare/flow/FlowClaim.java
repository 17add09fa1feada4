package org.plumbline.compare.flow;

import org.plumbline.field.FlowProblem;
import org.plumbline.number.NumberFormat;
import org.plumbline.number.Rational;

/**
 * Somebody's claim that points are on the flow, rounded to a format.
 *
 * @param problem the problem whose flow it is
 * @param points the points
 * @param format the format of their weights
 * @param tolerance what the engine may add to each weight from one point to the next, in proportion
 *     to {@code 1 + |w|}; 0 if nothing but a rounding
 */
public record FlowClaim(
    FlowProblem problem, ClaimedPoints points, NumberFormat format, Rational tolerance) {
  private static final double DIGITS_PER_BIT = StrictMath.log10(2);

  /**
   * Digits beyond those of the format, so that the flow is known much better than to a rounding.
   */
  private static final int SPARE_DIGITS = 8;

  /** The digits to which the flow is to be known; {@code otherwise} for a format without limit. */
  public int digits(int otherwise) {
    return format == NumberFormat.EXACT
        ? otherwise
        : (int) Math.ceil(format.precision() * DIGITS_PER_BIT) + SPARE_DIGITS;
  }

  /** The same with another tolerance. */
  FlowClaim withTolerance(Rational other) {
    return new FlowClaim(problem, points, format, other);
  }
}
