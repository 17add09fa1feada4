package org.plumbline.enclosure;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.plumbline.enclosure.ball.SeriesBall;
import org.plumbline.enclosure.kink.Tubes;
import org.plumbline.enclosure.proposal.ProposedStep;
import org.plumbline.enclosure.proposal.VerifierContext;
import org.plumbline.enclosure.step.ChainState;
import org.plumbline.enclosure.step.Disturbance;
import org.plumbline.enclosure.step.DisturbanceChain;
import org.plumbline.enclosure.step.ErrorChain;
import org.plumbline.enclosure.step.StepBounds;
import org.plumbline.enclosure.step.StepDisturbance;
import org.plumbline.enclosure.step.StepVerifier;
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
 *
 * <p><b>The idea.</b> The verifier does not integrate. It takes the polynomials of a proposal,
 * encloses by how much they miss the differential equation, and bounds how fast two solutions part.
 * A wrong polynomial, gate, slope, event or precision makes the defect large and the enclosure
 * wide, or the step is refused: nothing of an engine has to be trusted, and any engine can be
 * checked.
 *
 * <p><b>Why an error bound and not an interval integrator.</b> An interval method, or one with
 * Taylor models (K. Makino, M. Berz, 2003), carries a set forward in coordinates, which wraps and
 * spreads over hundreds of weights, and it must be right about every kink on its way. A one-sided
 * Lipschitz bound carries one number. For a gradient flow {@code μ} is the largest eigenvalue of
 * minus a Hessian on a tube, which is small or negative where the risk is convex: also across a
 * kink of that kind, where no derivative exists and a Lipschitz constant in norm would be infinite
 * (A. F. Filippov 1988, section 10). And the cost is one evaluation of the field on series for each
 * step.
 *
 * <p><b>Trade-offs.</b> One number for all directions is as bad as the worst of them; over a time
 * in which errors grow by {@code 2^k} the proposal must have {@code k} more bits. Kinks across
 * which the risk is not convex need an argument each ({@code StepPieces}), and where none is known
 * the enclosure ends with a reason. The tube in which all bounds are taken is assumed first, and
 * confirmed by the error that comes out of them, so it is tried from narrow to wide ({@link
 * Tubes}).
 *
 * <p><b>How it goes.</b> Steps are bounded independently, in as many threads as there are ({@link
 * StepVerifier}); then the error is carried through them in order ({@link ErrorChain}), and where
 * it leaves the tube that a step was bounded in, that step is bounded again in a wider one.
 */
public final class TrajectoryVerifier {
  /** The largest final weights looked at, as a power of two. */
  private static final long LARGEST = 1 << 20;

  private static final double BITS_PER_DIGIT = StrictMath.log(10) / StrictMath.log(2);

  /**
   * At most so many steps are looked at before the error is carried on, those of a wrong tube being
   * few …
   */
  private static final int MOST_STEPS = 64;

  /** … and so many polynomials, since all of a block are in memory at once. */
  private static final int MOST_POLYNOMIALS = 1 << 18;

  /** Beside disturbances numbers of so many bits are exact enough. */
  private static final int DISTURBED_BITS = 100;

  /** Bits that sums of products and the growth of errors were seen to take, and a few more. */
  private static final int GUARD_BITS = 24;

  /** An error that grows by so many bits in one step, but for its growth, is looked at again. */
  private static final long COARSE_BITS = 10;

  private static final StepBounds.Unbounded INTERRUPTED =
      new StepBounds.Unbounded(
          0, "the run was interrupted before this step was verified", "running it again");

