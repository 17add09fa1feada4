package org.plumbline.enclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plumbline.enclosure.SingleStep.polynomial;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.enclosure.step.Disturbance;
import org.plumbline.engine.TaylorEngine;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.GateTable;
import org.plumbline.field.Polynomial;
import org.plumbline.field.Trajectory;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.flow.Horizon;
import org.plumbline.network.Activation;
import org.plumbline.network.Network;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/**
 * Steps of the flow {@code w = log(1 + t)} of one weight, each a series about its start, and what
 * becomes of changes: the growth bound is 0, so that errors add up to known sums.
 */
final class TrajectoryVerifierTest {
  private static final int BITS = 200;
  private static final int TERMS = 60;
  private static final Network NETWORK = SingleStep.layers(Activation.LINEAR, 2, 1);
  private static final GateTable GATES = GateTable.allOff(NETWORK, 1);

  /** Nothing reaches the second weight: it is 1 for ever, and tubes are relative to it. */
  private static final Dataset POINT =
      new Dataset(List.of("x", "y"), List.of(List.of(Rational.ONE, Rational.ZERO)), List.of(1));

  private static FlowProblem problem(Rational start) {
    return new FlowProblem(
        NETWORK, POINT, List.of(start, Rational.ONE), Loss.EXPONENTIAL, Reduction.SUM);
  }

  /** {@code log(1 + t_0 + h τ)} with {@code log(1 + t_0)} as given. */
  private static TrajectoryStep step(int k, Dyadic start) {
    Rational ratio = Rational.of(1, 8 + k);
    List<Dyadic> coefficients = new ArrayList<>(List.of(start));
    Rational power = Rational.ONE;
    for (int j = 1; j < TERMS; j++) {
      power = power.multiply(ratio);
      Rational term = power.divide(Rational.of(j % 2 == 0 ? -j : j));
      coefficients.add(Dyadic.approximate(term, BITS));
    }
    return TrajectoryStep.withoutSlopes(
        Rational.of(k, 8),
        Rational.of(k + 1, 8),
        List.of(Polynomial.of(coefficients), polynomial(1)),
        GATES);
  }

  private static List<TrajectoryStep> steps(int count, Dyadic shift) {
    List<TrajectoryStep> steps = new ArrayList<>();
    Dyadic start = shift;
    for (int k = 0; k < count; k++) {
      steps.add(step(k, start));
      start = steps.get(k).endWeights().get(0);
    }
    return steps;
  }

  private static Trajectory trajectory(List<TrajectoryStep> steps) {
    List<Dyadic> end =
        steps.isEmpty()
            ? List.of(Dyadic.ZERO, Dyadic.ONE)
            : steps.get(steps.size() - 1).endWeights();
    return new Trajectory(problem(Rational.ZERO), steps, List.of(), BITS, end);
  }

  private static Verification verified(List<TrajectoryStep> steps) {
    return TrajectoryVerifier.verify(problem(Rational.ZERO), trajectory(steps));
  }

  private static Magnitude power(long exponent) {
    return Magnitude.ONE.scale(exponent);
  }

  /** The radius is {@code 2^-bits factor}, but for what a wide tube adds. */
  private static void assertRadius(Verification verification, int bits, double factor) {
    assertThat(verification).isInstanceOf(Verification.Certified.class);
    SingleStep.assertNear(verification.enclosed().radius().scale(bits), factor * (1 - 3e-4), 6e-4);
  }

  /**
   * What an error becomes that a proposal has from one step on: beside the flow by {@code ε} its
   * velocity is wrong by {@code ε/(1 + t)}, of which the norm in step {@code k} is {@code ε/(7 +
   * k)}.
   */
  private static double beside(int from, int to) {
    double factor = 1;
    for (int k = from; k < to; k++) {
      factor += 1 / (7.0 + k);
    }
    return factor;
  }

  @Test
  void theFlowItselfIsEnclosedToTheDigits() {
    Verification found = verified(steps(8, Dyadic.ZERO));
    assertThat(found).isInstanceOf(Verification.Certified.class);
    assertThat(found.enclosed().radius()).isLessThan(power(-165));
    assertThat(found.enclosed().isComplete()).isTrue();
    assertThat(found.enclosed().steps()).hasSize(8);
    assertThat(found.enclosed().growthDigits()).isZero();
    double end = found.enclosed().proposal().finalWeights().get(0).approximateDouble();
    assertThat(end).isBetween(Math.log(2) - 1e-15, Math.log(2) + 1e-15);
  }

