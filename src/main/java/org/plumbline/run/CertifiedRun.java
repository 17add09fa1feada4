package org.plumbline.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.plumbline.enclosure.CertifiedTrajectory;
import org.plumbline.enclosure.GrowingEnclosure;
import org.plumbline.enclosure.TrajectoryVerifier;
import org.plumbline.enclosure.Verification;
import org.plumbline.enclosure.VerifierMemory;
import org.plumbline.engine.Engine;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Trajectory;
import org.plumbline.flow.FlowResult;
import org.plumbline.flow.Horizon;
import org.plumbline.flow.dormandprince.Refinement;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;

/**
 * Integrates and encloses, and asks the engine for more digits until the enclosure is as narrow as
 * it was asked to be, within a limit.
 */
public final class CertifiedRun {
  /** Times the engine is asked at most. */
  private static final int MOST_ATTEMPTS = 3;

  /** The part of the digits added by which an enclosure must be narrower for another attempt. */
  private static final double LEAST_GAIN = 0.5;

  /** Digits beyond what the first enclosure lacked. */
  private static final int SPARE_DIGITS = 3;

  /**
   * Digits that an engine is asked for in addition where no enclosure was found, or gates were not.
   */
  private static final int BLIND_DIGITS = 20;

  /** Bits of initial weights that are reported because nothing came of a run that was given up. */
  private static final int INITIAL_BITS = 256;

  private final FlowProblem problem;
  private final Horizon horizon;
  private final int digits;
  private final int threads;
  private final Map<String, Double> timing;
  private final Optional<ProofGoal> goal;
  private final RunMemory memory;

  /** A run to a horizon, meant to be enclosed to {@code 10^-digits}; times are added to. */
  public CertifiedRun(
      FlowProblem problem, Horizon horizon, int digits, int threads, Map<String, Double> timing) {
    this(problem, horizon, digits, threads, timing, Optional.empty(), RunMemory.NONE);
  }

  private CertifiedRun(
      FlowProblem problem,
      Horizon horizon,
      int digits,
      int threads,
      Map<String, Double> timing,
      Optional<ProofGoal> goal,
      RunMemory memory) {
    this.goal = goal;
    this.memory = memory;
    this.threads = threads;
    this.problem = problem;
    this.horizon = horizon;
    this.digits = digits;
    this.timing = timing;
  }

  /** The same run that ends once a goal is proved, before its horizon. */
  public CertifiedRun until(ProofGoal sought) {
    return new CertifiedRun(problem, horizon, digits, threads, timing, Optional.of(sought), memory);
  }

  /** The same run that goes on from what is remembered, and has what it comes to kept. */
  public CertifiedRun remembering(RunMemory other) {
    return new CertifiedRun(problem, horizon, digits, threads, timing, goal, other);
  }

  /**
   * A trajectory and what its verification came to.
   *
   * @param result the engine's result
   * @param verification how far it is enclosed
   * @param attempts what came of asking for more digits, if that did not help: a clause
   */
  public record Outcome(FlowResult result, Verification verification, Optional<String> attempts) {
    Outcome(FlowResult result, Verification verification) {
      this(result, verification, Optional.empty());
    }

    Outcome after(String inVain) {
      return new Outcome(result, verification, Optional.of(inVain));
    }
  }

  /**
   * The first outcome that is narrow enough, or the last that was tried; an earlier one if that is
   * enclosed further, as where the last was interrupted.
   *
   * <p>Digits help where errors are a fixed factor larger than the engine's own. Where more of them
   * narrow the enclosure by less than half as many, something else makes it wide, and a further
   * attempt would be in vain: the outcome then says so.
   */
  public Outcome run(Engine engine, RunProgress progress) {
    int asked = digits;
    Outcome outcome = attempt(engine, asked, progress, memory.attempt(0, asked));
    Outcome furthest = outcome;
    for (int k = 1; k < MOST_ATTEMPTS && lacking(outcome) > 0 && isWorthwhile(outcome); k++) {
      int more = lacking(outcome);
      asked += more;
      progress.again(asked);
      Outcome next = attempt(engine, asked, progress, memory.attempt(k, asked));
      boolean isStuck =
          next.result.trajectory().workingBits() <= outcome.result.trajectory().workingBits();
      if (!(next.result instanceof FlowResult.Completed) || isStuck) {
        return furthest;
      }
      furthest = isBehind(next, furthest) ? furthest : next;
      double gained = gained(outcome, next);
      outcome = next;
      if (gained < LEAST_GAIN * more && lacking(next) > 0) {
        return next.after(
            more + " more digits of the engine narrowed it by " + Math.max(0, Math.round(gained)));
      }
    }
    return furthest;
  }

  /** Whether an outcome is not enclosed as far as an earlier one. */
  private static boolean isBehind(Outcome outcome, Outcome earlier) {
    return outcome.verification instanceof Verification.Failed failed
        && !(earlier.verification instanceof Verification.Failed before
            && failed.time().compareTo(before.time()) >= 0);
  }

