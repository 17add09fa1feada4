package org.plumbline.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.plumbline.claim.along.Memo;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.enclosure.TrajectoryVerifier;
import org.plumbline.enclosure.Verification;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.GateTable;
import org.plumbline.field.Polynomial;
import org.plumbline.field.Trajectory;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.network.Skip;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/** Small problems with their trajectories, integrated once, and ways to spoil them. */
public final class Examples {
  /** The digits the trajectories are held to. */
  static final int DIGITS = 20;

  /** An amount that the digits above do not excuse. */
  public static final Dyadic SMALL = Dyadic.ONE.scale(-60);

  /** Four separable points in the plane. */
  static final Dataset SEPARABLE =
      new Dataset(
          List.of("a", "b"),
          List.of(
              rationals("1", "1/2"),
              rationals("-1/2", "-1"),
              rationals("1/4", "1"),
              rationals("-1", "1/8")),
          List.of(1, -1, 1, -1));

  /** A deep linear network of widths 2, 2, 2, 1. */
  public static final Supplier<Evidence> LINEAR = integrated(Examples::linearProblem, "6");

  /** A ReLU layer of three; the last unit changes two gates and joins the first. */
  public static final Supplier<Evidence> RELU = integrated(Examples::reluProblem, "5");

  /** Logistic loss, mean, leaky ReLU below a linear layer. */
  static final Supplier<Evidence> LEAKY = integrated(Examples::leakyProblem, "12");

  /** {@link #LINEAR} with its enclosure. */
  public static final Supplier<Evidence> ENCLOSED_LINEAR = enclosed(LINEAR);

  /** {@link #RELU} with its enclosure. */
  public static final Supplier<Evidence> ENCLOSED_RELU = enclosed(RELU);

  /** {@link #LEAKY} with its enclosure. */
  static final Supplier<Evidence> ENCLOSED_LEAKY = enclosed(LEAKY);

  private Examples() {}

  public static List<Rational> rationals(String... texts) {
    return List.of(texts).stream().map(Rational::parse).toList();
  }

  public static FlowProblem linearProblem() {
    Network network =
        new LayeredArchitecture(
                List.of(2, 2, 2, 1), List.of(Activation.LINEAR, Activation.LINEAR), List.of())
            .network();
    List<Rational> weights =
        rationals("1/2", "1/4", "-1/4", "1/2", "3/4", "1/8", "1/4", "-1/2", "1", "1/2");
    return new FlowProblem(network, SEPARABLE, weights, Loss.EXPONENTIAL, Reduction.SUM);
  }

  public static FlowProblem reluProblem() {
    Network network =
        new LayeredArchitecture(List.of(2, 3, 1), List.of(Activation.RELU), List.of()).network();
    List<Rational> weights = rationals("-3/4", "-1/4", "3/4", "0", "-1/4", "1/2", "-1", "1", "-1");
    return new FlowProblem(network, SEPARABLE, weights, Loss.EXPONENTIAL, Reduction.SUM);
  }

  public static FlowProblem leakyProblem() {
    Network network =
        new LayeredArchitecture(
                List.of(2, 2, 2, 1),
                List.of(Activation.leaky(Rational.of(1, 4)), Activation.LINEAR),
                List.of())
            .network();
    List<Rational> weights =
        rationals("1/2", "1/2", "3/4", "1/4", "3/4", "1/8", "1/4", "1/2", "1", "1/2");
    return new FlowProblem(network, SEPARABLE, weights, Loss.LOGISTIC, Reduction.MEAN);
  }

  /** A problem whose middle layer has an identity skip around it. */
  static FlowProblem skipProblem() {
    Network network =
        new LayeredArchitecture(
                List.of(2, 2, 2, 1),
                List.of(Activation.LINEAR, Activation.LINEAR),
                List.of(new Skip(0, 2, Skip.Kind.IDENTITY)))
            .network();
    return new FlowProblem(
        network, SEPARABLE, linearProblem().initialWeights(), Loss.EXPONENTIAL, Reduction.SUM);
  }

  /** The evidence of a problem nobody integrated. */
  public static Evidence untouched(FlowProblem problem) {
    return new Evidence(problem, Optional.empty(), DIGITS);
  }

  /** The trajectory is kept; what claims derive from it is derived anew each time. */
  private static Supplier<Evidence> integrated(Supplier<FlowProblem> problem, String horizon) {
    Memo<Trajectory> memo = new Memo<>();
    return () -> of(memo.get(() -> PlainFlow.integrate(problem.get(), Rational.parse(horizon))));
  }

  private static Supplier<Evidence> enclosed(Supplier<Evidence> example) {
    Memo<Verification> memo = new Memo<>();
    return () -> {
      FlowProblem problem = example.get().problem();
      Trajectory trajectory = example.get().trajectory().orElseThrow();
      Verification verification = memo.get(() -> TrajectoryVerifier.verify(problem, trajectory));
      return Evidence.verified(problem, verification, DIGITS);
    };
  }