  /** Where proposals begin, where they join, and what they say of the end. */
  @Test
  void allDistancesCount() {
    Dyadic change = Dyadic.ONE.scale(-60);
    assertRadius(verified(steps(3, change)), 60, beside(0, 3));
    List<TrajectoryStep> joined = new ArrayList<>(steps(3, Dyadic.ZERO));
    joined.set(1, step(1, joined.get(1).startWeights().get(0).add(change)));
    assertRadius(verified(joined), 60, beside(1, 2) + 1);
    List<TrajectoryStep> steps = steps(3, Dyadic.ZERO);
    List<Dyadic> end = List.of(steps.get(2).endWeights().get(0).add(change), Dyadic.ONE);
    Trajectory ending = new Trajectory(problem(Rational.ZERO), steps, List.of(), BITS, end);
    assertRadius(TrajectoryVerifier.verify(problem(Rational.ZERO), ending), 60, 1);
    Trajectory none =
        new Trajectory(
            problem(Rational.ZERO), List.of(), List.of(), BITS, List.of(change, Dyadic.ONE));
    assertRadius(TrajectoryVerifier.verify(problem(Rational.ZERO), none), 60, 1);
  }

  /** Errors beyond one tube are tried in the next, up to 2^-8. */
  @ParameterizedTest
  @ValueSource(ints = {45, 43, 37, 35, 27, 21, 15, 11, 9})
  void widerTubesHoldLargerErrors(int bits) {
    assertRadius(verified(steps(2, Dyadic.ONE.scale(-bits))), bits, beside(0, 2));
  }

  @Test
  void noTubeHoldsTheLargest() {
    Verification found = verified(steps(2, Dyadic.ONE.scale(-5)));
    assertThat(found).isInstanceOf(Verification.Failed.class);
    Verification.Failed failed = (Verification.Failed) found;
    assertThat(failed.step()).isZero();
    assertThat(failed.enclosed().steps()).isEmpty();
    assertThat(failed.enclosed().isComplete()).isFalse();
    assertThat(failed.time()).isEqualTo(Rational.ZERO);
  }

  /** An error that outgrows a tube on the way goes on in a wider one from there. */
  @Test
  void tubesWidenOnTheWay() {
    List<TrajectoryStep> joined = new ArrayList<>(steps(5, Dyadic.ZERO));
    for (int k : new int[] {1, 3}) {
      Dyadic start = joined.get(k).startWeights().get(0);
      joined.set(k, step(k, start.add(Dyadic.ONE.scale(-20 - 20 / k))));
    }
    Verification found = verified(joined);
    assertRadius(found, 26, beside(3, 4) + 1 + 0x1p-14 * (beside(1, 2) + 1));
    assertThat(found.enclosed().steps().get(0).atEnd()).isLessThan(power(-150));
    assertThat(found.enclosed().steps().get(1).atEnd()).isLessThan(power(-38));
  }

  /** What is enclosed before a step that is wrong stays so. */
  @Test
  void stepsBeforeAFailureAreEnclosed() {
    List<TrajectoryStep> steps = new ArrayList<>(steps(4, Dyadic.ZERO));
    TrajectoryStep third = steps.get(2);
    steps.set(
        2,
        TrajectoryStep.withoutSlopes(
            third.start(), third.end(), List.of(polynomial(5, 1, 1), polynomial(1)), GATES));
    Verification found = verified(steps);
    assertThat(found).isInstanceOf(Verification.Failed.class);
    Verification.Failed failed = (Verification.Failed) found;
    assertThat(failed.step()).isEqualTo(2);
    assertThat(failed.time()).isEqualTo(Rational.of(1, 4));
    assertThat(failed.enclosed().steps()).hasSize(2);
    assertThat(failed.enclosed().radius()).isLessThan(power(-165));
  }

