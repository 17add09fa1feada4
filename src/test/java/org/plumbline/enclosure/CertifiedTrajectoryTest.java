package org.plumbline.enclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.enclosure.box.WeightBox;
import org.plumbline.enclosure.step.CertifiedStep;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.GateTable;
import org.plumbline.field.Polynomial;
import org.plumbline.field.Trajectory;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/** What is said of the weights at instants and on parts of steps, given the radii of the steps. */
final class CertifiedTrajectoryTest {
  private static final Network NETWORK =
      new LayeredArchitecture(List.of(2, 1), List.of(), List.of()).network();

  private static Magnitude power(int exponent) {
    return Magnitude.ONE.scale(exponent);
  }

  private static TrajectoryStep step(int start, int end, double[] first, double[] second) {
    return TrajectoryStep.withoutSlopes(
        Rational.of(start, 8),
        Rational.of(end, 8),
        List.of(SingleStep.polynomial(first), SingleStep.polynomial(second)),
        GateTable.allOff(NETWORK, 1));
  }

  /** Steps on [0, 1/8], [1/8, 3/8] and [3/8, 1], of which so many are enclosed. */
  private static CertifiedTrajectory enclosed(int count) {
    FlowProblem problem =
        new FlowProblem(
            NETWORK,
            new Dataset(
                List.of("x", "y"), List.of(List.of(Rational.ONE, Rational.ONE)), List.of(1)),
            List.of(Rational.ONE, Rational.ONE),
            Loss.EXPONENTIAL,
            Reduction.SUM);
    List<TrajectoryStep> steps =
        List.of(
            step(0, 1, new double[] {1, 2}, new double[] {-1}),
            step(1, 3, new double[] {3, -4, 2}, new double[] {-1, 0.875}),
            step(3, 8, new double[] {1, -0.5}, new double[] {0.25, 0.5}));
    List<CertifiedStep> bounds =
        List.of(
            new CertifiedStep(power(-10), power(-4), power(-8), Set.of()),
            new CertifiedStep(power(-8), power(-3), power(-2), Set.of()),
            new CertifiedStep(power(-2), power(-1), power(-1), Set.of()));
    Trajectory trajectory =
        new Trajectory(problem, steps, List.of(), 53, List.of(Dyadic.of(0.5), Dyadic.of(0.75)));
    return new CertifiedTrajectory(trajectory, bounds.subList(0, count), power(-1), 2.5);
  }

  private static void assertAt(int time, double first, Magnitude radius) {
    EnclosedWeights found = enclosed(3).at(Rational.of(time, 64)).orElseThrow();
    assertThat(found.radius()).isEqualTo(radius);
    assertThat(found.proposed().get(0).lower()).isEqualTo(Dyadic.of(first));
    assertThat(found.proposed().get(0).upper()).isEqualTo(Dyadic.of(first));
  }

  @Test
  void weightsAreThoseOfTheStepAtAnInstant() {
    assertAt(0, 1, power(-10));
    assertAt(4, 2, power(-4));
    assertAt(8, 3, power(-8));
    assertAt(16, 1.5, power(-3));
    // At the end the bound throughout is the better one.
    assertAt(24, 1, power(-3));
    assertAt(44, 0.75, power(-1));
    assertAt(64, 0.5, power(-1));
  }

  @Test
  void nothingIsSaidBeyondTheEnclosedSteps() {
    assertThat(enclosed(3).at(Rational.of(65, 64))).isEmpty();
    assertThat(enclosed(3).at(Rational.of(-1, 64))).isEmpty();
    assertThat(enclosed(2).at(Rational.of(25, 64))).isEmpty();
    assertThat(enclosed(2).at(Rational.of(24, 64))).isPresent();
    assertThat(enclosed(0).at(Rational.ZERO)).isEmpty();
    assertThat(enclosed(2).isComplete()).isFalse();
    assertThat(enclosed(3).isComplete()).isTrue();
    assertThat(enclosed(2).steps()).hasSize(2);
    assertThat(enclosed(3).radius()).isEqualTo(power(-1));
    assertThat(enclosed(3).growthDigits()).isEqualTo(2.5);
  }

