package org.plumbline;

import org.plumbline.enclosure.TrajectoryVerifier;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateEvent;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.Trajectory;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.network.Network;

/** What is asked of a trajectory before anything is computed with it: the shape of its parts. */
final class GivenTrajectory {
  private GivenTrajectory() {}

  /**
   * The trajectory as one of the given problem, whatever problem it says it solves.
   *
   * @throws IllegalArgumentException if some part has not the shape that this problem asks for
   */
  static Trajectory of(FlowProblem problem, Trajectory given) {
    if (given.workingBits() < 1) {
      throw new IllegalArgumentException(
          "the working bits must be positive, not " + given.workingBits());
    }
    Trajectory trajectory =
        new Trajectory(
            problem, given.steps(), given.events(), given.workingBits(), given.finalWeights());
    TrajectoryVerifier.unverified(problem, trajectory, "its shape is looked at", "");
    for (TrajectoryStep step : trajectory.steps()) {
      requireGates(problem, step.gates());
    }
    for (GateEvent event : trajectory.events()) {
      requirePair(problem, event.pair());
    }
    return trajectory;
  }

  private static void requireGates(FlowProblem problem, GateTable gates) {
    Network network = problem.network();
    boolean isFitting = gates.vertices() == network.size();
    for (int i = 0; isFitting && i < gates.samples(); i++) {
      for (int v = 0; v < network.size(); v++) {
        boolean isOn = gates.gate(i, v) == Gate.ON && gates.gateBelow(i, v) == Gate.ON;
        isFitting &= isOn || !network.activation(v).isLinear();
      }
    }
    if (!isFitting) {
      throw new IllegalArgumentException("the gates of a step are those of another network");
    }
  }

  private static void requirePair(FlowProblem problem, Pair pair) {
    Network network = problem.network();
    boolean isPair =
        pair.sample() >= 0
            && pair.sample() < problem.data().size()
            && pair.vertex() >= 0
            && pair.vertex() < network.size()
            && !network.activation(pair.vertex()).isLinear();
    if (!isPair) {
      throw new IllegalArgumentException(
          "an event changes a gate where there is none: vertex "
              + pair.vertex()
              + " on sample "
              + pair.sample());
    }
  }
}
