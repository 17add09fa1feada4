package org.plumbline.field;

import java.util.List;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/**
 * A proposed solution of a {@link FlowProblem}: consecutive steps from time 0, the gate events
 * between them, and nothing that vouches for them.
 *
 * @param problem what it claims to solve
 * @param steps the pieces in order; empty only if the horizon is time 0
 * @param events the gate changes in order of time
 * @param workingBits the precision the engine computed with
 * @param finalWeights the weights at the end
 */
public record Trajectory(
    FlowProblem problem,
    List<TrajectoryStep> steps,
    List<GateEvent> events,
    int workingBits,
    List<Dyadic> finalWeights) {
  /** A trajectory with immutable copies of its parts. */
  public Trajectory {
    steps = List.copyOf(steps);
    events = List.copyOf(events);
    finalWeights = List.copyOf(finalWeights);
  }

  /** The time at which the trajectory ends. */
  public Rational finalTime() {
    return steps.isEmpty() ? Rational.ZERO : steps.get(steps.size() - 1).end();
  }
}
