package org.plumbline.enclosure.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.enclosure.SingleStep;
import org.plumbline.enclosure.ball.ProgramBalls;
import org.plumbline.enclosure.ball.SeriesBall;
import org.plumbline.enclosure.box.MovingInterval;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Instruction;
import org.plumbline.field.Pair;
import org.plumbline.field.Polynomial;
import org.plumbline.field.StraightLineProgram;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.network.Activation;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.network.Vertex;
import org.plumbline.network.Weight;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/** Proposed steps as they are taken, programs run on balls, and series of pre-activations. */
final class StepSeriesTest {
  private static final Pair FIRST = new Pair(0, 2);
  private static final Pair SECOND = new Pair(0, 3);

  /** Two inputs, a unit on both, one on it and on an input by a fixed weight, and the output. */
  private static FlowProblem problem() {
    Network network =
        Network.of(
            2,
            List.of(
                new Vertex("x", Activation.LINEAR),
                new Vertex("y", Activation.LINEAR),
                new Vertex("u", Activation.RELU),
                new Vertex("v", Activation.RELU),
                new Vertex("t", Activation.RELU),
                new Vertex("o", Activation.LINEAR)),
            List.of(
                new Edge(0, 2, new Weight.Parameter(0)),
                new Edge(1, 2, new Weight.Parameter(1)),
                new Edge(2, 3, new Weight.Parameter(2)),
                new Edge(0, 4, new Weight.Fixed(Rational.of(1, 2))),
                new Edge(3, 5, new Weight.Parameter(3)),
                new Edge(4, 5, new Weight.Parameter(3))),
            List.of("a", "b", "c", "d"));
    return new FlowProblem(
        network,
        new Dataset(
            List.of("x", "y"), List.of(List.of(Rational.of(3), Rational.of(-2))), List.of(1)),
        Collections.nCopies(4, Rational.ONE),
        Loss.EXPONENTIAL,
        Reduction.SUM);
  }

  private static TrajectoryStep step(FlowProblem problem, boolean isOn, Polynomial... weights) {
    GateTable gates = GateTable.allOff(problem.network(), 1);
    return TrajectoryStep.withoutSlopes(
        Rational.ZERO,
        Rational.ONE,
        List.of(weights),
        isOn ? gates.with(FIRST, Gate.ON).with(SECOND, Gate.ON) : gates);
  }

  private static StepSeries series(boolean isOn) {
    FlowProblem problem = problem();
    TrajectoryStep step =
        step(
            problem,
            isOn,
            SingleStep.polynomial(1, 2),
            SingleStep.polynomial(-1, 0, 1),
            SingleStep.polynomial(2, 1),
            SingleStep.polynomial(1));
    ProposedStep proposal = ProposedStep.of(step, 4);
    VerifierContext context = new VerifierContext(problem, 4);
    return new StepSeries(context, step, proposal);
  }

  private static void assertCoefficients(SeriesBall ball, double... expected) {
    assertThat(ball.length()).isEqualTo(expected.length);
    for (int k = 0; k < expected.length; k++) {
      assertThat(ball.coefficient(k)).isEqualTo(Dyadic.of(expected[k]));
    }
  }

  /** {@code s_u = 3(1 + 2τ) - 2(-1 + τ²)} and {@code s_v = (2 + τ) s_u}. */
  @Test
  void preActivationsFollowTheProposal() {
    StepSeries series = series(true);
    assertCoefficients(series.preActivation(FIRST), 5, 6, -2);
    assertCoefficients(series.preActivation(SECOND), 10, 17, 2, -2);
    assertThat(series.preActivation(FIRST)).isSameAs(series.preActivation(FIRST));
    assertThat(series(false).preActivation(SECOND).isZero()).isTrue();
    assertThat(series.degree()).isEqualTo(32 * 6);
    assertCoefficients(series.input(0, 1), -2);
    assertThat(series.gates().gate(FIRST)).isEqualTo(Gate.ON);
  }

  /** Both weights may be off by 1: five for the inputs (3, -2). */
  @Test
  void nearbyPreActivationsDifferByWhatWeightsDoThere() {
    StepSeries series = series(true);
    SeriesBall near = series.preActivationNear(FIRST, Magnitude.ONE);
    assertCoefficients(near.center(), 5, 6, -2);
    assertThat(near.radius().toDyadic()).isBetween(Dyadic.of(5), Dyadic.of(5.001));
    assertThat(series.preActivationNear(FIRST, Magnitude.ONE)).isSameAs(near);
    assertThat(series.preActivationNear(FIRST, Magnitude.ZERO))
        .isSameAs(series.preActivation(FIRST));
    assertThat(series.preActivationNear(FIRST, Magnitude.ONE.scale(1)).radius().toDyadic())
        .isGreaterThanOrEqualTo(Dyadic.of(10));
  }

