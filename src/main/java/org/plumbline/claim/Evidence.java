package org.plumbline.claim;

import java.util.Optional;
import org.plumbline.claim.along.Memo;
import org.plumbline.claim.along.Observations;
import org.plumbline.claim.forever.GateOutlook;
import org.plumbline.claim.forever.LaterTimes;
import org.plumbline.enclosure.CertifiedTrajectory;
import org.plumbline.enclosure.Verification;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Trajectory;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.RangeException;

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
  private final Optional<Verification> verification;
  private final Optional<String> obstacle;
  private final Optional<String> attempts;
  private final Memo<Observations> observations = new Memo<>();
  private final Memo<Onwards> onwards = new Memo<>();
  private final Memo<InitialSilence> silence = new Memo<>();
  private final Memo<GateOutlook> gates = new Memo<>();

  /**
   * The evidence.
   *
   * @param problem the flow problem
   * @param trajectory the proposed trajectory; absent when only hypotheses are looked at
   * @param digits the digits the trajectory was asked for: weights are meant to be right to {@code
   *     10^-digits · max(1, ‖w‖)}, or to as many digits fewer as it says itself
   */
  public Evidence(FlowProblem problem, Optional<Trajectory> trajectory, int digits) {
    this(problem, trajectory, digits, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private Evidence(
      FlowProblem problem,
      Optional<Trajectory> trajectory,
      int digits,
      Optional<Verification> verification,
      Optional<String> obstacle,
      Optional<String> attempts) {
    this.obstacle = obstacle;
    this.attempts = attempts;
    this.problem = problem;
    this.trajectory = trajectory;
    this.digits = digits;
    this.verification = verification;
  }

  /** The evidence with a trajectory and what its verification came to. */
  public static Evidence verified(FlowProblem problem, Verification verification, int digits) {
    Trajectory trajectory = verification.enclosed().proposal();
    return new Evidence(
        problem,
        Optional.of(trajectory),
        digits,
        Optional.of(verification),
        Optional.empty(),
        Optional.empty());
  }

  /** The same of a trajectory that ends before its horizon, with the reason. */
  public Evidence endedBy(String reason) {
    return new Evidence(problem, trajectory, digits, verification, Optional.of(reason), attempts);
  }

  /** The same where more digits of the engine did not help, with what came of them. */
  public Evidence afterAttempts(String inVain) {
    return new Evidence(problem, trajectory, digits, verification, obstacle, Optional.of(inVain));
  }

  /** What came of asking the engine for more digits, if that did not help: a clause. */
  Optional<String> attempts() {
    return attempts;
  }

  /**
   * What would decide, or why nothing would, a statement that the trajectory is too short for: a
   * clause for the end of a reason.
   */
  String beyondHorizon() {
    return beyondHorizon(1);
  }

  /**
   * The same, of a statement that is decided, as far as can be seen, once the risk has fallen by so
   * many powers of ten.
   */
  String beyondHorizon(double decades) {
    InitialSilence start = silence.get(() -> InitialSilence.of(problem));
    if (start.isStationary()) {
      return "nothing ever moves from these initial weights; try others"
          + (start.isSilent() ? ", or scale the features" : "");
    }
    return obstacle
        .map(reason -> "the flow was not followed to its horizon: " + reason)
        .orElseGet(
            () ->
                trajectory.isEmpty()
                    ? "a longer horizon may decide it"
                    : new Prolongation(this).text(decades));
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

  /** What the verification of the trajectory came to, if it was verified. */
  public Optional<Verification> verification() {
    return verification;
  }

  /** An interval that contains the risk at the end, if the flow is enclosed all the way. */
  public Optional<DyadicInterval> enclosedRisk() {
    return enclosure()
        .flatMap(flow -> observations().riskAtEnd().sum())
        .map(sum -> observations().evaluator().risk(sum));
  }

  /** The enclosure of the flow, if all of the trajectory is enclosed. */
  public Optional<CertifiedTrajectory> enclosure() {
    return verification.map(Verification::enclosed).filter(CertifiedTrajectory::isComplete);
  }

  /** What follows from problem and trajectory, shared by the claims. */
  public Observations observations() {
    return observations.get(() -> new Observations(problem, trajectory, digits, enclosure()));
  }

  /**
   * What is known of all later times, if the risk gets so low that anything is, and numbers are not
   * too large to say it.
   */
  public Optional<LaterTimes> laterTimes() {
    try {
      return onwards() instanceof Onwards.Known known
          ? Optional.of(known.times())
          : Optional.empty();
    } catch (RangeException e) {
      return Optional.empty();
    }
  }

  /** What is known of all later times. */
  Onwards onwards() {
    return onwards.get(() -> Onwards.of(this));
  }

  /** What is known of gates at all later times. */
  GateOutlook gates() {
    return gates.get(() -> GatesForever.outlook(this));
  }
}
