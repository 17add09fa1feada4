package org.plumbline.claim;

import java.util.Optional;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Trajectory;

/**
 * What claims are decided on: the problem, exact, and a trajectory proposed for it, if one was
 * computed.
 *
 * <p>Immutable; what several claims derive from it is derived once and shared.
 */
public final class Evidence {
  private final FlowProblem problem;
  private final Optional<Trajectory> trajectory;
  private final int digits;
  private final Memo<Observations> observations = new Memo<>();

  /**
   * The evidence.
   *
   * @param problem the flow problem
   * @param trajectory the proposed trajectory; absent when only hypotheses are looked at
   * @param digits the digits the trajectory was asked for: weights are meant to be right to {@code
   *     10^-digits · max(1, ‖w‖)}, or to as many digits fewer as it says itself
   */
  public Evidence(FlowProblem problem, Optional<Trajectory> trajectory, int digits) {
    this.problem = problem;
    this.trajectory = trajectory;
    this.digits = digits;
  }

  /** The flow problem. */
  public FlowProblem problem() {
    return problem;
  }

  /** The proposed trajectory, if one was computed. */
  public Optional<Trajectory> trajectory() {
    return trajectory;
  }

  /** The digits the trajectory was asked for. */
  public int digits() {
    return digits;
  }

  /** What follows from problem and trajectory, shared by the claims. */
  Observations observations() {
    return observations.get(() -> new Observations(problem, trajectory, digits));
  }
}
