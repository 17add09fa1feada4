package org.plumbline.enclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.enclosure.step.Disturbance;
import org.plumbline.enclosure.step.StepDisturbance;
import org.plumbline.engine.TaylorEngine;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Trajectory;
import org.plumbline.flow.Horizon;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/** Flows that are pushed aside on the way stay within what is proved of them. */
final class DisturbedFlowsTest {
  private static final int DIGITS = 18;
  private static final int PUSHES = 8;

  /** {@code 2^-30} at each push. */
  private static final Magnitude SIZE = Magnitude.ONE.scale(-30);

  private static List<Disturbance> disturbances(Trajectory trajectory, Magnitude size) {
    Rational part = trajectory.finalTime().divide(Rational.of(PUSHES));
    return IntStream.rangeClosed(1, PUSHES)
        .mapToObj(k -> new Disturbance(part.multiply(Rational.of(k)), size))
        .toList();
  }

  private static DisturbedFlows bounds(FlowProblem problem, Trajectory trajectory, Magnitude size) {
    return TrajectoryVerifier.disturbed(
        problem,
        trajectory,
        Magnitude.ZERO,
        disturbances(trajectory, size),
        1,
        VerificationProgress.SILENT);
  }

  private static List<Dyadic> pushed(List<Dyadic> weights, Dyadic size, SplittableRandom random) {
    List<Dyadic> moved = new ArrayList<>(weights);
    int p = random.nextInt(moved.size());
    moved.set(p, moved.get(p).add(random.nextBoolean() ? size : size.negate()));
    return moved;
  }

  /** The distances of a flow that is pushed by {@code size} before each instant. */
  private static List<Rational> distances(
      FlowProblem problem, CertifiedTrajectory certified, Dyadic size, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Rational part = certified.proposal().finalTime().divide(Rational.of(PUSHES));
    Rational half = part.divide(Rational.of(2));
    List<Dyadic> weights =
        problem.initialWeights().stream().map(w -> Dyadic.approximate(w, 200)).toList();
    List<Rational> squares = new ArrayList<>();
    for (int k = 1; k <= PUSHES; k++) {
      weights = flow(problem, pushed(flow(problem, weights, half), size, random), half);
      squares.add(
          VerifierVectorsTest.squaredDistance(
              weights, at(certified, part.multiply(Rational.of(k)))));
    }
    return squares;
  }

  private static List<Dyadic> flow(FlowProblem problem, List<Dyadic> from, Rational length) {
    FlowProblem moved =
        new FlowProblem(
            problem.network(),
            problem.data(),
            from.stream().map(w -> w.toRational()).toList(),
            problem.loss(),
            problem.reduction());
    return new TaylorEngine()
        .integrate(moved, Horizon.atTime(length), DIGITS, (steps, events, time, risk) -> true)
        .trajectory()
        .finalWeights();
  }

  private static List<Dyadic> at(CertifiedTrajectory certified, Rational time) {
    return certified.at(time).orElseThrow().proposed().stream().map(w -> w.middle()).toList();
  }

  private static boolean isWithin(Rational square, Magnitude bound) {
    Rational most = bound.toDyadic().toRational();
    return square.compareTo(most.multiply(most)) <= 0;
  }

  @ParameterizedTest
  @ValueSource(strings = {"relu", "relu-kinks", "leaky"})
  void pushedFlowsStayWithinTheirBounds(String name) throws IOException {
    FlowProblem problem = Vectors.problem(name);
    Trajectory trajectory = Vectors.taylor(name, DIGITS);
    DisturbedFlows found = bounds(problem, trajectory, SIZE);
    assertThat(found.bounds()).hasSize(PUSHES);
    CertifiedTrajectory certified = VerifierVectorsTest.certified(trajectory);
    for (int seed = 0; seed < 2; seed++) {
      List<Rational> squares = distances(problem, certified, SIZE.toDyadic(), seed);
      for (int k = 0; k < PUSHES; k++) {
        assertThat(isWithin(squares.get(k), found.bounds().get(k))).as(name + k).isTrue();
      }
    }
  }

