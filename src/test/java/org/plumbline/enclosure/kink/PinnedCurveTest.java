package org.plumbline.enclosure.kink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.enclosure.proposal.ProposedStep;
import org.plumbline.enclosure.proposal.StepSeries;
import org.plumbline.enclosure.proposal.VerifierContext;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.Polynomial;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/** Curves on which pinned pairs vanish, and what differs on them from the proposal. */
final class PinnedCurveTest {
  /** Two weights into one ReLU, one out of it. */
  private static final Network NETWORK =
      new LayeredArchitecture(List.of(2, 1, 1), List.of(Activation.RELU), List.of()).network();

  /** One ReLU behind another. */
  private static final Network CHAIN =
      new LayeredArchitecture(
              List.of(1, 1, 1, 1), List.of(Activation.RELU, Activation.RELU), List.of())
          .network();

  private static final Magnitude TUBE = Magnitude.ONE.scale(-44);

  private static FlowProblem problem(Network network, List<Rational> x) {
    List<String> names = x.size() == 1 ? List.of("x") : List.of("x", "y");
    return new FlowProblem(
        network,
        new Dataset(names, List.of(x), List.of(1)),
        Collections.nCopies(network.parameters(), Rational.ONE),
        Loss.EXPONENTIAL,
        Reduction.SUM);
  }

  private static StepSeries series(
      VerifierContext context, GateTable gates, List<Dyadic> weights, List<Dyadic> slopes) {
    TrajectoryStep step =
        new TrajectoryStep(
            Rational.ZERO, Rational.ONE, constants(weights), constants(slopes), gates);
    ProposedStep proposal = ProposedStep.of(step, 4);
    return new StepSeries(context, step, proposal);
  }

  private static List<Polynomial> constants(List<Dyadic> values) {
    return values.stream().map(value -> Polynomial.of(List.of(value))).toList();
  }

  /** {@code w_av - s_v/z_a}: with {@code s = 2^-60} and the largest input 4 it is {@code 2^-62}. */
  @Test
  void theWeightOfTheLargestInputIsShifted() {
    FlowProblem problem = problem(NETWORK, List.of(Rational.ONE, Rational.of(4)));
    VerifierContext context = new VerifierContext(problem, 4);
    Pair pair = new Pair(0, 2);
    GateTable gates = GateTable.allOff(NETWORK, 1).with(pair, Gate.PINNED);
    Dyadic first = Dyadic.of(4).add(Dyadic.ONE.scale(-60));
    StepSeries series =
        series(context, gates, List.of(first, Dyadic.of(-1), Dyadic.ONE), List.of(Dyadic.of(0.5)));
    PinnedCurve curve =
        PinnedCurve.enclosing(context, series, List.of(), List.of(), TUBE).orElseThrow();
    assertThat(curve.shift().distance().toDyadic()).isGreaterThanOrEqualTo(Dyadic.ONE.scale(-62));
    assertThat(curve.shift().distance()).isLessThan(Magnitude.ONE.scale(-61));
    assertThat(curve.slopeViolation().isZero()).isTrue();
  }

  /** A slope of 5/4 is 1/4 beyond, one of -1/8 falls short by that. */
  @Test
  void slopesBeyondTheirIntervalAreMeasured() {
    FlowProblem problem = problem(NETWORK, List.of(Rational.ONE, Rational.of(4)));
    VerifierContext context = new VerifierContext(problem, 4);
    GateTable gates = GateTable.allOff(NETWORK, 1).with(new Pair(0, 2), Gate.PINNED);
    List<Dyadic> weights = List.of(Dyadic.of(4), Dyadic.of(-1), Dyadic.ONE);
    for (double slope : new double[] {1.25, -0.25}) {
      StepSeries series = series(context, gates, weights, List.of(Dyadic.of(slope)));
      PinnedCurve curve =
          PinnedCurve.enclosing(context, series, List.of(), List.of(), TUBE).orElseThrow();
      assertThat(curve.slopeViolation().toDyadic()).isGreaterThanOrEqualTo(Dyadic.of(0.25));
      assertThat(curve.slopeViolation().toDyadic()).isLessThan(Dyadic.of(0.250001));
    }
  }

  /**
   * A pair held by its single weight moves that weight; one released there has to move it by {@code
   * s/z}, which is more: {@code z = 1/8}.
   */
  @Test
  void releasedPairsMoveByTheirPreActivation() {
    FlowProblem problem = problem(CHAIN, List.of(Rational.ONE));
    VerifierContext context = new VerifierContext(problem, 4);
    Pair pair = new Pair(0, 2);
    GateTable gates = GateTable.allOff(CHAIN, 1).with(new Pair(0, 1), Gate.ON);
    List<Dyadic> weights = List.of(Dyadic.of(0.125), Dyadic.ONE.scale(-60), Dyadic.ONE);
    GateTable held = gates.with(pair, Gate.PINNED);
    PinnedCurve pinned =
        PinnedCurve.enclosing(
                context,
                series(context, held, weights, List.of(Dyadic.of(0.5))),
                List.of(),
                List.of(),
                TUBE)
            .orElseThrow();
    assertThat(pinned.shift().distance().toDyadic()).isGreaterThanOrEqualTo(Dyadic.ONE.scale(-60));
    GateTable on = gates.with(pair, Gate.ON);
    PinnedCurve released =
        PinnedCurve.enclosing(
                context, series(context, on, weights, List.of()), List.of(pair), List.of(), TUBE)
            .orElseThrow();
    assertThat(released.shift().distance().toDyadic())
        .isGreaterThanOrEqualTo(Dyadic.ONE.scale(-60));
    assertThat(released.released()).containsExactly(pair);
    PinnedCurve resting =
        PinnedCurve.enclosing(
                context, series(context, on, weights, List.of()), List.of(), List.of(pair), TUBE)
            .orElseThrow();
    assertThat(resting.resting()).containsExactly(pair);
    assertThat(resting.shift().distance().toDyadic()).isGreaterThanOrEqualTo(Dyadic.ONE.scale(-60));
  }

  /** A curve that differs from the proposal in one weight. */
  private static PinnedCurve moved(int parameter) {
    KinkShift shift = new KinkShift(List.of(parameter), Magnitude.ONE, Magnitude.ZERO);
    return new PinnedCurve(shift, List.of(), List.of(), Magnitude.ZERO);
  }

  @Test
  void weightsInFrontMoveWhatStandsBehindUnlessItIsMute() {
    GateTable off = GateTable.allOff(CHAIN, 1);
    GateTable on = off.with(new Pair(0, 1), Gate.ON);
    assertThat(moved(0).affects(CHAIN, on, new Pair(0, 1))).isTrue();
    assertThat(moved(0).affects(CHAIN, on, new Pair(0, 2))).isTrue();
    assertThat(moved(1).affects(CHAIN, on, new Pair(0, 1))).isFalse();
    assertThat(moved(0).affects(CHAIN, off, new Pair(0, 2))).isFalse();
  }
}
