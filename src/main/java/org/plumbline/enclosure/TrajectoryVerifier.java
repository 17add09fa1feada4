package org.plumbline.enclosure;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Trajectory;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/**
 * Encloses the true flow around a proposed trajectory, whoever proposed it: {@code d‖e‖/dt <= μ‖e‖
 * + ‖d‖} for the distance {@code e} of the flow from the proposal, with the defect {@code d} and
 * the growth {@code μ} bounded step by step (proofs-notes/verifier.md).
 */
public final class TrajectoryVerifier {
  /** The tubes tried in turn have radius {@code 2^-bits}. */
  private static final int[] TUBE_BITS = {44, 36, 28, 22, 16, 12, 8};

  /** The largest final weights looked at, as a power of two. */
  private static final long LARGEST = 1 << 20;

  private static final double BITS_PER_DIGIT = StrictMath.log(10) / StrictMath.log(2);

  /** So many steps are looked at before the error is carried on: those of a wrong tube are few. */
  private static final int BLOCK = 64;

  /** Beside disturbances numbers of so many bits are exact enough. */
  private static final int DISTURBED_BITS = 100;

  /** Bits that sums of products and the growth of errors were seen to take, and a few more. */
  private static final int GUARD_BITS = 24;

  private final FlowProblem problem;
  private final Trajectory trajectory;
  private final VerifierContext context;
  private final List<TrajectoryStep> steps;
  private final Workers workers;
  private final VerificationProgress progress;
  private final AtomicInteger done = new AtomicInteger();
  private final DisturbanceChain disturbed;
  private final List<StepDisturbance> disturbances;

  private TrajectoryVerifier(
      FlowProblem problem,
      Trajectory trajectory,
      int count,
      Workers workers,
      VerificationProgress progress,
      DisturbanceChain disturbed,
      List<StepDisturbance> disturbances) {
    this.disturbed = disturbed;
    this.disturbances = disturbances;
    this.workers = workers;
    this.progress = progress;
    this.problem = problem;
    this.trajectory = trajectory;
    this.steps = trajectory.steps();
    this.context = new VerifierContext(problem, count);
  }

  /**
   * The enclosure of the flow of {@code problem} around {@code trajectory}.
   *
   * <p>Numbers are as long as {@code digits} seem to need, and as long as the engine's if gates
   * change or the enclosure is else wider than {@code 10^-digits}. Steps are looked at in as many
   * threads as are given; the result does not depend on how many there are. What is left when
   * {@code progress} ends it is not enclosed.
   *
   * @throws IllegalArgumentException if the steps do not follow each other from time 0 on, if
   *     weights or gates are not as many as the problem has, or final weights are out of range
   */
  public static Verification verify(
      FlowProblem problem,
      Trajectory trajectory,
      int digits,
      int threads,
      VerificationProgress progress) {
    requireConsecutive(trajectory.steps());
    requireShape(problem, trajectory);
    int all = limbs(trajectory.workingBits());
    int needed = limbs((int) Math.ceil(digits * BITS_PER_DIGIT) + GUARD_BITS);
    // Crossings and pinned pairs lose digits of their own; shorter numbers would mostly be in vain.
    int enough = trajectory.events().isEmpty() ? Math.min(all, needed) : all;
    Verification quick = enclosed(problem, trajectory, enough, threads, progress);
    boolean isNarrow =
        quick instanceof Verification.Certified
            && quick.enclosed().radius().approximateLog10() <= -digits;
    return isNarrow || enough == all
        ? quick
        : enclosed(problem, trajectory, all, threads, progress);
  }

  /** The same with numbers as long as the engine's, in the thread that calls. */
  public static Verification verify(FlowProblem problem, Trajectory trajectory) {
    requireConsecutive(trajectory.steps());
    requireShape(problem, trajectory);
    return enclosed(
        problem, trajectory, limbs(trajectory.workingBits()), 1, VerificationProgress.SILENT);
  }

  /**
   * Bounds the distance from {@code trajectory} of every flow that begins within {@code initial} of
   * {@code w(0)} and is disturbed as stated, and of no other.
   *
   * @param disturbances in order of time; at each of their instants there is a bound, as far as
   *     that goes
   * @throws IllegalArgumentException as for {@link #verify}
   */
  public static DisturbedFlows disturbed(
      FlowProblem problem,
      Trajectory trajectory,
      Magnitude initial,
      List<Disturbance> disturbances,
      int threads,
      VerificationProgress progress) {
    requireConsecutive(trajectory.steps());
    requireShape(problem, trajectory);
    int atStart = 0;
    Magnitude moved = initial;
    while (atStart < disturbances.size() && disturbances.get(atStart).until().signum() <= 0) {
      moved = moved.add(disturbances.get(atStart).size());
      atStart++;
    }
    DisturbanceChain chain = new DisturbanceChain(moved);
    List<Disturbance> later = disturbances.subList(atStart, disturbances.size());
    List<StepDisturbance> steps = StepDisturbance.of(trajectory.steps(), later);
    int count = limbs(Math.min(trajectory.workingBits(), DISTURBED_BITS));
    Magnitude error = initialError(problem, trajectory);
    for (int j = 0; j < atStart; j++) {
      chain.atStart(error);
    }
    Verification found = enclosed(problem, trajectory, count, threads, progress, chain, steps);
    return new DisturbedFlows(chain.bounds(), found);
  }

  /** The limbs that hold so many bits whatever the place of the first. */
  static int limbs(int bits) {
    return (bits + SeriesBall.BITS - 1) / SeriesBall.BITS + 1;
  }