  @Test
  void stepsFollowEachOther() {
    List<TrajectoryStep> steps = steps(3, Dyadic.ZERO);
    assertThatThrownBy(() -> verified(steps.subList(1, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1/8");
    assertThatThrownBy(() -> verified(List.of(steps.get(0), steps.get(2))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                TrajectoryVerifier.verify(
                    problem(Rational.ZERO),
                    trajectory(steps.subList(1, 3)),
                    20,
                    1,
                    VerificationProgress.SILENT))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertOtherProblem(TrajectoryStep step, Dyadic... end) {
    Trajectory other =
        new Trajectory(problem(Rational.ZERO), List.of(step), List.of(), BITS, List.of(end));
    assertThatThrownBy(() -> TrajectoryVerifier.verify(problem(Rational.ZERO), other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("another problem");
    assertThatThrownBy(
            () ->
                TrajectoryVerifier.verify(
                    problem(Rational.ZERO), other, 20, 1, VerificationProgress.SILENT))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                TrajectoryVerifier.disturbed(
                    problem(Rational.ZERO),
                    other,
                    Magnitude.ZERO,
                    List.of(),
                    1,
                    VerificationProgress.SILENT))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void trajectoriesHaveTheShapeOfTheProblem() {
    TrajectoryStep step = step(0, Dyadic.ZERO);
    Dyadic end = step.endWeights().get(0);
    assertOtherProblem(step, end);
    assertOtherProblem(step, end, Dyadic.ONE.scale(2_000_000));
    Polynomial zero = polynomial(0);
    assertOtherProblem(
        TrajectoryStep.withoutSlopes(Rational.ZERO, Rational.ONE, List.of(zero), GATES),
        end,
        Dyadic.ONE);
    assertOtherProblem(
        TrajectoryStep.withoutSlopes(
            Rational.ZERO, Rational.ONE, List.of(zero, zero), GateTable.allOff(NETWORK, 2)),
        end,
        Dyadic.ONE);
  }

  /** Few digits take short numbers, and the engine's if that is not enough. */
  @Test
  void digitsAreThoseAsked() {
    Trajectory right = trajectory(steps(4, Dyadic.ZERO));
    for (int threads = 1; threads <= 2; threads++) {
      Verification few =
          TrajectoryVerifier.verify(
              problem(Rational.ZERO), right, 12, threads, VerificationProgress.SILENT);
      assertThat(few.enclosed().radius()).isBetween(power(-165), power(-40));
      Verification many =
          TrajectoryVerifier.verify(
              problem(Rational.ZERO), right, 50, threads, VerificationProgress.SILENT);
      assertThat(many.enclosed().radius()).isLessThan(power(-165));
    }
    Trajectory beside = trajectory(steps(4, Dyadic.ONE.scale(-30)));
    Verification wide =
        TrajectoryVerifier.verify(
            problem(Rational.ZERO), beside, 12, 1, VerificationProgress.SILENT);
    assertRadius(wide, 30, beside(0, 4));
    assertThat(TrajectoryVerifier.limbs(50)).isEqualTo(2);
    assertThat(TrajectoryVerifier.limbs(51)).isEqualTo(3);
  }

  /** Each step is told of, and what is interrupted stays enclosed so far. */
  @Test
  void progressEndsTheVerification() {
    List<Integer> seen = new ArrayList<>();
    Trajectory right = trajectory(steps(6, Dyadic.ZERO));
    Verification found =
        TrajectoryVerifier.verify(
            problem(Rational.ZERO),
            right,
            50,
            1,
            (done, all) -> {
              seen.add(done);
              return done < 3;
            });
    assertThat(seen).containsExactlyElementsOf(IntStream.range(0, 6).boxed().toList());
    assertThat(found).isInstanceOf(Verification.Failed.class);
    assertThat(((Verification.Failed) found).step()).isEqualTo(3);
    assertThat(((Verification.Failed) found).what()).contains("interrupted");
    assertThat(found.enclosed().steps()).hasSize(3);
    assertThat(found.enclosed().radius()).isLessThan(power(-165));
  }

  /** More steps than are looked at at once. */
  @Test
  void manyStepsAreEnclosedInBlocks() {
    Verification found = verified(steps(130, Dyadic.ONE.scale(-50)));
    assertRadius(found, 50, beside(0, 130));
    assertThat(found.enclosed().steps()).hasSize(130);
  }

  /** Disturbances before the start, in a step and at its end, and the distance at the start. */
  @Test
  void disturbancesAddUp() {
    Magnitude push = power(-30);
    List<Disturbance> pushes =
        List.of(
            new Disturbance(Rational.ZERO, push),
            new Disturbance(Rational.of(1, 16), push),
            new Disturbance(Rational.of(1, 8), push),
            new Disturbance(Rational.of(3, 8), push));
    DisturbedFlows found =
        TrajectoryVerifier.disturbed(
            problem(Rational.ZERO),
            trajectory(steps(3, Dyadic.ONE.scale(-30))),
            push.scale(1),
            pushes,
            1,
            VerificationProgress.SILENT);
    assertThat(found.verification()).isInstanceOf(Verification.Certified.class);
    assertThat(found.bounds()).hasSize(4);
    // twice 2^-30 at the start and once for each push so far, and what the proposal is beside
    double[] expected = {3 + beside(0, 0), 4 + beside(0, 1), 5 + beside(0, 1), 6 + beside(0, 3)};
    for (int k = 0; k < 4; k++) {
      SingleStep.assertNear(found.bounds().get(k).scale(30), expected[k] * (1 - 1e-7), 1e-6);
    }
  }

  private static Verification verified(FlowProblem problem, List<TrajectoryStep> steps) {
    List<Dyadic> end = steps.get(steps.size() - 1).endWeights();
    return TrajectoryVerifier.verify(problem, new Trajectory(problem, steps, List.of(), BITS, end));
  }

  private static TrajectoryStep still(FlowProblem problem, int k, Polynomial... weights) {
    return TrajectoryStep.withoutSlopes(
        Rational.of(k, 8),
        Rational.of(k + 1, 8),
        List.of(weights),
        GateTable.allOff(problem.network(), 1));
  }

  /** A step whose error leaves the tube is looked at again, and not passed over for the next. */
  @Test
  void refusedStepsAreNotPassedOver() {
    FlowProblem resting =
        new FlowProblem(
            SingleStep.layers(Activation.LINEAR, 2, 1, 1),
            POINT,
            List.of(Rational.ZERO, Rational.ONE, Rational.ZERO),
            Loss.EXPONENTIAL,
            Reduction.SUM);
    Polynomial one = polynomial(1);
    Polynomial zero = polynomial(0);
    Verification found =
        verified(
            resting,
            List.of(
                still(resting, 0, zero, one, zero),
                still(resting, 1, polynomial(0x1p-43), one, zero),
                still(resting, 2, zero, one, zero)));
    assertThat(found).isInstanceOf(Verification.Certified.class);
    assertThat(found.enclosed().steps()).hasSize(3);
    assertThat(found.enclosed().steps().get(0).atEnd()).isLessThan(power(-100));
    assertThat(found.enclosed().steps().get(1).atStart()).isGreaterThanOrEqualTo(power(-43));
    assertThat(found.enclosed().radius()).isGreaterThanOrEqualTo(power(-42));
  }

  /** A failure within a step has its time: a third of the way from 1/8 to 1/4. */
  @Test
  void failuresHaveTheirTime() {
    Network network = SingleStep.layers(Activation.leaky(Rational.of(1, 4)), 1, 1, 1);
    FlowProblem repelling =
        new FlowProblem(
            network,
            new Dataset(List.of("x"), List.of(List.of(Rational.ONE)), List.of(1)),
            List.of(Rational.of(-1, 16), Rational.ONE),
            Loss.EXPONENTIAL,
            Reduction.SUM);
    TrajectoryStep flow =
        new TaylorEngine()
            .integrate(repelling, Horizon.atTime(Rational.of(1, 8)), 12, (s, e, t, l) -> true)
            .trajectory()
            .steps()
            .get(0);
    Polynomial across = polynomial(-0x1p-4, 0x3p-4);
    TrajectoryStep second =
        TrajectoryStep.withoutSlopes(
            flow.end(),
            flow.end().add(Rational.of(1, 8)),
            List.of(across, polynomial(1)),
            flow.gates());
    Verification found = verified(repelling, List.of(flow, second));
    assertThat(found).isInstanceOf(Verification.Failed.class);
    Verification.Failed failed = (Verification.Failed) found;
    assertThat(failed.step()).isEqualTo(1);
    double third = flow.end().approximateDouble() + 1.0 / 24;
    assertThat(failed.time().approximateDouble()).isBetween(third - 1e-6, third + 1e-6);
    assertThat(failed.what()).contains("h1[0]");
  }

  /** Disturbances that are all over at the start, without steps and with them. */
  @Test
  void disturbancesAtTheStartMayBeAll() {
    Disturbance push = new Disturbance(Rational.ZERO, power(-30));
    for (int count : new int[] {0, 2}) {
      Trajectory trajectory = trajectory(steps(count, Dyadic.ZERO));
      DisturbedFlows found =
          TrajectoryVerifier.disturbed(
              problem(Rational.ZERO),
              trajectory,
              power(-30),
              List.of(push, push),
              1,
              VerificationProgress.SILENT);
      assertThat(found.bounds()).hasSize(2);
      SingleStep.assertNear(found.bounds().get(1).scale(30), 3, 1e-6);
    }
    Trajectory late = trajectory(steps(3, Dyadic.ZERO).subList(1, 3));
    assertThatThrownBy(
            () ->
                TrajectoryVerifier.disturbed(
                    problem(Rational.ZERO),
                    late,
                    Magnitude.ZERO,
                    List.of(),
                    1,
                    VerificationProgress.SILENT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("starts at");
  }
}
