package org.plumbline.enclosure;

import java.util.List;
import org.plumbline.field.Trajectory;
import org.plumbline.number.Magnitude;

/**
 * A trajectory with a proved distance of each step from the one true Clarke gradient flow from
 * {@code w(0)}, in the Euclidean norm of the weights.
 *
 * @param proposal the trajectory
 * @param steps one bound for each enclosed step, from the first on
 * @param radius at least the distance at the last enclosed step's end
 * @param growthDigits the decimal digits by which errors may have grown: {@code log10 exp ∫ μ dt}
 */
public record CertifiedTrajectory(
    Trajectory proposal, List<CertifiedStep> steps, Magnitude radius, double growthDigits) {
  /** A trajectory with an immutable copy of the steps. */
  public CertifiedTrajectory {
    steps = List.copyOf(steps);
  }
}
