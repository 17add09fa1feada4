package org.plumbline.run;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.plumbline.claim.Claim;
import org.plumbline.claim.Evidence;
import org.plumbline.enclosure.GrowingEnclosure;
import org.plumbline.enclosure.Verification;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Trajectory;
import org.plumbline.flow.Progress;
import org.plumbline.flow.dormandprince.Refinement;
import org.plumbline.number.Rational;

/**
 * Follows an integration, and ends it once its goal is proved: at each power of ten of the risk the
 * new steps are enclosed, and the claims that are open still are checked on what is enclosed.
 *
 * <p>The engine waits while this is done and then goes on from where it is, and so does the
 * enclosure: nothing is computed twice, but for trajectories whose steps are {@linkplain Refinement
 * refined}, which are enclosed from their start each time. A claim that is decided for all times
 * after some T is not looked at again until all are. Where the flow is not enclosed nothing can be
 * proved any more, and the integration ends as well.
 *
 * <p>The engine's estimate of the risk only says when to look; what is decided is decided on the
 * enclosure.
 */
final class Pursuit implements Progress {
  private static final double NANOSECONDS = 1e9;

  private final FlowProblem problem;
  private final int digits;
  private final ProofGoal goal;
  private final GrowingEnclosure enclosure;
  private final RunProgress progress;
  private volatile Optional<Supplier<Trajectory>> source = Optional.empty();
  private volatile boolean isOver;
  private final AtomicLong nanoseconds = new AtomicLong();
  private ProofGoal open;
  private Optional<Long> next = Optional.empty();

  Pursuit(
      FlowProblem problem,
      int digits,
      ProofGoal goal,
      GrowingEnclosure enclosure,
      RunProgress progress) {
    this.problem = problem;
    this.digits = digits;
    this.goal = goal;
    this.open = goal;
    this.enclosure = enclosure;
    this.progress = progress;
  }

  @Override
  public void watchable(Supplier<Trajectory> soFar) {
    source = Optional.of(soFar);
    progress.watchable(soFar);
  }

  @Override
  public boolean advanced(int steps, int events, Rational time, double logRisk) {
    if (!progress.advanced(steps, events, time, logRisk)) {
      return false;
    }
    if (isDue(logRisk)) {
      long start = System.nanoTime();
      source.ifPresent(soFar -> look(soFar.get()));
      nanoseconds.addAndGet(System.nanoTime() - start);
    }
    return !isOver;
  }

  /** Whether the risk is down to another power of ten. */
  private boolean isDue(double logRisk) {
    long power = (long) Math.floor(-logRisk);
    boolean isFirst = next.isEmpty();
    boolean isReached = next.filter(p -> p <= power).isPresent();
    if (isFirst || isReached) {
      next = Optional.of(power + 1);
    }
    return isReached;
  }

  private void look(Trajectory soFar) {
    Verification found = enclosure.upTo(Refinement.of(soFar), progress::verifying);
    if (found instanceof Verification.Certified) {
      decide(Evidence.verified(problem, found, digits));
    }
    isOver = open.claims().isEmpty() || found instanceof Verification.Failed;
  }

  /** What is open still; nothing only if all claims are decided by the same numbers. */
  private void decide(Evidence evidence) {
    ProofGoal before = open;
    open = open.open(evidence);
    if (open.claims().isEmpty() && before.claims().size() < goal.claims().size()) {
      open = goal.open(evidence);
    }
  }

  /** How far it is. */
  RunMemory.Sought sought() {
    return new RunMemory.Sought(open.claims().stream().map(Claim::id).toList(), next);
  }

  /** Goes on from how far it was, at the same place of the same trajectory. */
  void recall(RunMemory.Sought before) {
    next = before.nextPower();
    open =
        new ProofGoal(
            goal.claims().stream().filter(claim -> before.open().contains(claim.id())).toList(),
            goal.obstacle());
  }

  /** Whether it ended the integration. */
  boolean isOver() {
    return isOver;
  }

  /** The seconds that it took, the integration apart. */
  double seconds() {
    return nanoseconds.get() / NANOSECONDS;
  }
}
