package org.plumbline.enclosure.kink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
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

/** The advice where a gate is open: what is true of the start, of the digits and of the horizon. */
final class OpenGateTest {
  private static final Network NETWORK =
      new LayeredArchitecture(List.of(1, 1, 1), List.of(Activation.RELU), List.of()).network();

  private static final List<Dyadic> ONE = List.of(Dyadic.ONE);

  /** One sample {@code x = 1} and a step on which the unit's weight stays at {@code w}. */
  private static String remedy(String initial, Rational start, double w) {
    return remedy(initial, start, w, Rational.ONE);
  }

  private static String remedy(String initial, Rational start, double w, Rational x) {
    return remedy(
        initial, start, w, x, GateTable.allOff(NETWORK, 1), Polynomial.of(List.of(Dyadic.ONE)));
  }

  /** The same with other gates, and the weight behind the unit as given. */
  private static String remedy(
      String initial, Rational start, double w, GateTable gates, Polynomial behind) {
    return remedy(initial, start, w, Rational.ONE, gates, behind);
  }

  private static String remedy(
      String initial, Rational start, double w, Rational x, GateTable gates, Polynomial behind) {
    FlowProblem problem =
        new FlowProblem(
            NETWORK,
            new Dataset(List.of("x"), List.of(List.of(x)), List.of(1)),
            List.of(Rational.parse(initial), Rational.ONE),
            Loss.EXPONENTIAL,
            Reduction.SUM);
    VerifierContext context = new VerifierContext(problem, 4);
    TrajectoryStep step =
        TrajectoryStep.withoutSlopes(
            start,
            start.add(Rational.ONE),
            List.of(Polynomial.of(List.of(Dyadic.of(w))), behind),
            gates);
    ProposedStep proposal = ProposedStep.of(step, 4);
    WeightBox box = proposal.box(0, 1, Magnitude.ONE.scale(-44));
    SampleSignals signals =
        SampleSignals.ofSelections(
            context.problem(), box, PossibleGates.enclosing(context.problem(), box));
    StepSeries series = new StepSeries(context, step, proposal);
    return OpenGate.remedy(problem, series, step, 0, new Pair(0, 1), signals, 4);
  }

  @Test
  void otherWeightsWhereThePreActivationIsZeroAtTheStart() {
    assertThat(remedy("0", Rational.ZERO, 0)).contains("other initial weights");
    assertThat(remedy("1", Rational.ZERO, 0)).isEqualTo("a shorter horizon");
    assertThat(remedy("0", Rational.ONE, 0)).isEqualTo("a shorter horizon");
  }

  /** Five digits beyond those of a pre-activation that these digits do not tell from zero. */
  @Test
  void digitsWhereItIsNot() {
    assertThat(remedy("1", Rational.ONE, 1.5e-30)).isEqualTo("--digits 35");
    assertThat(remedy("1", Rational.ONE, 1.5e-20)).isEqualTo("a shorter horizon");
    // What the weight is off by counts, not the pre-activation; 32 digits are there already.
    assertThat(remedy("1", Rational.ONE, 1.5e-30, Rational.of(1L << 40))).isEqualTo("--digits 35");
    assertThat(remedy("1", Rational.ONE, 1.5e-27)).isEqualTo("a shorter horizon");
    assertThat(remedy("1", Rational.ONE, 1.5e-28)).isEqualTo("--digits 33");
  }

  /** Where the kink of a pinned pair comes to repel, the flow is not unique at any digits. */
  @Test
  void noDigitsWhereAPinnedKinkTurns() {
    GateTable pinned = GateTable.allOff(NETWORK, 1).with(new Pair(0, 1), Gate.PINNED);
    Rational start = Rational.ONE;
    assertThat(remedy("1", start, 1.5e-30, pinned, line(-1, 2))).isEqualTo("a shorter horizon");
    assertThat(remedy("1", start, 1.5e-30, pinned, line(-1, 0.5))).isEqualTo("--digits 35");
    GateTable off = GateTable.allOff(NETWORK, 1);
    assertThat(remedy("1", start, 1.5e-30, off, line(-1, 2))).isEqualTo("--digits 35");
  }

  private static Polynomial line(double from, double slope) {
    return Polynomial.of(List.of(Dyadic.of(from), Dyadic.of(slope)));
  }
}
