package org.plumbline.enclosure.descent;

import java.util.List;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Magnitude;

/**
 * Gradient, risk and least margin of a network with constant gates, enclosed at one point or, when
 * {@link #widened}, at all points within a radius of it.
 *
 * @param gradient one interval per parameter
 * @param risk contains the risk
 * @param leastMargin contains the least of the margins
 */
record Reading(List<DyadicInterval> gradient, DyadicInterval risk, DyadicInterval leastMargin) {
  private static final int NORM_BITS = 64;

  Reading {
    gradient = List.copyOf(gradient);
  }

  /**
   * The same at every point of the ball on which the growth holds: the gradient changes by at most
   * {@code h ρ}, the risk by {@code (‖g‖ + hρ) ρ}, a margin by its steepness times {@code ρ}.
   */
  Reading widened(StepGrowth growth, Magnitude radius) {
    Magnitude change = growth.curvature().multiply(radius);
    Magnitude fall = norm().add(change).multiply(radius);
    return new Reading(
        gradient.stream().map(g -> around(g, change)).toList(),
        around(risk, fall),
        around(leastMargin, growth.steepness().multiply(radius)));
  }

  private Magnitude norm() {
    Magnitude squares = Magnitude.ZERO;
    for (DyadicInterval g : gradient) {
      Magnitude size = Magnitude.enclosingAbove(g.magnitude());
      squares = squares.add(size.multiply(size));
    }
    return squares.sqrtUpper();
  }

  private static DyadicInterval around(DyadicInterval x, Magnitude distance) {
    Dyadic radius = distance.toDyadic();
    int bits = NORM_BITS + Math.max(length(x.lower()), length(x.upper()));
    return x.add(new DyadicInterval(radius.negate(), radius)).outward(bits);
  }

  private static int length(Dyadic x) {
    return x.significand().bitLength();
  }
}
