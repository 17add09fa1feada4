package org.plumbline.flow.state;

import org.plumbline.field.Trajectory;
import org.plumbline.number.Dyadic;

/** The risk at the end of a trajectory. */
public final class FinalRisk {
  private FinalRisk() {}

  /**
   * The risk at the final weights, computed in the trajectory's working precision; no bound of its
   * error.
   */
  public static Dyadic approximate(Trajectory trajectory) {
    return PointState.at(trajectory.problem(), trajectory.finalWeights(), trajectory.workingBits())
        .risk();
  }
}