  private final FlowProblem problem;
  private final Trajectory trajectory;
  private final VerifierContext context;
  private final List<TrajectoryStep> steps;
  private final Workers workers;
  private final VerificationProgress progress;
  private final AtomicInteger done = new AtomicInteger();
  private final DisturbanceChain disturbed;
  private final List<StepDisturbance> disturbances;
  private List<ProposedStep> held = List.of();
  private int firstHeld;

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
    boolean isDisturbed = !disturbed.size().isZero() || !StepDisturbance.areNone(disturbances);
    this.context =
        isDisturbed
            ? VerifierContext.ofDisturbed(problem, count)
            : new VerifierContext(problem, count);
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
    return new GrowingEnclosure(problem, digits, threads).whole(trajectory, progress);
  }

  /** The same with numbers as long as the engine's, in the thread that calls. */
  public static Verification verify(FlowProblem problem, Trajectory trajectory) {
    int count = limbs(trajectory.workingBits());
    Carried carried = new Carried();
    return further(problem, trajectory, count, carried, 1, VerificationProgress.SILENT);
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

  /**
   * What is known of a trajectory before any of its steps is looked at: how far it begins from
   * {@code w(0)}.
   *
   * @param what why it is not verified
   * @param remedy what would help
   */
  public static Verification.Failed unverified(
      FlowProblem problem, Trajectory trajectory, String what, String remedy) {
    requireShape(problem, trajectory);
    CertifiedTrajectory nothing =
        new CertifiedTrajectory(trajectory, List.of(), initialError(problem, trajectory), 0);
    return new Verification.Failed(nothing, 0, Rational.ZERO, what, remedy);
  }

  /** The limbs that seem to be enough to enclose a trajectory to so many digits. */
  static int enough(Trajectory trajectory, int digits) {
    int all = limbs(trajectory.workingBits());
    int needed = limbs((int) Math.ceil(digits * BITS_PER_DIGIT) + GUARD_BITS);
    // Crossings and pinned pairs lose digits of their own; shorter numbers would mostly be in vain.
    return trajectory.events().isEmpty() ? Math.min(all, needed) : all;
  }

  /** Where a verification is: the error after some steps, and the level of tubes it fits in. */
  static final class Carried {
    private Optional<ErrorChain> chain = Optional.empty();
    private final Optional<ChainState> known;
    private int level;
    private Runnable whenFurther = () -> {};

    /** No steps yet. */
    Carried() {
      this.known = Optional.empty();
    }

    /** The steps that were verified elsewhere, which those of the trajectory must be. */
    Carried(VerifiedSteps elsewhere) {
      this.known = Optional.of(elsewhere.chain());
      this.level = elsewhere.level();
    }

    /** Calls this whenever the error was carried through some more steps. */
    void whenFurther(Runnable heard) {
      whenFurther = heard;
    }

    /** Where it is, if it is behind any step. */
    Optional<VerifiedSteps> state(int limbs, IntFunction<String> digest) {
      return chain
          .filter(steps -> steps.size() > 0)
          .map(steps -> new VerifiedSteps(limbs, level, digest.apply(steps.size()), steps.state()));
    }
  }

  /**
   * Goes on with a verification, of which {@code trajectory} has the steps that were looked at and
   * perhaps more; numbers have {@code count} limbs, as before.
   *
   * @throws IllegalArgumentException as for {@link #verify}
   */
  static Verification further(
      FlowProblem problem,
      Trajectory trajectory,
      int count,
      Carried carried,
      int threads,
      VerificationProgress progress) {
    requireConsecutive(trajectory.steps());
    requireShape(problem, trajectory);
    try (Workers workers = Workers.of(threads)) {
      return undisturbed(problem, trajectory, count, workers, progress).run(carried);
    }
  }

  private static TrajectoryVerifier undisturbed(
      FlowProblem problem,
      Trajectory trajectory,
      int count,
      Workers workers,
      VerificationProgress progress) {
    return new TrajectoryVerifier(
        problem,
        trajectory,
        count,
        workers,
        progress,
        new DisturbanceChain(Magnitude.ZERO),
        Collections.nCopies(trajectory.steps().size(), StepDisturbance.NONE));
  }

  /** The limbs that hold so many bits whatever the place of the first. */
  public static int limbs(int bits) {
    return (bits + SeriesBall.BITS - 1) / SeriesBall.BITS + 1;
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
          .run(new Carried());
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

  private Verification run(Carried carried) {
    ErrorChain chain =
        carried.chain.orElseGet(() -> carried.known.map(this::again).orElseGet(this::begin));
    carried.chain = Optional.of(chain);
    done.set(chain.size());
    while (chain.size() < steps.size()) {
      Progression found = block(chain, carried.level);
      if (found.failure().isPresent()) {
        return failed(chain, found.failure().get());
      }
      int level = found.isInTube() ? carried.level : carried.level + 1;
      if (level == Tubes.levels()) {
        return failed(chain, hindrance(chain));
      }
      carried.level = level;
      carried.whenFurther.run();
    }
    return new Verification.Certified(certified(chain));
  }

  /** Why no tube holds the error in the next step: what hinders in the narrowest, if anything. */
  private StepBounds.Unbounded hindrance(ErrorChain chain) {
    return bounds(chain.size(), 0).get(0) instanceof StepBounds.Unbounded unbounded
        ? unbounded
        : new StepBounds.Unbounded(0, "the error could not be bounded", "a shorter horizon");
  }

  private ErrorChain begin() {
    List<Dyadic> start = steps.isEmpty() ? trajectory.finalWeights() : proposal(0).start();
    return new ErrorChain(initialError(problem, start), start, noise());
  }

  private ErrorChain again(ChainState state) {
    TrajectoryStep last = steps.get(state.steps().size() - 1);
    ProposedStep step = ProposedStep.of(last, context.count(), context.frozen()::value);
    return ErrorChain.from(state, step.end(), noise());
  }

  private Magnitude noise() {
    return Magnitude.ONE.scale(-(long) trajectory.workingBits());
  }

  /** Whether the error stayed in the tubes as far as steps were bounded, and what was not. */
  private record Progression(boolean isInTube, Optional<StepBounds.Unbounded> failure) {
    static final Progression ON = new Progression(true, Optional.empty());
    static final Progression WIDER = new Progression(false, Optional.empty());
  }

  /** Carries the error through a block of steps on regular tubes, narrower ones where need be. */
  private Progression block(ErrorChain chain, int level) {
    int first = chain.size();
    if (already(chain).compareTo(Tubes.regular(level, proposal(first))) >= 0) {
      return Progression.WIDER;
    }
    for (StepBounds bounds : bounds(first, level)) {
      ProposedStep step = proposal(chain.size());
      Magnitude tube = Tubes.regular(level, step);
      // As at the first step: what becomes of one does not depend on where its block began.
      if (already(chain).compareTo(tube) >= 0) {
        return Progression.WIDER;
      }
      boolean isFine =
          bounds instanceof StepBounds.Bounded bounded && !bounded.adds(limit(chain, step, tube));
      if (!isFine && bounds != INTERRUPTED && isCarriedOnNarrower(chain, step, tube)) {
        continue;
      }
      if (bounds instanceof StepBounds.Unbounded unbounded) {
        return new Progression(true, Optional.of(unbounded));
      }
      if (!carried(chain, (StepBounds.Bounded) bounds, step, tube)) {
        return Progression.WIDER;
      }
    }
    return Progression.ON;
  }

  /** What a step may add to an error before a narrower tube is tried for it. */
  private Magnitude limit(ErrorChain chain, ProposedStep step, Magnitude tube) {
    return error(chain, step, tube).scale(COARSE_BITS);
  }

  /** The error at the beginning of a step, or what numbers cannot tell from none. */
  private Magnitude error(ErrorChain chain, ProposedStep step, Magnitude tube) {
    Magnitude least = tube.scale(-(long) SeriesBall.BITS * (context.count() - 1));
    return chain.radiusAround(step.start()).add(disturbed.size()).max(least);
  }

  /** At least the error at the beginning of the next step. */
  private Magnitude already(ErrorChain chain) {
    return chain.radiusAround(proposal(chain.size()).start()).add(disturbed.size());
  }

  /** A step as it is taken here; those of a block are made together, and forgotten after it. */
  private ProposedStep proposal(int k) {
    if (k < firstHeld || k >= firstHeld + held.size()) {
      firstHeld = k;
      held =
          workers.each(
              k,
              blockEnd(k),
              j -> ProposedStep.of(steps.get(j), context.count(), context.frozen()::value));
    }
    return held.get(k - firstHeld);
  }

  private int blockEnd(int first) {
    int parameters = Math.max(1, problem.network().parameters());
    int most = Math.max(1, Math.min(MOST_STEPS, MOST_POLYNOMIALS / parameters));
    return Math.min(first + most, steps.size());
  }

  /** Whether the error is carried through a step on a tube narrower than the one given. */
  private boolean isCarriedOnNarrower(ErrorChain chain, ProposedStep step, Magnitude tube) {
    Magnitude limit = limit(chain, step, tube);
    for (Magnitude narrow : Tubes.narrower(tube, error(chain, step, tube))) {
      if (bounds(chain.size(), step, narrow) instanceof StepBounds.Bounded bounded
          && !bounded.adds(limit)
          && carried(chain, bounded, step, narrow)) {
        return true;
      }
    }
    return false;
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

  /** The bounds of the steps from {@code first} on that are held, in regular tubes. */
  private List<StepBounds> bounds(int first, int level) {
    proposal(first);
    List<ProposedStep> proposals = held;
    int offset = firstHeld;
    return workers.each(
        first,
        offset + proposals.size(),
        k -> {
          ProposedStep step = proposals.get(k - offset);
          return progress.advanced(Math.min(done.getAndIncrement(), steps.size()), steps.size())
              ? bounds(k, step, Tubes.regular(level, step))
              : INTERRUPTED;
        });
  }

  private StepBounds bounds(int k, ProposedStep step, Magnitude tube) {
    return StepVerifier.verify(
        context, steps.get(k), step, steps.get(Math.max(0, k - 1)).gates(), tube);
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

  private CertifiedTrajectory certified(ErrorChain chain) {
    return new CertifiedTrajectory(
        trajectory,
        chain.steps(),
        chain.radiusAround(reached(chain.size())),
        chain.growthDigits(),
        chain.steepest());
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
