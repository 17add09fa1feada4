package org.plumbline.flow.dormandprince;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.field.FieldCompiler;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.GateTable;
import org.plumbline.field.TiedSamples;
import org.plumbline.field.Trajectory;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.flow.FlowResult;

/**
 * A trajectory through the same weights at the same instants under the same gates, whose
 * polynomials solve the equation as well as these weights allow, with the slopes that hold pinned
 * pairs.
 *
 * <p>For engines that give no slopes, or polynomials of a low degree: an enclosure is as wide as
 * the defect of what is proposed, whatever its error. What comes out is a proposal like what goes
 * in (proofs-notes/double-steps.md).
 */
public final class Refinement {
  /** Trajectories in numbers of no more bits are refined throughout. */
  private static final int SHORT = 64;

  private final Trajectory trajectory;
  private final TiedSamples ties;
  private Optional<GateTable> gates = Optional.empty();
  private Optional<RefinedStep> last = Optional.empty();

  private Refinement(Trajectory trajectory) {
    FlowProblem problem = trajectory.problem();
    this.trajectory = trajectory;
    this.ties = TiedSamples.of(problem.network(), problem.data());
  }

  /** The result with its trajectory refined. */
  public static FlowResult of(FlowResult result) {
    return result.with(of(result.trajectory()));
  }

  /**
   * The trajectory refined on steps without the slopes they need, and on all if it is in double.
   *
   * <p>A step for which that fails is left as it is.
   */
  public static Trajectory of(Trajectory trajectory) {
    boolean isNeeded = trajectory.steps().stream().anyMatch(s -> isNeeded(trajectory, s));
    return isNeeded ? new Refinement(trajectory).run() : trajectory;
  }

  private static boolean isNeeded(Trajectory trajectory, TrajectoryStep step) {
    boolean lacksSlopes = step.slopes().isEmpty() && !step.gates().pinned().isEmpty();
    return lacksSlopes || trajectory.workingBits() <= SHORT;
  }

  private Trajectory run() {
    List<TrajectoryStep> steps = new ArrayList<>();
    for (TrajectoryStep step : trajectory.steps()) {
      steps.addAll(isNeeded(trajectory, step) ? field(step.gates()).parts(step) : List.of(step));
    }
    return trajectory.with(steps);
  }

  /** What refines steps under the given gates, the last one's if they have not changed. */
  private RefinedStep field(GateTable now) {
    RefinedStep found =
        last.filter(known -> gates.filter(now::equals).isPresent())
            .orElseGet(
                () ->
                    new RefinedStep(
                        FieldCompiler.compile(trajectory.problem(), now, ties),
                        trajectory.workingBits()));
    gates = Optional.of(now);
    last = Optional.of(found);
    return found;
  }
}