  @Test
  void onlyTrainedInputsAreStraight() {
    StepSeries series = series(true);
    assertThat(series.isStraight(FIRST)).isTrue();
    assertThat(series.isStraight(SECOND)).isFalse();
    assertThat(series.isStraight(new Pair(0, 4))).isFalse();
    assertThat(series.inputSize(FIRST))
        .isEqualTo(Magnitude.enclosingAbove(3.0).add(Magnitude.enclosingAbove(2.0)));
  }

  /** {@code |6| + |2 · 2|}, and the radius once for each degree. */
  @Test
  void slopesAreBounded() {
    SeriesBall s = series(true).preActivation(FIRST);
    Dyadic slope = StepSeries.slopeUpper(s.center().widened(Magnitude.ONE), 7).toDyadic();
    assertThat(slope).isBetween(Dyadic.of(17), Dyadic.of(17.001));
    assertThat(StepSeries.slopeUpper(s.center(), 7).toDyadic())
        .isBetween(Dyadic.of(10), Dyadic.of(10.001));
  }

  @Test
  void programsAreRunOnBalls() {
    ProgramBalls balls = new ProgramBalls(8, 4, new HashMap<>());
    List<Instruction> instructions =
        List.of(
            new Instruction.Dot(4, List.of(0, 1), List.of(1, 3)),
            new Instruction.Combination(
                5, List.of(4, 0), List.of(Rational.of(2), Rational.of(-1, 2)), Rational.of(7)),
            new Instruction.Exponential(6, 8),
            new Instruction.Logistic(7, 9, 8));
    StraightLineProgram program = new StraightLineProgram(2, 2, 10, instructions);
    List<SeriesBall> weights = List.of(ball(1, 2), ball(3));
    List<SeriesBall> slopes = List.of(ball(9), ball(0, 5));
    SeriesBall[] registers = balls.run(program, weights, slopes);
    // (1 + 2τ) 3 + 3 (5τ)
    assertCoefficients(registers[4], 3, 21);
    assertCoefficients(registers[5], 12.5, 41);
    assertCoefficients(registers[0], 1, 2);
    assertCoefficients(registers[2], 9);
    assertCoefficients(registers[3], 0, 5);
    assertThat(registers[6].coefficient(0)).isEqualTo(Dyadic.ONE);
    assertThat(registers[7].coefficient(0)).isEqualTo(Dyadic.of(0.5));
    SeriesBall[] some = balls.run(program, instructions.subList(0, 1), weights, slopes);
    assertThat(some[5].isZero()).isTrue();
    assertCoefficients(some[4], 3, 21);
    assertThat(balls.order()).isEqualTo(8);
    assertCoefficients(balls.oneMinus(ball(3, -2)), -2, 2);
    assertThat(balls.constant(Rational.of(1, 3))).isSameAs(balls.constant(Rational.of(1, 3)));
    // One limb more than series have.
    assertThat(balls.constant(Rational.of(1, 3)).radius()).isLessThan(Magnitude.ONE.scale(-195));
  }

  private static SeriesBall ball(double... coefficients) {
    List<Dyadic> all = new ArrayList<>();
    for (double c : coefficients) {
      all.add(Dyadic.of(c));
    }
    return SeriesBall.approximate(all, 4);
  }

  private static ProposedStep proposed(int limbs, Polynomial... weights) {
    return ProposedStep.of(step(problem(), true, weights), limbs);
  }

  private static Polynomial ones(int length) {
    return Polynomial.of(Collections.nCopies(length, Dyadic.ONE));
  }

  /** What is cut off two weights adds as squares: 3 and 4 units of the last limb. */
  @Test
  void whatIsCutOffIsCounted() {
    Dyadic low = Dyadic.ONE.add(Dyadic.ONE.scale(-90));
    ProposedStep step =
        proposed(
            2,
            Polynomial.of(List.of(low, low, low)),
            Polynomial.of(List.of(low, low, low, low)),
            ones(2));
    assertThat(step.cut().scale(50).toDyadic()).isBetween(Dyadic.of(5), Dyadic.of(5.001));
    assertThat(step.start()).containsExactly(Dyadic.ONE, Dyadic.ONE, Dyadic.ONE);
    assertThat(step.end()).containsExactly(Dyadic.of(3), Dyadic.of(4), Dyadic.of(2));
    assertThat(step.isFit()).isTrue();
    assertThat(step.weights()).hasSize(3);
  }