  /** An instant that is no dyadic part of a step: within the working precision and some more. */
  @Test
  void instantsBetweenAreEnclosed() {
    Rational third = Rational.of(1, 24);
    EnclosedWeights found = enclosed(3).at(third).orElseThrow();
    Rational exact = Rational.of(5, 3);
    Dyadic lower = found.proposed().get(0).lower();
    Dyadic upper = found.proposed().get(0).upper();
    assertThat(lower.toRational()).isLessThan(exact);
    assertThat(upper.toRational()).isGreaterThan(exact);
    assertThat(upper.subtract(lower)).isLessThan(Dyadic.ONE.scale(-82));
    // Kept short: the time has no end of digits.
    assertThat(lower.significand().bitLength()).isLessThanOrEqualTo(53 + 32 + 1);
    assertThat(found.weight(0).lower()).isEqualTo(lower.subtract(Dyadic.ONE.scale(-4)));
    assertThat(found.weight(0).upper()).isEqualTo(upper.add(Dyadic.ONE.scale(-4)));
  }

  private static void assertRange(DoubleInterval range, double lower, double upper) {
    assertThat(range.lower()).isBetween(lower - 1e-9, lower);
    assertThat(range.upper()).isBetween(upper, upper + 1e-9);
  }

  /** On the first step {@code 1 + 2τ} and a constant, give or take 1/16. */
  @Test
  void boxesFollowTheWeightsPartByPart() {
    List<WeightBox> boxes = FlowBoxes.of(enclosed(3), 0, 4);
    assertThat(boxes).hasSize(4);
    for (int k = 0; k < 4; k++) {
      assertRange(boxes.get(k).range(0), 1 + k / 2.0 - 0.0625, 1.5 + k / 2.0 + 0.0625);
      assertRange(boxes.get(k).range(1), -1.0625, -0.9375);
    }
  }

  /** What three limbs do not hold of a polynomial is in its box all the same. */
  @Test
  void whatIsCutOffIsInTheBox() {
    TrajectoryStep step =
        TrajectoryStep.withoutSlopes(
            Rational.ZERO,
            Rational.ONE,
            List.of(
                Polynomial.of(List.of(Dyadic.ONE.scale(400), Dyadic.ONE.scale(400).negate())),
                Polynomial.of(
                    List.of(
                        Dyadic.ONE.scale(400),
                        Dyadic.ONE.scale(400).negate(),
                        Dyadic.ONE.scale(240)))),
            GateTable.allOff(NETWORK, 1));
    CertifiedTrajectory whole = enclosed(3);
    CertifiedTrajectory cut =
        new CertifiedTrajectory(
            whole.proposal().with(List.of(step)),
            List.of(new CertifiedStep(Magnitude.ZERO, Magnitude.ZERO, Magnitude.ZERO, Set.of())),
            Magnitude.ZERO,
            0);
    WeightBox end = FlowBoxes.of(cut, 0, 1).get(0);
    assertThat(end.range(1).contains(0x1p240)).isTrue();
  }

  /** The first weight of the last step falls from 1 to 1/2, which its radius of 1/2 reaches. */
  @Test
  void signsAreThoseOfAllWeightsNearBy() {
    assertThat(WeightSigns.areConstant(enclosed(3), 0)).isTrue();
    assertThat(WeightSigns.areConstant(enclosed(3), 1)).isFalse();
    assertThat(WeightSigns.areConstant(enclosed(3), 2)).isFalse();
  }

  /** Eight steps of 1/8 with a constant each: the search halves more than once. */
  @Test
  void everyStepIsFound() {
    List<TrajectoryStep> steps = new ArrayList<>();
    List<CertifiedStep> bounds = new ArrayList<>();
    for (int k = 0; k < 8; k++) {
      steps.add(step(k, k + 1, new double[] {k}, new double[] {1}));
      bounds.add(new CertifiedStep(power(-9), power(-9), power(-9), Set.of()));
    }
    CertifiedTrajectory flow =
        new CertifiedTrajectory(enclosed(3).proposal().with(steps), bounds, power(-9), 0);
    for (int k = 0; k < 8; k++) {
      EnclosedWeights found = flow.at(Rational.of(2L * k + 1, 16)).orElseThrow();
      assertThat(found.proposed().get(0).lower()).isEqualTo(Dyadic.of(k));
    }
  }
}
