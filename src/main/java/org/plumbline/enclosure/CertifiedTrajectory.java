package org.plumbline.enclosure;

import java.util.List;
import org.plumbline.field.Trajectory;
import org.plumbline.number.Magnitude;

/**
 * A trajectory with a proved distance of each step from the one true Clarke gradient flow from
 * {@code w(0)}, in the Euclidean norm of the weights. Only the verifier makes one.
 */
public final class CertifiedTrajectory {
  private final Trajectory proposal;
  private final List<CertifiedStep> steps;
  private final Magnitude radius;
  private final double growthDigits;

  CertifiedTrajectory(
      Trajectory proposal, List<CertifiedStep> steps, Magnitude radius, double growthDigits) {
    this.proposal = proposal;
    this.steps = List.copyOf(steps);
    this.radius = radius;
    this.growthDigits = growthDigits;
  }

  /** The trajectory that was proposed. */
  public Trajectory proposal() {
    return proposal;
  }

  /** One bound for each enclosed step, from the first on. */
  public List<CertifiedStep> steps() {
    return steps;
  }

  /**
   * At least the distance of the flow, at the end of the last enclosed step, from what is proposed
   * there: the final weights if all steps are enclosed.
   */
  public Magnitude radius() {
    return radius;
  }

  /** The decimal digits by which errors may have grown: {@code log10 exp ∫ μ dt}. */
  public double growthDigits() {
    return growthDigits;
  }

  /** Whether every step is enclosed. */
  public boolean isComplete() {
    return steps.size() == proposal.steps().size();
  }
}
