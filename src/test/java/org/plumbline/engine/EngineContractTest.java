package org.plumbline.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.enclosure.TrajectoryVerifier;
import org.plumbline.enclosure.Verification;
import org.plumbline.experiment.BundledExamples;
import org.plumbline.experiment.Experiment;
import org.plumbline.experiment.SeededWeights;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Polynomial;
import org.plumbline.field.Trajectory;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.flow.FlowResult;
import org.plumbline.flow.Horizon;
import org.plumbline.flow.Progress;
import org.plumbline.flow.dormandprince.Refinement;
import org.plumbline.generate.Kind;
import org.plumbline.generate.Recipe;
import org.plumbline.network.Activation;
import org.plumbline.network.Evaluation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/**
 * What every {@link Engine} must do; a class that extends this tests one.
 *
 * <p>The verifier is the judge: what an engine promises is enclosed, or the test fails. Required
 * are JUnit Jupiter and nothing else.
 */
public abstract class EngineContractTest {
  private static final Rational QUARTER = Rational.of(1, 4);
  private static final Horizon SHORT = Horizon.atTime(QUARTER);

  /** Until a pair is pinned. */
  private static final Horizon PINNED = Horizon.atTime(Rational.of(5, 4));

  private static final Horizon VERY_SHORT = Horizon.atTime(Rational.of(1, 8));
  private static final Horizon LONG = Horizon.atTime(Rational.of(40));
  private static final int STEPS = 2;

  /** The engine to be tested. */
  protected abstract Engine engine();

  /** The digits it holds whatever is asked; 8 unless overridden. */
  protected int digits() {
    return 8;
  }

  private static FlowProblem example(String name) {
    Experiment experiment = BundledExamples.read(name);
    return new FlowProblem(
        experiment.network(),
        experiment.data(),
        experiment.initialWeights(),
        experiment.loss(),
        experiment.reduction());
  }

  private static FlowProblem random(long seed) {
    LayeredArchitecture layers =
        new LayeredArchitecture(List.of(2, 3, 1), List.of(Activation.RELU), List.of());
    int parameters = layers.network().parameters();
    return new FlowProblem(
        layers.network(),
        new Recipe(Kind.SEPARABLE, 4, 2, seed).generate().data(),
        new SeededWeights(seed, Rational.ONE).weights(parameters),
        seed % 2 == 0 ? Loss.EXPONENTIAL : Loss.LOGISTIC,
        Reduction.MEAN);
  }

  private Trajectory completed(FlowProblem problem, Horizon horizon, int digits) {
    FlowResult result = engine().integrate(problem, horizon, digits, Progress.SILENT);
    return assertInstanceOf(FlowResult.Completed.class, result).trajectory();
  }

  /** The enclosure is narrower than {@code 10^-promised max(1, ‖w‖)}. */
  private static void requireEnclosed(FlowProblem problem, Trajectory proposal, int promised) {
    Trajectory trajectory = Refinement.of(proposal);
    Verification verification = TrajectoryVerifier.verify(problem, trajectory);
    if (verification instanceof Verification.Failed failed) {
      fail("step " + failed.step() + " is not enclosed: " + failed.what());
    }
    Rational square = Rational.ONE;
    for (Dyadic weight : proposal.finalWeights()) {
      square = square.add(weight.toRational().square());
    }
    Rational radius = verification.enclosed().radius().toDyadic().toRational();
    Rational allowed = Rational.parse("1e-" + promised);
    assertTrue(
        radius.square().compareTo(allowed.square().multiply(square)) <= 0,
        () -> "the radius is " + verification.enclosed().radius() + ", not 1e-" + promised);
  }