  @Test
  void ordersGoBeyondTheLongestPolynomial() {
    assertThat(proposed(2, ones(1)).order()).isEqualTo(32);
    assertThat(proposed(2, ones(31)).order()).isEqualTo(32);
    assertThat(proposed(2, ones(32), ones(7)).order()).isEqualTo(33);
    TrajectoryStep slopes =
        new TrajectoryStep(
            Rational.ZERO,
            Rational.ONE,
            List.of(ones(3)),
            List.of(ones(40)),
            GateTable.allOff(problem().network(), 1));
    assertThat(ProposedStep.of(slopes, 2).order()).isEqualTo(41);
    assertThat(ProposedStep.of(slopes, 2).slopes()).hasSize(1);
  }

  @Test
  void stepsThatAreTooLongOrTooLargeAreNotFit() {
    assertThat(proposed(1, ones(SeriesBall.MOST_ORDER - 2)).isFit()).isTrue();
    ProposedStep tooLong = proposed(1, ones(3), ones(SeriesBall.MOST_ORDER - 1));
    assertThat(tooLong.isFit()).isFalse();
    assertThat(tooLong.weights()).hasSize(2);
    assertThat(tooLong.end()).containsExactly(Dyadic.ZERO, Dyadic.ZERO);
    assertThat(tooLong.cut().isZero()).isTrue();
    // The highest limb ends below 2^(2^20).
    Dyadic most = Dyadic.ONE.scale((1 << 20) - 77);
    assertThat(proposed(1, Polynomial.of(List.of(most))).isFit()).isTrue();
    Dyadic more = Dyadic.ONE.scale((1 << 20) - 1);
    assertThat(proposed(1, Polynomial.of(List.of(more))).isFit()).isFalse();
  }

  private static void assertRange(DoubleInterval range, double lower, double upper) {
    assertThat(range.lower()).isBetween(lower - 1e-9, lower);
    assertThat(range.upper()).isBetween(upper, upper + 1e-9);
  }

  /** Frozen parameters stay where they are known to be, and are boxed with the path alone. */
  @Test
  void boxesHoldTheTube() {
    Magnitude tube = Magnitude.ONE.scale(-3);
    TrajectoryStep step =
        step(problem(), true, SingleStep.polynomial(1, 2), SingleStep.polynomial(5));
    ProposedStep free = ProposedStep.of(step, 3);
    assertRange(free.box(0, 0.5, tube).range(0), 0.875, 2.125);
    assertRange(free.box(0, 0.5, tube).range(1), 4.875, 5.125);
    assertThat(free.isFrozen(1)).isFalse();
    ProposedStep frozen =
        ProposedStep.of(
            step, 3, p -> p == 1 ? Optional.of(new DoubleInterval(5, 5.0625)) : Optional.empty());
    assertRange(frozen.box(0, 0.5, tube).range(0), 0.875, 2.125);
    DoubleInterval known = frozen.box(0, 0.5, tube).range(1);
    assertRange(known, 5, 5.0625);
    assertThat(known.lower()).isLessThan(5);
    assertThat(known.upper()).isGreaterThan(5.0625);
    assertThat(frozen.isFrozen(1)).isTrue();
    assertThat(frozen.isFrozen(0)).isFalse();
    List<MovingInterval> moving = free.moving(0, 0.5, tube);
    assertThat(moving).hasSize(2);
    assertRange(moving.get(0).value(), 0.875, 2.125);
    assertRange(moving.get(0).rate(), 2, 2);
    assertRange(moving.get(1).rate(), 0, 0);
  }

  private static StepSeries ofLength(int numerator, int denominator) {
    FlowProblem problem = problem();
    TrajectoryStep step =
        TrajectoryStep.withoutSlopes(
            Rational.ONE,
            Rational.ONE.add(Rational.of(numerator, denominator)),
            List.of(ones(1), ones(1), ones(1), ones(1)),
            GateTable.allOff(problem.network(), 1));
    return new StepSeries(new VerifierContext(problem, 4), step, ProposedStep.of(step, 4));
  }

  @Test
  void lengthsOfStepsAreBoundedOnBothSides() {
    StepSeries third = ofLength(1, 3);
    assertThat(third.lengthUpper().toDyadic().toRational())
        .isBetween(Rational.of(1, 3), Rational.of(1_001, 3_000));
    assertThat(third.lengthTimesLower(5).toDyadic().toRational())
        .isBetween(Rational.of(4_999, 3_000), Rational.of(5, 3));
    // A long factor: the product of both is longer than a double.
    double factor = 1 + 0x1p-52;
    Rational exact = Rational.of(7, 16).multiply(Dyadic.of(factor).toRational());
    assertThat(ofLength(7, 16).lengthTimesLower(factor).toDyadic().toRational())
        .isLessThanOrEqualTo(exact);
  }
}
