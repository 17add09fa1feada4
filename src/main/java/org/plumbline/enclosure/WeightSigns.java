package org.plumbline.enclosure;

import org.plumbline.field.Polynomial;
import org.plumbline.field.TrajectoryStep;

/** Whether weights keep their signs along a step, for the enclosed flow. */
public final class WeightSigns {
  /** Limbs that tell a sign well enough. */
  private static final int LIMBS = 3;

  /** Parts of a step that are looked at one by one. */
  private static final int PARTS = 16;

  private WeightSigns() {}

  /** Whether every weight of the flow is surely positive throughout a step, or surely negative. */
  public static boolean areConstant(CertifiedTrajectory enclosure, int step) {
    TrajectoryStep proposal = enclosure.proposal().steps().get(step);
    double radius = enclosure.steps().get(step).throughout().doubleUpper();
    return proposal.weights().stream().allMatch(weight -> keepsSign(weight, radius));
  }

  private static boolean keepsSign(Polynomial weight, double radius) {
    FixedDigits.Cut cut = FixedDigits.cut(weight, LIMBS);
    PolynomialRange range = PolynomialRange.enclosing(cut.series().widened(cut.lost()));
    boolean isPositive = true;
    boolean isNegative = true;
    for (int k = 0; k < PARTS; k++) {
      double from = (double) k / PARTS;
      double to = (k + 1.0) / PARTS;
      isPositive &= range.on(from, to).lower() > radius;
      isNegative &= range.on(from, to).upper() < -radius;
    }
    return isPositive || isNegative;
  }
}