  /** The evidence of a trajectory. */
  static Evidence of(Trajectory trajectory) {
    return new Evidence(trajectory.problem(), Optional.of(trajectory), DIGITS);
  }

  /** The evidence with what the verification of its trajectory came to. */
  public static Evidence verified(Evidence evidence) {
    Trajectory trajectory = evidence.trajectory().orElseThrow();
    return Evidence.verified(
        evidence.problem(), TrajectoryVerifier.verify(evidence.problem(), trajectory), DIGITS);
  }

  /** The evidence with its trajectory cut after a number of steps. */
  static Evidence cut(Evidence evidence, int steps) {
    Trajectory t = evidence.trajectory().orElseThrow();
    List<TrajectoryStep> fewer = t.steps().subList(0, steps);
    return of(
        new Trajectory(
            t.problem(), fewer, t.events(), t.workingBits(), fewer.get(steps - 1).endWeights()));
  }

  /** The evidence of a run that took no step. */
  static Evidence none(FlowProblem problem) {
    List<Dyadic> weights =
        problem.initialWeights().stream().map(w -> Dyadic.approximate(w, 64)).toList();
    return of(new Trajectory(problem, List.of(), List.of(), 64, weights));
  }

  /** The evidence with one weight of one step moved by {@code amount} throughout the step. */
  static Evidence moved(Evidence evidence, int step, int parameter, Dyadic amount) {
    return replaced(evidence, step, parameter, 0, amount);
  }

  /** The evidence with one coefficient of one step changed by {@code amount}. */
  static Evidence replaced(
      Evidence evidence, int step, int parameter, int coefficient, Dyadic amount) {
    TrajectoryStep old = evidence.trajectory().orElseThrow().steps().get(step);
    List<Polynomial> weights = new ArrayList<>(old.weights());
    List<Dyadic> coefficients = new ArrayList<>(weights.get(parameter).coefficients());
    coefficients.set(coefficient, coefficients.get(coefficient).add(amount));
    weights.set(parameter, Polynomial.of(coefficients));
    return with(
        evidence,
        step,
        new TrajectoryStep(old.start(), old.end(), weights, old.slopes(), old.gates()));
  }

  /** The evidence with other gates on one step. */
  static Evidence regated(Evidence evidence, int step, GateTable gates) {
    TrajectoryStep old = evidence.trajectory().orElseThrow().steps().get(step);
    return with(
        evidence,
        step,
        new TrajectoryStep(old.start(), old.end(), old.weights(), old.slopes(), gates));
  }

  private static Evidence with(Evidence evidence, int step, TrajectoryStep replacement) {
    Trajectory t = evidence.trajectory().orElseThrow();
    List<TrajectoryStep> steps = new ArrayList<>(t.steps());
    steps.set(step, replacement);
    List<Dyadic> end = steps.get(steps.size() - 1).endWeights();
    return of(new Trajectory(t.problem(), steps, t.events(), t.workingBits(), end));
  }

  /** The evidence run backwards: every step reflected, so that the risk rises. */
  static Evidence reversed(Evidence evidence) {
    Trajectory t = evidence.trajectory().orElseThrow();
    Rational end = t.finalTime();
    List<TrajectoryStep> steps = new ArrayList<>();
    for (int k = t.steps().size() - 1; k >= 0; k--) {
      TrajectoryStep s = t.steps().get(k);
      List<Polynomial> weights = s.weights().stream().map(Examples::reflected).toList();
      steps.add(
          new TrajectoryStep(
              end.subtract(s.end()),
              end.subtract(s.start()),
              weights,
              s.slopes().stream().map(Examples::reflected).toList(),
              s.gates()));
    }
    List<Rational> start =
        t.finalWeights().stream().map(w -> w.round(t.workingBits()).toRational()).toList();
    FlowProblem p = t.problem();
    FlowProblem problem = new FlowProblem(p.network(), p.data(), start, p.loss(), p.reduction());
    List<Dyadic> last = steps.get(steps.size() - 1).endWeights();
    return of(new Trajectory(problem, steps, List.of(), t.workingBits(), last));
  }

  /** {@code p(1 - τ)}. */
  private static Polynomial reflected(Polynomial p) {
    List<Dyadic> result = new ArrayList<>();
    for (int k = p.coefficients().size() - 1; k >= 0; k--) {
      List<Dyadic> next = new ArrayList<>();
      for (int j = 0; j <= result.size(); j++) {
        Dyadic same = j < result.size() ? result.get(j) : Dyadic.ZERO;
        Dyadic lower = j > 0 ? result.get(j - 1) : Dyadic.ZERO;
        next.add(same.subtract(lower));
      }
      next.set(0, next.get(0).add(p.coefficients().get(k)));
      result = next;
    }
    return Polynomial.of(result);
  }

  /** The verdicts of a claim, in order. */
  static List<Verdict> verdicts(Claim claim, Evidence evidence) {
    return claim.check(evidence).stream().map(Finding::verdict).toList();
  }
}