  /** Linear, ReLU, leaky and skipping networks. */
  @ParameterizedTest
  @ValueSource(strings = {"small-relu", "deep-linear", "identity-skip", "leaky-logistic"})
  void examplesAreEnclosed(String name) {
    FlowProblem problem = example(name);
    Trajectory trajectory = completed(problem, SHORT, digits());
    assertEquals(problem, trajectory.problem());
    assertEquals(QUARTER, trajectory.finalTime());
    assertTrue(trajectory.digits(digits()) >= digits(), "numbers too short for the digits");
    requireEnclosed(problem, trajectory, digits());
  }

  @Test
  void pairsArePinnedWhereTheyMustBe() {
    FlowProblem problem = example("pinned");
    requireEnclosed(problem, completed(problem, PINNED, digits()), digits());
  }

  /** Where the built-in engine gets through and is enclosed, this one must. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 4, 5})
  void randomProblemsAreEnclosed(long seed) {
    FlowProblem problem = random(seed);
    FlowResult known = new TaylorEngine().integrate(problem, SHORT, digits(), Progress.SILENT);
    boolean isEnclosed =
        known instanceof FlowResult.Completed
            && TrajectoryVerifier.verify(problem, known.trajectory())
                instanceof Verification.Certified;
    assertTrue(isEnclosed, "a problem that the built-in engine solves");
    requireEnclosed(problem, completed(problem, SHORT, digits()), digits());
  }

  /** What the length of its numbers promises is there. */
  @ParameterizedTest
  @ValueSource(ints = {5, 25})
  void digitsPromisedAreHeld(int asked) {
    FlowProblem problem = example("small-relu");
    Trajectory trajectory = completed(problem, VERY_SHORT, asked);
    requireEnclosed(problem, trajectory, trajectory.digits(asked));
  }

  @Test
  void lastPieceEndsAtTheFinalWeights() {
    Trajectory trajectory = completed(example("small-relu"), SHORT, digits());
    Dyadic allowed = Dyadic.ONE.scale(-3 * digits());
    for (int p = 0; p < trajectory.finalWeights().size(); p++) {
      Dyadic end = trajectory.steps().get(trajectory.steps().size() - 1).endWeights().get(p);
      Dyadic apart = end.subtract(trajectory.finalWeights().get(p)).abs();
      assertTrue(apart.compareTo(allowed) <= 0, "weight " + p + " is " + apart + " apart");
    }
  }

  @Test
  void sameInputGivesTheSameTrajectory() {
    FlowProblem problem = example("small-relu");
    Trajectory once = completed(problem, SHORT, digits());
    requireSame(once, completed(problem, SHORT, digits()));
    FlowResult threaded =
        engine().withThreads(3).integrate(problem, SHORT, digits(), Progress.SILENT);
    requireSame(once, threaded.trajectory());
  }

  private static void requireSame(Trajectory one, Trajectory other) {
    assertEquals(one.finalWeights(), other.finalWeights());
    assertEquals(one.events(), other.events());
    assertEquals(one.workingBits(), other.workingBits());
    assertEquals(one.steps().size(), other.steps().size());
    for (int k = 0; k < one.steps().size(); k++) {
      TrajectoryStep left = one.steps().get(k);
      TrajectoryStep right = other.steps().get(k);
      assertEquals(left.start(), right.start());
      assertEquals(left.end(), right.end());
      assertEquals(left.gates(), right.gates());
      assertEquals(coefficients(left.weights()), coefficients(right.weights()));
      assertEquals(coefficients(left.slopes()), coefficients(right.slopes()));
    }
  }

  private static List<List<Dyadic>> coefficients(List<Polynomial> polynomials) {
    return polynomials.stream().map(Polynomial::coefficients).toList();
  }

  @Test
  void progressEndsIt() {
    AtomicInteger calls = new AtomicInteger();
    FlowProblem problem = example("deep-linear");
    FlowResult result =
        engine()
            .integrate(
                problem,
                LONG,
                digits(),
                (steps, events, time, logRisk) -> calls.incrementAndGet() < STEPS);
    assertInstanceOf(FlowResult.Stopped.class, result);
    assertEquals(STEPS, calls.get(), "calls of progress, the last of which said to stop");
    assertTrue(result.trajectory().finalTime().compareTo(Rational.of(40)) < 0);
    requireEnclosed(problem, result.trajectory(), digits());
  }

