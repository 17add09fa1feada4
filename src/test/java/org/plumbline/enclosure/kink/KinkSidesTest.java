package org.plumbline.enclosure.kink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.enclosure.box.GateState;
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
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/**
 * A unit with weights {@code (u, 0)} and {@code a} on samples {@code (1, 0)} and {@code (x, 1)}:
 * the second is on its kink.
 */
final class KinkSidesTest {
  private static final Network NETWORK =
      new LayeredArchitecture(List.of(2, 1, 1), List.of(Activation.RELU), List.of()).network();

  private static final Pair PAIR = new Pair(1, 2);
  private static final Magnitude TUBE = Magnitude.ONE.scale(-44);

  private record Case(int label, Gate gate, boolean isDisturbed, double offset) {
    KinkSides.Kept kept(Map<Pair, GateState> before) {
      List<List<Rational>> points =
          List.of(List.of(Rational.ONE, Rational.ZERO), List.of(Rational.ZERO, Rational.ONE));
      FlowProblem problem =
          new FlowProblem(
              NETWORK,
              new Dataset(List.of("x", "y"), points, List.of(1, label)),
              List.of(Rational.ONE, Rational.ZERO, Rational.ONE),
              Loss.EXPONENTIAL,
              Reduction.SUM);
      VerifierContext context =
          isDisturbed ? VerifierContext.ofDisturbed(problem, 4) : new VerifierContext(problem, 4);
      GateTable gates = GateTable.allOff(NETWORK, 2).with(new Pair(0, 2), Gate.ON).with(PAIR, gate);
      List<Polynomial> weights = List.of(constant(1), constant(offset), constant(1));
      TrajectoryStep step =
          new TrajectoryStep(
              Rational.ZERO,
              Rational.ONE,
              weights,
              gate == Gate.PINNED ? List.of(constant(0.5)) : List.of(),
              gates);
      ProposedStep proposal = ProposedStep.of(step, 4);
      WeightBox box = proposal.box(0, 1, TUBE);
      SampleSignals signals =
          SampleSignals.ofSelections(
              context.problem(), box, PossibleGates.enclosing(context.problem(), box));
      return new KinkSides(context, new StepSeries(context, step, proposal), step, TUBE)
          .on(0, 0.5, before, signals, signals.lossWeights());
    }

    private static Polynomial constant(double value) {
      return Polynomial.of(List.of(Dyadic.of(value)));
    }
  }

  /** On the positive side the label -1 pushes {@code s} down at the rate {@code c a = 1}. */
  @Test
  void aFlowThatIsPushedBackKeepsToTheOtherSide() {
    for (Gate gate : List.of(Gate.OFF, Gate.PINNED)) {
      KinkSides.Kept kept = new Case(-1, gate, false, 0).kept(Map.of());
      assertThat(kept.then()).isEqualTo(Map.of(PAIR, GateState.OFF));
      assertThat(kept.first()).isEmpty();
      assertThat(kept.since()).isBetween(0x1p-44, 0x1p-42);
    }
  }

  @Test
  void whatHeldJustBeforeHoldsFromTheBeginning() {
    KinkSides.Kept kept = new Case(-1, Gate.OFF, false, 0).kept(Map.of(PAIR, GateState.OFF));
    assertThat(kept.first()).isEqualTo(Map.of(PAIR, GateState.OFF));
    assertThat(kept.since()).isEqualTo(0);
  }

  /** It takes so long to come back from there. */
  @Test
  void theProposalMayBeginOnTheOtherSide() {
    double offset = 0x1p-45;
    KinkSides.Kept kept = new Case(-1, Gate.OFF, false, offset).kept(Map.of());
    assertThat(kept.since()).isGreaterThanOrEqualTo(offset + 0x1p-44);
  }

  /** The label 1 pulls away; the wrong gate is not what is kept to; jumps go anywhere. */
  @Test
  void nothingIsKeptToOtherwise() {
    assertThat(new Case(1, Gate.OFF, false, 0).kept(Map.of()).then()).isEmpty();
    assertThat(new Case(1, Gate.ON, false, 0).kept(Map.of()).then()).isEmpty();
    assertThat(new Case(-1, Gate.ON, false, 0).kept(Map.of()).then()).isEmpty();
    assertThat(new Case(-1, Gate.OFF, true, 0).kept(Map.of()).then()).isEmpty();
  }

  /** Points {@code (1, 0)} and {@code (x, 1)}, weights {@code (1, -x)} and {@code a}. */
  private static KinkSides.Kept kept(
      int x, int a, List<Integer> labels, Gate above, Gate below, int tubeBits, double from) {
    return kept(x, a, labels, above, below, tubeBits, from, 0);
  }

