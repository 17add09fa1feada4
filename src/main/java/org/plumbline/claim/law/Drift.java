package org.plumbline.claim.law;

import java.util.List;
import org.plumbline.claim.along.Instant;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/**
 * How far a quadratic law was found from its value at a reference instant, and how far the asked
 * accuracy of the weights lets it be.
 *
 * @param knot where
 * @param size {@code |Q(w̃) - Q_0|}, rounded up in its last bits
 * @param allowance what follows from the radius of both instants
 * @param isExceeded whether the deviation is certainly larger than the allowance
 */
public record Drift(Instant knot, Dyadic size, Dyadic allowance, boolean isExceeded) {
  /** Bits kept of a value known as a rational, beyond those of the weights. */
  private static final int GUARD = 64;

  /**
   * The first drift from {@code reference} over {@code knots} that exceeds its allowance, or else
   * the largest: where the flow is enclosed the one whose {@link #change()} is widest, so that this
   * contains the change at every knot.
   *
   * @param law the law
   * @param reference its value at the reference instant
   * @param slack how far that value may itself be off: zero at the exact initial weights
   * @param knots where to look; not empty
   */
  public static Drift worst(
      QuadraticLaw law, Rational reference, Dyadic slack, List<Instant> knots) {
    Drift worst = at(law, reference, slack, knots.get(0));
    for (Instant knot : knots) {
      Drift here = at(law, reference, slack, knot);
      if (here.isExceeded) {
        return here;
      }
      worst = here.isLargerThan(worst) ? here : worst;
    }
    return worst;
  }

  private static Drift at(QuadraticLaw law, Rational reference, Dyadic slack, Instant knot) {
    int bits = GUARD + knot.weights().get(0).significand().bitLength();
    DyadicInterval start = DyadicInterval.enclosing(reference, 2 * bits + GUARD);
    DyadicInterval now = DyadicInterval.of(law.atDyadic(knot.weights()));
    DyadicInterval difference = now.subtract(start);
    Dyadic allowance = law.allowance(knot).add(slack);
    boolean exceeded = !difference.isWithin(allowance);
    Dyadic size = DyadicInterval.of(difference.magnitude()).outward(GUARD).upper();
    return new Drift(knot, size, allowance, exceeded);
  }

  /** An interval that contains the change of the law, for all weights within the radius. */
  public DyadicInterval change() {
    return DyadicInterval.around(Dyadic.ZERO, size.add(allowance));
  }

  /**
   * Whether this one is exceeded and the other not, or neither differs in that and this is larger.
   */
  public boolean isWorseThan(Drift other) {
    return isExceeded == other.isExceeded ? isLargerThan(other) : isExceeded;
  }

  private boolean isLargerThan(Drift other) {
    return reach().compareTo(other.reach()) > 0;
  }

  /**
   * How large the change may be: of a flow that is not enclosed, about how large it is, and at the
   * exact initial weights, which are what all else is compared with, what rounding makes of 0.
   */
  private Dyadic reach() {
    return knot.isEnclosed() && knot.step() >= 0 ? size.add(allowance) : size;
  }
}