  @Test
  void progressHearsOfTimesThatGrow() {
    Rational[] last = {Rational.ZERO};
    AtomicInteger steps = new AtomicInteger();
    engine()
        .integrate(
            example("deep-linear"),
            SHORT,
            digits(),
            (count, events, time, logRisk) -> {
              assertTrue(time.compareTo(last[0]) > 0, "time " + time + " after " + last[0]);
              last[0] = time;
              steps.incrementAndGet();
              return true;
            });
    assertEquals(QUARTER, last[0]);
    assertTrue(steps.get() > 0);
  }

  @Test
  void timeZeroIsAHorizon() {
    FlowProblem problem = example("small-relu");
    Trajectory trajectory = completed(problem, Horizon.atTime(Rational.ZERO), digits());
    assertTrue(trajectory.steps().isEmpty());
    requireEnclosed(problem, trajectory, digits());
  }

  /**
   * At the end the risk is down to what was asked, but for what the digits of the weights leave
   * open; where the last step started it was not.
   */
  @Test
  void riskIsAHorizon() {
    FlowProblem problem = example("deep-linear");
    double start = risk(problem, problem.initialWeights());
    Rational asked = Rational.of(Math.round(start * 512), 1024);
    Trajectory trajectory = completed(problem, Horizon.atRisk(asked), digits());
    requireEnclosed(problem, trajectory, digits());
    double slack = StrictMath.pow(10, -digits()) * (1 + norm(trajectory));
    double end =
        risk(problem, trajectory.finalWeights().stream().map(w -> w.toRational()).toList());
    double wanted = asked.approximateDouble();
    assertTrue(end <= wanted * (1 + slack * slope(problem, trajectory)), "the risk is " + end);
    double before =
        risk(
            problem,
            trajectory.steps().get(trajectory.steps().size() - 1).startWeights().stream()
                .map(w -> w.toRational())
                .toList());
    assertTrue(before >= wanted * (1 - slack * slope(problem, trajectory)), "risk " + before);
  }

  @Test
  void whicheverHorizonIsFirstCounts() {
    FlowProblem problem = example("deep-linear");
    Horizon both = new Horizon(Optional.of(Rational.of(1, 8)), Optional.of(Rational.of(1, 1000)));
    assertEquals(Rational.of(1, 8), completed(problem, both, digits()).finalTime());
  }

  private static double norm(Trajectory trajectory) {
    return trajectory.finalWeights().stream().mapToDouble(w -> w.abs().approximateDouble()).sum();
  }

  /** At least the length of the gradient of a margin at the end, for any sample. */
  private static double slope(FlowProblem problem, Trajectory trajectory) {
    List<Rational> weights = trajectory.finalWeights().stream().map(w -> w.toRational()).toList();
    return 1
        + problem.data().points().stream()
            .map(x -> Evaluation.exact(problem.network(), weights, x))
            .mapToDouble(
                at -> at.gradient().stream().mapToDouble(g -> g.abs().approximateDouble()).sum())
            .max()
            .orElse(0);
  }

  /** The risk of an experiment with the exponential loss and the mean. */
  private static double risk(FlowProblem problem, List<Rational> weights) {
    assertEquals(Loss.EXPONENTIAL, problem.loss());
    double sum = 0;
    for (int i = 0; i < problem.data().size(); i++) {
      Rational value =
          Evaluation.exact(problem.network(), weights, problem.data().point(i)).value();
      sum += StrictMath.exp(-problem.data().label(i) * value.approximateDouble());
    }
    return problem.reduction() == Reduction.MEAN ? sum / problem.data().size() : sum;
  }
}