  /** The same with a pre-activation off its kink by an offset. */
  private static KinkSides.Kept kept(
      int x,
      int a,
      List<Integer> labels,
      Gate above,
      Gate below,
      int tubeBits,
      double from,
      double offset) {
    Rational second = Rational.of(x);
    FlowProblem problem =
        new FlowProblem(
            NETWORK,
            new Dataset(
                List.of("x", "y"),
                List.of(List.of(Rational.ONE, Rational.ZERO), List.of(second, Rational.ONE)),
                labels),
            List.of(Rational.ONE, second.negate(), Rational.of(a)),
            Loss.EXPONENTIAL,
            Reduction.SUM);
    VerifierContext context = new VerifierContext(problem, 4);
    GateTable gates =
        GateTable.allOff(NETWORK, 2).with(new Pair(0, 2), Gate.ON).with(PAIR, above, below);
    TrajectoryStep step =
        new TrajectoryStep(
            Rational.ZERO,
            Rational.ONE,
            List.of(Case.constant(1), Case.constant(offset - x), Case.constant(a)),
            List.of(),
            gates);
    ProposedStep proposal = ProposedStep.of(step, 4);
    Magnitude tube = Magnitude.ONE.scale(-tubeBits);
    WeightBox box = proposal.box(0, 1, tube);
    SampleSignals signals =
        SampleSignals.ofSelections(
            context.problem(), box, PossibleGates.enclosing(context.problem(), box));
    return new KinkSides(context, new StepSeries(context, step, proposal), step, tube)
        .on(from, from + 0.5, Map.of(), signals, signals.lossWeights());
  }

  private static KinkSides.Kept pushedBack(int tubeBits, double from) {
    return kept(0, 1, List.of(1, -1), Gate.OFF, Gate.OFF, tubeBits, from);
  }

  /** The tube is left at the rate {@code a}, and the time rounded up to twice a power of two. */
  @Test
  void itTakesTheTubeOverTheRate() {
    assertThat(pushedBack(44, 0).since()).isEqualTo(0x1p-43);
    KinkSides.Kept fast = kept(0, 4, List.of(1, -1), Gate.OFF, Gate.OFF, 44, 0);
    assertThat(fast.since()).isEqualTo(0x1p-45);
    assertThat(pushedBack(44, 0.5).since()).isBetween(0.5 + 0x1p-44, 0.5 + 0x1p-42);
  }

  /** A quarter of a part of 1/2 is 1/8, wherever the part is. */
  @Test
  void sidesThatAreSureTooLateAreNotKeptTo() {
    assertThat(pushedBack(4, 0).since()).isEqualTo(0.125);
    assertThat(pushedBack(3, 0).then()).isEmpty();
    assertThat(pushedBack(3, 0.5).then()).isEmpty();
  }

  /** The first sample drives the second's pre-activation up, at the rate {@code 2/e} and more. */
  @Test
  void eitherSideMayBeKeptTo() {
    List<Integer> labels = List.of(1, -1);
    assertThat(kept(2, 1, labels, Gate.ON, Gate.ON, 44, 0).then())
        .isEqualTo(Map.of(PAIR, GateState.ON));
    assertThat(kept(2, 1, labels, Gate.OFF, Gate.OFF, 44, 0).then())
        .isEqualTo(Map.of(PAIR, GateState.OFF));
    assertThat(kept(2, 1, labels, Gate.OFF, Gate.ON, 44, 0).then()).isEmpty();
    // κ > 0: the flow goes through, whatever the rates are.
    assertThat(kept(2, 1, List.of(1, 1), Gate.ON, Gate.ON, 44, 0).then()).isEmpty();
  }

  /** {@code 2^-6} and hardly more beyond the kink, at rates of some 0.7 and 3: a 64th and more. */
  @Test
  void whereTheProposalIsCounts() {
    List<Integer> labels = List.of(1, -1);
    double offset = 0x1p-6;
    for (double from : new double[] {0, 0.5}) {
      double up = kept(2, 1, labels, Gate.ON, Gate.ON, 7, from, -offset / 4).since() - from;
      assertThat(up).isGreaterThanOrEqualTo((offset / 4 + 2 * 0x1p-7) / 0.8).isLessThan(0.2);
      double near = kept(2, 1, labels, Gate.ON, Gate.ON, 7, from, offset / 4).since() - from;
      assertThat(near).isLessThanOrEqualTo(up);
    }
    KinkSides.Kept far = kept(2, 1, labels, Gate.ON, Gate.ON, 5, 0.5, -0x1p-4);
    assertThat(far.then()).isEmpty();
    assertThat(kept(2, 1, labels, Gate.ON, Gate.ON, 5, 0.5, -0x1p-7).then()).isNotEmpty();
  }
}
