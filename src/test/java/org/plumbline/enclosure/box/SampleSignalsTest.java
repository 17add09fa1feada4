package org.plumbline.enclosure.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.enclosure.SingleStep;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Pair;
import org.plumbline.network.Activation;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Rational;

/** Signals of {@code f = b σ(a x)}, a leaky unit of slope 1/4, on the samples 2 and -2. */
final class SampleSignalsTest {
  private static final FlowProblem PROBLEM =
      SingleStep.problem(
          SingleStep.layers(Activation.leaky(Rational.of(1, 4)), 1, 1, 1),
          List.of(List.of(Rational.of(2)), List.of(Rational.of(-2))),
          List.of(1, -1));

  private static final EnclosedProblem ENCLOSED = EnclosedProblem.enclosing(PROBLEM);
  private static final int UNIT = 1;
  private static final int OUTPUT = 2;

  private static WeightBox box(double a, double above, double b) {
    return WeightBox.of(List.of(new DoubleInterval(a, above), DoubleInterval.of(b)));
  }

  private static DoubleInterval number(double value) {
    return DoubleInterval.of(value);
  }

  @Test
  void signalsAtAPointAreItsValues() {
    WeightBox point = box(3, 3, 5);
    SampleSignals signals =
        SampleSignals.enclosing(ENCLOSED, point, PossibleGates.enclosing(ENCLOSED, point));
    assertHolds(signals.preActivation(0, UNIT), 6, 6);
    assertHolds(signals.activation(0, UNIT), 6, 6);
    assertHolds(signals.activation(1, UNIT), -1.5, -1.5);
    assertHolds(signals.beforeGate(1, UNIT), 5, 5);
    assertHolds(signals.delta(0, UNIT), 5, 5);
    assertHolds(signals.delta(1, UNIT), 1.25, 1.25);
    assertHolds(signals.delta(0, OUTPUT), 1, 1);
    assertHolds(signals.margin(0), 30, 30);
    assertHolds(signals.margin(1), 7.5, 7.5);
    assertThat(signals.margins()).containsExactly(signals.margin(0), signals.margin(1));
    assertThat(signals.patterns()).containsExactly(List.of(0), List.of(1));
  }

  /** {@code s ∈ [-2, 2]}: the activation itself is at least -1/2, a selection's at least -2. */
  @Test
  void selectionsHoldMoreThanTheActivation() {
    WeightBox wide = box(-1, 1, 5);
    PossibleGates gates = PossibleGates.enclosing(ENCLOSED, wide);
    assertHolds(SampleSignals.enclosing(ENCLOSED, wide, gates).activation(0, UNIT), -0.5, 2);
    SampleSignals selections = SampleSignals.ofSelections(ENCLOSED, wide, gates);
    assertHolds(selections.activation(0, UNIT), -2, 2);
    assertHolds(selections.delta(0, UNIT), 1.25, 5);
  }

  /** With a constant slope in front of it, what is behind an uncertain vertex may be negative. */
  @Test
  void selectionsReachBeyondTheActivation() {
    FlowProblem chain = SingleStep.problem(SingleStep.layers(Activation.RELU, 1, 1, 1, 1), 1);
    EnclosedProblem enclosed = EnclosedProblem.enclosing(chain);
    WeightBox box = WeightBox.of(new double[] {-1, 1, 1}, new double[] {2, 1, 1});
    PossibleGates states = PossibleGates.enclosing(enclosed, box);
    SampleSignals selections = SampleSignals.ofSelections(enclosed, box, states);
    assertThat(states.uncertain()).containsExactly(new Pair(0, 1));
    assertThat(selections.activation(0, 1)).isEqualTo(new DoubleInterval(-1, 2));
    assertThat(selections.margin(0)).isEqualTo(new DoubleInterval(-1, 2));
  }

  @Test
  void oneGateMayBeChosen() {
    WeightBox wide = box(-1, 1, 5);
    SampleSignals selections =
        SampleSignals.ofSelections(ENCLOSED, wide, PossibleGates.enclosing(ENCLOSED, wide));
    SampleSignals chosen = selections.withSelection(new Pair(0, UNIT), GateState.OFF);
    assertHolds(chosen.activation(0, UNIT), -0.5, 0.5);
    assertHolds(chosen.delta(0, UNIT), 1.25, 1.25);
    assertThat(chosen.delta(1, UNIT)).isEqualTo(selections.delta(1, UNIT));
    assertHolds(selections.delta(0, UNIT), 1.25, 5);
  }

  @Test
  void aggregatesAreSignedSums() {
    WeightBox point = box(3, 3, 5);
    SampleSignals signals =
        SampleSignals.enclosing(ENCLOSED, point, PossibleGates.enclosing(ENCLOSED, point));
    LossWeights losses = new LossWeights(List.of(number(7), number(11)), 0);
    // 7·6 + 11·1.5
    assertHolds(signals.aggregated(List.of(0, 1), losses)[UNIT], 58.5, 58.5);
    assertHolds(signals.aggregated(List.of(1), losses)[0], 22, 22);
  }

  /** The interval contains another and is hardly wider. */
  private static void assertHolds(DoubleInterval found, double lower, double upper) {
    double room = 1e-12 * Math.max(1, Math.max(Math.abs(lower), Math.abs(upper)));
    assertThat(found.lower()).isBetween(lower - room, lower);
    assertThat(found.upper()).isBetween(upper, upper + room);
  }
}