  /** A push a hundred times as large as admitted is noticed at once. */
  @Test
  void largerPushesAreNot() throws IOException {
    FlowProblem problem = Vectors.problem("relu-kinks");
    Trajectory trajectory = Vectors.taylor("relu-kinks", DIGITS);
    DisturbedFlows found = bounds(problem, trajectory, SIZE);
    Dyadic large = SIZE.toDyadic().multiply(Dyadic.of(100));
    List<Rational> squares =
        distances(problem, VerifierVectorsTest.certified(trajectory), large, 1);
    assertThat(isWithin(squares.get(0), found.bounds().get(0))).isFalse();
  }

  /** Without disturbances the bounds are those of the flow itself, and they grow with them. */
  @Test
  void boundsGrowWithWhatIsAdmitted() throws IOException {
    FlowProblem problem = Vectors.problem("relu");
    Trajectory trajectory = Vectors.taylor("relu", DIGITS);
    DisturbedFlows none = bounds(problem, trajectory, Magnitude.ZERO);
    DisturbedFlows some = bounds(problem, trajectory, SIZE);
    Magnitude tiny = Magnitude.ONE.scale(-60);
    assertThat(none.bounds()).allMatch(bound -> bound.compareTo(tiny) < 0);
    for (int k = 0; k < PUSHES; k++) {
      Magnitude sum = SIZE.multiply(Magnitude.enclosingAbove((double) (k + 1)));
      assertThat(some.bounds().get(k)).isGreaterThanOrEqualTo(sum);
    }
    assertThat(some.bounds().get(PUSHES - 1)).isLessThan(SIZE.scale(14));
  }

  /** What cannot be held in the widest tube ends the bounds where it leaves it. */
  @Test
  void largeDisturbancesEndTheBounds() throws IOException {
    FlowProblem problem = Vectors.problem("relu");
    Trajectory trajectory = Vectors.taylor("relu", DIGITS);
    DisturbedFlows found = bounds(problem, trajectory, Magnitude.ONE);
    assertThat(found.bounds()).isEmpty();
    assertThat(found.verification()).isInstanceOf(Verification.Failed.class);
  }

  /** A disturbance that spans steps counts once, and at its first instant. */
  @Test
  void disturbancesBelongToSteps() throws IOException {
    Trajectory trajectory = Vectors.taylor("relu", DIGITS);
    Rational end = trajectory.finalTime();
    Disturbance first = new Disturbance(trajectory.steps().get(0).end(), Magnitude.ONE);
    Disturbance rest = new Disturbance(end, Magnitude.ONE.scale(1));
    List<StepDisturbance> found = StepDisturbance.of(trajectory.steps(), List.of(first, rest));
    int all = trajectory.steps().size();
    assertThat(all).isGreaterThan(2);
    assertThat(found.get(0).partial()).containsExactly(Magnitude.ONE);
    assertThat(found.get(0).added()).isEqualTo(Magnitude.ONE);
    assertThat(found.get(1).added()).isEqualTo(Magnitude.ONE.scale(1));
    assertThat(found.get(1).partial()).isEmpty();
    assertThat(found.get(2).added()).isEqualTo(Magnitude.ZERO);
    assertThat(found.get(2).possible()).isEqualTo(Magnitude.ONE.scale(1));
    assertThat(found.get(all - 1).partial()).containsExactly(Magnitude.ZERO);
  }

  /** Weights between the ends of steps lie where a better run has them. */
  @Test
  void weightsAtAnInstantAreEnclosed() throws IOException {
    CertifiedTrajectory rough =
        VerifierVectorsTest.certified("relu-kinks", Vectors.taylor("relu-kinks", 12));
    CertifiedTrajectory fine =
        VerifierVectorsTest.certified("relu-kinks", Vectors.taylor("relu-kinks", 40));
    Rational end = rough.proposal().finalTime();
    for (int k = 0; k <= 30; k++) {
      Rational time = end.multiply(Rational.of(k, 30));
      EnclosedWeights at = rough.at(time).orElseThrow();
      EnclosedWeights better = fine.at(time).orElseThrow();
      for (int p = 0; p < at.proposed().size(); p++) {
        assertThat(at.weight(p).contains(better.proposed().get(p).middle())).isTrue();
        assertThat(at.weight(p).isBelow(better.weight(p))).isFalse();
      }
    }
    assertThat(rough.at(end.add(Rational.ONE))).isEmpty();
    assertThat(rough.at(Rational.of(-1))).isEmpty();
  }
}
