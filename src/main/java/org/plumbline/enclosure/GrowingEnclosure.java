package org.plumbline.enclosure;

import java.util.List;
import java.util.Optional;
import org.plumbline.enclosure.TrajectoryVerifier.Carried;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Trajectory;
import org.plumbline.field.TrajectoryStep;

/**
 * Encloses the true flow around a trajectory that grows: the error is carried on from where it was,
 * and no step is looked at again.
 *
 * <p>The bound of an error after some steps depends on these steps alone, so that of a longer
 * trajectory goes on from it (proofs-notes/verifier.md, V8). A trajectory that does not begin as
 * the one before, or that needs longer numbers, is looked at from its start.
 *
 * <p>Several threads may ask; they are answered one after the other.
 */
public final class GrowingEnclosure {
  private final FlowProblem problem;
  private final int digits;
  private final int threads;
  private final VerifierMemory memory;
  private List<TrajectoryStep> before = List.of();
  private Carried carried = new Carried();
  private int count;
  private Optional<StepDigest> digest = Optional.empty();

  /** An enclosure meant to be as narrow as {@code 10^-digits}; nothing is enclosed yet. */
  public GrowingEnclosure(FlowProblem problem, int digits, int threads) {
    this(problem, digits, threads, VerifierMemory.NONE);
  }

  /**
   * The same that goes on from what is known of the same steps from before, instead of looking at
   * them again, and has what it finds kept.
   */
  public GrowingEnclosure(FlowProblem problem, int digits, int threads, VerifierMemory memory) {
    this.memory = memory;
    this.problem = problem;
    this.digits = digits;
    this.threads = threads;
  }

  /**
   * The enclosure around a trajectory, in numbers as long as {@code digits} seem to need; perhaps
   * wider than these.
   *
   * @throws IllegalArgumentException as for {@link TrajectoryVerifier#verify}
   */
  public synchronized Verification upTo(Trajectory trajectory, VerificationProgress progress) {
    return upTo(trajectory, TrajectoryVerifier.enough(trajectory, digits), progress);
  }

  /**
   * The enclosure around a trajectory; where numbers as long as {@code digits} seem to need make it
   * too wide, in numbers as long as the engine's.
   *
   * @throws IllegalArgumentException as for {@link TrajectoryVerifier#verify}
   */
  public synchronized Verification whole(Trajectory trajectory, VerificationProgress progress) {
    int all = TrajectoryVerifier.limbs(trajectory.workingBits());
    Verification quick = upTo(trajectory, progress);
    boolean isNarrow =
        quick instanceof Verification.Certified
            && quick.enclosed().radius().approximateLog10() <= -digits;
    return isNarrow || count == all ? quick : upTo(trajectory, all, progress);
  }

  private Verification upTo(Trajectory trajectory, int limbs, VerificationProgress progress) {
    List<TrajectoryStep> steps = trajectory.steps();
    boolean goesOn =
        limbs == count
            && before.size() <= steps.size()
            && steps.subList(0, before.size()).equals(before);
    if (!goesOn) {
      carried = known(steps, limbs);
    }
    // Whatever is thrown, an error that was carried on by some steps is never gone on from.
    count = 0;
    carried.whenFurther(() -> memory.reached(() -> state(steps, limbs)));
    Verification found =
        TrajectoryVerifier.further(problem, trajectory, limbs, carried, threads, progress);
    memory.ended(() -> state(steps, limbs));
    before = steps;
    count = limbs;
    return found;
  }

  /** What is known of these very steps, as their digest tells; nothing if it is of others. */
  private Carried known(List<TrajectoryStep> steps, int limbs) {
    Optional<VerifiedSteps> known = memory.known(limbs, steps.size());
    digest = Optional.empty();
    boolean isOfThese =
        known
            .filter(state -> digest().after(steps, state.size()).equals(state.digest()))
            .isPresent();
    digest = isOfThese ? digest : Optional.empty();
    return isOfThese ? new Carried(known.get()) : new Carried();
  }

  private Optional<VerifiedSteps> state(List<TrajectoryStep> steps, int limbs) {
    return carried.state(limbs, size -> digest().after(steps, size));
  }

  private StepDigest digest() {
    StepDigest known = digest.orElseGet(() -> new StepDigest(problem));
    digest = Optional.of(known);
    return known;
  }
}