  private static Verification enclosed(
      FlowProblem problem,
      Trajectory trajectory,
      int count,
      int threads,
      VerificationProgress progress) {
    return enclosed(
        problem,
        trajectory,
        count,
        threads,
        progress,
        new DisturbanceChain(Magnitude.ZERO),
        Collections.nCopies(trajectory.steps().size(), StepDisturbance.NONE));
  }

  private static Verification enclosed(
      FlowProblem problem,
      Trajectory trajectory,
      int count,
      int threads,
      VerificationProgress progress,
      DisturbanceChain chain,
      List<StepDisturbance> disturbances) {
    try (Workers workers = Workers.of(threads)) {
      return new TrajectoryVerifier(
              problem, trajectory, count, workers, progress, chain, disturbances)
          .run();
    }
  }

  private static void requireConsecutive(List<TrajectoryStep> steps) {
    Rational time = Rational.ZERO;
    for (TrajectoryStep step : steps) {
      if (!step.start().equals(time)) {
        throw new IllegalArgumentException(
            "a step starts at " + step.start() + " where " + time + " was reached");
      }
      time = step.end();
    }
  }

  private static void requireShape(FlowProblem problem, Trajectory trajectory) {
    int parameters = problem.network().parameters();
    int samples = problem.data().size();
    boolean isFitting = trajectory.finalWeights().size() == parameters;
    for (Dyadic weight : trajectory.finalWeights()) {
      isFitting &= weight.signum() == 0 || weight.magnitudeExponent() <= LARGEST;
    }
    for (TrajectoryStep step : trajectory.steps()) {
      isFitting &= step.weights().size() == parameters && step.gates().samples() == samples;
    }
    if (!isFitting) {
      throw new IllegalArgumentException("a trajectory of another problem");
    }
  }

  private Verification run() {
    List<ProposedStep> proposals =
        workers.each(0, steps.size(), k -> ProposedStep.of(steps.get(k), context.count()));
    List<Dyadic> start = proposals.isEmpty() ? trajectory.finalWeights() : proposals.get(0).start();
    ErrorChain chain = new ErrorChain(initialError(problem, start), start);
    StepBounds.Unbounded failure = new StepBounds.Unbounded(0, "the error", "smaller steps");
    for (int attempt = 0; attempt < TUBE_BITS.length && chain.size() < steps.size(); attempt++) {
      int first = chain.size();
      Magnitude tube = tube(TUBE_BITS[attempt]);
      Magnitude already = chain.radiusAround(proposals.get(first).start()).add(disturbed.size());
      if (already.compareTo(tube) >= 0) {
        continue;
      }
      boolean isInTube = true;
      for (int from = first; from < steps.size() && isInTube; from += BLOCK) {
        List<StepBounds> bounds = bounds(proposals, from, tube);
        for (int k = 0; k < bounds.size() && isInTube; k++) {
          if (bounds.get(k) instanceof StepBounds.Bounded bounded) {
            isInTube = carried(chain, bounded, proposals.get(from + k), tube);
          } else {
            return failed(chain, (StepBounds.Unbounded) bounds.get(k));
          }
        }
      }
    }
    return chain.size() == steps.size()
        ? new Verification.Certified(certified(chain))
        : failed(chain, failure);
  }

  private boolean carried(
      ErrorChain chain, StepBounds.Bounded bounds, ProposedStep step, Magnitude tube) {
    StepDisturbance disturbance = disturbances.get(chain.size());
    Magnitude added = disturbed.throughout(bounds, disturbance);
    if (!chain.add(bounds, step, tube, added)) {
      return false;
    }
    disturbed.add(bounds, disturbance, chain.lately());
    return true;
  }

  private List<StepBounds> bounds(List<ProposedStep> proposals, int first, Magnitude tube) {
    return workers.each(
        first,
        Math.min(first + BLOCK, steps.size()),
        k ->
            progress.advanced(Math.min(done.getAndIncrement(), steps.size()), steps.size())
                ? StepVerifier.verify(
                    context,
                    steps.get(k),
                    proposals.get(k),
                    steps.get(Math.max(0, k - 1)).gates(),
                    tube)
                : new StepBounds.Unbounded(0, "what was left when interrupted", "a whole run"));
  }

  private static Magnitude initialError(FlowProblem problem, Trajectory trajectory) {
    List<TrajectoryStep> steps = trajectory.steps();
    return initialError(
        problem, steps.isEmpty() ? trajectory.finalWeights() : steps.get(0).startWeights());
  }

  private static Magnitude initialError(FlowProblem problem, List<Dyadic> start) {
    Magnitude squares = Magnitude.ZERO;
    for (int p = 0; p < start.size(); p++) {
      Rational difference = problem.initialWeights().get(p).subtract(start.get(p).toRational());
      Magnitude size = Magnitude.enclosingAbove(difference);
      squares = squares.add(size.multiply(size));
    }
    return squares.sqrtUpper();
  }

  private static Magnitude tube(int bits) {
    return Magnitude.ONE.scale(-bits);
  }

  private CertifiedTrajectory certified(ErrorChain chain) {
    return new CertifiedTrajectory(
        trajectory, chain.steps(), chain.radiusAround(reached(chain.size())), chain.growthDigits());
  }

  /** What the trajectory says of the weights after some of its steps. */
  private List<Dyadic> reached(int count) {
    if (count == steps.size()) {
      return trajectory.finalWeights();
    }
    return count == 0 ? steps.get(0).startWeights() : steps.get(count - 1).endWeights();
  }

  private Verification failed(ErrorChain chain, StepBounds.Unbounded why) {
    int step = chain.size();
    TrajectoryStep at = steps.get(step);
    Rational time =
        at.start().add(at.end().subtract(at.start()).multiply(Dyadic.of(why.tau()).toRational()));
    return new Verification.Failed(certified(chain), step, time, why.what(), why.remedy());
  }
}
