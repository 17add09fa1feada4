package org.plumbline.compare.gradient;

import org.plumbline.number.Magnitude;
import org.plumbline.number.NumberFormat;

/**
 * The error of sums of products in a format: with {@code n} roundings, relative {@code γ_n = nu/(1
 * - nu)} and absolute {@code n} underflows.
 *
 * @param unitRoundoff {@code u}
 * @param underflow the largest absolute error of an operation whose result underflows
 * @param overflow at least the reciprocal of the largest number
 */
record Rounding(double unitRoundoff, Magnitude underflow, Magnitude overflow) {
  /** The errors of a format. */
  static Rounding of(NumberFormat format) {
    return new Rounding(
        format.unitRoundoff(), format.underflowUpper(), format.reciprocalOfLargestUpper());
  }

  /** The same with the roundings of a shorter format. */
  Rounding withRoundoff(double longer) {
    return new Rounding(longer, underflow, overflow);
  }

  /** At least {@code γ_n}: {@code 1/(1-t) <= 1 + 2t} for {@code 0 <= t <= 1/2}. */
  Magnitude gammaUpper(long n) {
    Magnitude t = Magnitude.enclosingAbove((double) n).multiply(roundoffUpper());
    if (t.compareTo(Magnitude.ONE.scale(-1)) > 0) {
      return Magnitude.INFINITY;
    }
    return t.multiply(Magnitude.ONE.add(t.scale(1)));
  }

  /** At least the sum of the underflows of {@code n} operations, each at most doubled by others. */
  Magnitude underflowsUpper(long n) {
    return Magnitude.enclosingAbove(2.0 * n).multiply(underflow);
  }

  /** {@code u}. */
  Magnitude roundoffUpper() {
    return Magnitude.enclosingAbove(unitRoundoff);
  }
}