  /**
   * The digits by which an enclosure is narrower than another; all that are asked for if unknown.
   */
  private static double gained(Outcome before, Outcome after) {
    boolean isComparable =
        before.verification instanceof Verification.Certified
            && after.verification instanceof Verification.Certified;
    return isComparable
        ? before.verification.enclosed().radius().approximateLog10()
            - after.verification.enclosed().radius().approximateLog10()
        : Double.POSITIVE_INFINITY;
  }

  /** The outcome for a trajectory that is there already, whoever proposed it. */
  public Outcome verify(Trajectory given, RunProgress progress) {
    VerifierMemory known = memory.attempt(0, digits).verifier();
    return verify(new FlowResult.Completed(given), enclosure(known), progress);
  }

  private GrowingEnclosure enclosure(VerifierMemory known) {
    return new GrowingEnclosure(problem, digits, threads, known);
  }

  private Outcome attempt(Engine engine, int asked, RunProgress progress, RunMemory.Attempt known) {
    GrowingEnclosure enclosure = enclosure(known.verifier());
    Optional<RunMemory.Place> place = known.place();
    Optional<Pursuit> pursuit =
        goal.map(sought -> new Pursuit(problem, digits, sought, enclosure, progress));
    pursuit.ifPresent(p -> place.flatMap(RunMemory.Place::sought).ifPresent(p::recall));
    Watched watched =
        new Watched(
            pursuit.isPresent() ? pursuit.get() : progress,
            known,
            () -> pursuit.map(Pursuit::sought));
    FlowResult found =
        timed(
            "integrateSeconds",
            () ->
                progress
                    .patience()
                    .await(
                        Patience.Phase.INTEGRATING,
                        () -> integrated(engine, place, asked, watched),
                        () -> givenUp(watched)));
    pursuit.map(Pursuit::seconds).ifPresent(this::isNotIntegrating);
    boolean isEnded = pursuit.filter(Pursuit::isOver).isPresent();
    return verify(
        isEnded ? new FlowResult.Completed(found.trajectory()) : found, enclosure, progress);
  }

  private FlowResult integrated(
      Engine engine, Optional<RunMemory.Place> place, int asked, Watched watched) {
    return place.isPresent()
        ? engine.resume(problem, horizon, asked, place.get().standing(), watched)
        : engine.integrate(problem, horizon, asked, watched);
  }

  /** What is done while the engine waits counts as verifying. */
  private void isNotIntegrating(double seconds) {
    timing.merge("integrateSeconds", -seconds, Double::sum);
    timing.merge("verifySeconds", seconds, Double::sum);
  }

  private Outcome verify(FlowResult found, GrowingEnclosure enclosure, RunProgress progress) {
    return timed(
        "verifySeconds",
        () ->
            progress
                .patience()
                .await(
                    Patience.Phase.VERIFYING,
                    () -> verified(Refinement.of(found), enclosure, progress),
                    () -> new Outcome(found, unverified(found.trajectory()))));
  }

  private static Outcome verified(
      FlowResult result, GrowingEnclosure enclosure, RunProgress progress) {
    return new Outcome(result, enclosure.whole(result.trajectory(), progress::verifying));
  }

  private Verification unverified(Trajectory proposal) {
    return TrajectoryVerifier.unverified(
        problem,
        proposal,
        "the run was interrupted before the trajectory was verified",
        "running it again");
  }

  /** What an integration that was left alone had come to. */
  private FlowResult givenUp(Watched watched) {
    return new FlowResult.Stopped(
        watched.soFar().orElseGet(this::nothingYet), "the run was interrupted within a step");
  }

  private Trajectory nothingYet() {
    List<Dyadic> initial =
        problem.initialWeights().stream().map(w -> Dyadic.approximate(w, INITIAL_BITS)).toList();
    return new Trajectory(problem, List.of(), List.of(), INITIAL_BITS, initial);
  }

  /**
   * A run that was stopped says so whatever its digits. What counts as zero at a kink depends on
   * them.
   */
  private static boolean isWorthwhile(Outcome outcome) {
    return !(outcome.result instanceof FlowResult.Stopped);
  }

  /** The digits that the enclosure lacks, and some to spare; 0 if it is narrow enough. */
  private int lacking(Outcome outcome) {
    if (outcome.verification instanceof Verification.Failed
        || !(outcome.result instanceof FlowResult.Completed)) {
      return BLIND_DIGITS + sizeDigits();
    }
    CertifiedTrajectory enclosure = outcome.verification.enclosed();
    double missing = enclosure.radius().approximateLog10() + digits;
    return missing <= 0 ? 0 : (int) Math.ceil(missing) + SPARE_DIGITS;
  }

  /**
   * The digits by which the largest initial weight is below 1: what tiny weights come to is as
   * uncertain as they are relatively.
   */
  private int sizeDigits() {
    double largest =
        problem.initialWeights().stream()
            .map(Magnitude::enclosingAbove)
            .reduce(Magnitude.ZERO, Magnitude::max)
            .approximateLog10();
    return Double.isInfinite(largest) ? 0 : (int) Math.ceil(Math.max(0, -largest));
  }

  private <T> T timed(String phase, Supplier<T> work) {
    long start = System.nanoTime();
    T result = work.get();
    timing.merge(phase, (System.nanoTime() - start) / 1e9, Double::sum);
    return result;
  }
}
