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
  /** The most digits that whole runs were measured to lose (proofs-notes/taylor-steps.md). */
  private static final int LOST_DIGITS = 7;

  private static final double DIGITS_PER_BIT = StrictMath.log10(2);

  /** A trajectory with immutable copies of its parts. */
  public Trajectory {
    steps = List.copyOf(steps);
    events = List.copyOf(events);
    finalWeights = List.copyOf(finalWeights);
  }

  /**
   * The digits to which the weights are meant to be right when {@code asked} were asked for: what
   * numbers of {@link #workingBits} hold, less what a run may lose, if that is fewer.
   *
   * <p>A trajectory in double is not taken to have 40 digits because 40 were asked for.
   */
  public int digits(int asked) {
    int held = (int) Math.floor(workingBits * DIGITS_PER_BIT);
    return Math.max(1, Math.min(asked, held - LOST_DIGITS));
  }

  /** The same with other steps. */
  public Trajectory with(List<TrajectoryStep> other) {
    return new Trajectory(problem, other, events, workingBits, finalWeights);
  }

  /** The time at which the trajectory ends. */
  public Rational finalTime() {
    return steps.isEmpty() ? Rational.ZERO : steps.get(steps.size() - 1).end();
  }
}
