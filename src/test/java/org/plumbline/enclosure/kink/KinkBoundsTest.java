package org.plumbline.enclosure.kink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.enclosure.box.EnclosedProblem;
import org.plumbline.enclosure.box.KinkVariation;
import org.plumbline.enclosure.box.LossWeights;
import org.plumbline.enclosure.box.PossibleGates;
import org.plumbline.enclosure.box.SampleSignals;
import org.plumbline.enclosure.box.WeightBox;
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
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/** Curves on which pinned pairs vanish, gates beside them, and what a gate changes. */
final class KinkBoundsTest {
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

  /** Behind a pinned vertex alone nothing is left on the curve; behind one that is on there is. */
  @Test
  void whatPinnedVerticesAloneReachIsSilent() {
    EnclosedProblem problem = EnclosedProblem.enclosing(problem(CHAIN, List.of(Rational.ONE)));
    Pair behind = new Pair(0, 2);
    GateTable off = GateTable.allOff(CHAIN, 1);
    GateCheck pinned = new GateCheck(problem, off.with(new Pair(0, 1), Gate.PINNED));
    assertThat(pinned.isSilent(behind)).isTrue();
    assertThat(pinned.isUnreached(behind)).isFalse();
    assertThat(pinned.isSilent(new Pair(0, 1))).isFalse();
    assertThat(new GateCheck(problem, off.with(new Pair(0, 1), Gate.ON)).isSilent(behind))
        .isFalse();
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

  @Test
  void pathsLeadForward() {
    assertThat(GateCheck.leads(CHAIN, 1, 2)).isTrue();
    assertThat(GateCheck.leads(CHAIN, 0, 3)).isTrue();
    assertThat(GateCheck.leads(CHAIN, 2, 1)).isFalse();
  }

  @Test
  void certainGatesContradictOthers() {
    FlowProblem problem = problem(CHAIN, List.of(Rational.ONE));
    EnclosedProblem enclosed = EnclosedProblem.enclosing(problem);
    WeightBox box = WeightBox.of(new double[] {1, 1, 1}, new double[] {2, 2, 2});
    PossibleGates states = PossibleGates.enclosing(enclosed, box);
    GateTable right =
        GateTable.allOff(CHAIN, 1).with(new Pair(0, 1), Gate.ON).with(new Pair(0, 2), Gate.ON);
    assertThat(new GateCheck(enclosed, right).contradicted(states)).isEmpty();
    for (int v = 0; v < CHAIN.size(); v++) {
      GateTable pinned = right.with(new Pair(0, v), Gate.PINNED);
      assertThat(new GateCheck(enclosed, pinned).contradicted(states))
          .isEqualTo(Optional.of(new Pair(0, v)));
    }
    // nothing reaches vertex 2 if vertex 1 is off: only that one is wrong
    assertThat(new GateCheck(enclosed, GateTable.allOff(CHAIN, 1)).contradicted(states))
        .isEqualTo(Optional.of(new Pair(0, 1)));
  }

  /** With a constant slope in front of it, what is behind an uncertain vertex may be negative. */
  @Test
  void selectionsReachBeyondTheActivation() {
    EnclosedProblem enclosed = EnclosedProblem.enclosing(problem(CHAIN, List.of(Rational.ONE)));
    WeightBox box = WeightBox.of(new double[] {-1, 1, 1}, new double[] {2, 1, 1});
    PossibleGates states = PossibleGates.enclosing(enclosed, box);
    SampleSignals selections = SampleSignals.ofSelections(enclosed, box, states);
    assertThat(states.uncertain()).containsExactly(new Pair(0, 1));
    assertThat(selections.activation(0, 1)).isEqualTo(new DoubleInterval(-1, 2));
    assertThat(selections.margin(0)).isEqualTo(new DoubleInterval(-1, 2));
  }

  /**
   * For {@code f = a max(wx, 0)} and {@code x = 1}: {@code κ = a e^{-aγw}}, whose derivatives are
   * {@code (1 - aγw) e^{-aγw}} in {@code a} and {@code -a²γ e^{-aγw}} in {@code w}.
   */
  @Test
  void theVariationOfAStrengthIsBounded() {
    Network single =
        new LayeredArchitecture(List.of(1, 1, 1), List.of(Activation.RELU), List.of()).network();
    EnclosedProblem enclosed = EnclosedProblem.enclosing(problem(single, List.of(Rational.ONE)));
    WeightBox box = WeightBox.of(new double[] {-0x1p-20, 3}, new double[] {0x1p-20, 3});
    PossibleGates states = PossibleGates.enclosing(enclosed, box);
    SampleSignals signals = SampleSignals.ofSelections(enclosed, box, states);
    LossWeights losses = signals.lossWeights();
    double found = KinkVariation.upper(signals, losses, new Pair(0, 1));
    // at w = 0 and γ = 1 the norm is that of (1, 9); the bound adds those of its parts
    assertThat(Magnitude.enclosingAbove(found).scale(losses.scale()).toDyadic())
        .isGreaterThanOrEqualTo(Dyadic.of(9))
        .isLessThan(Dyadic.of(11));
    List<Pair> uncertain = new ArrayList<>(states.uncertain());
    assertThat(uncertain).containsExactly(new Pair(0, 1));
  }
}
