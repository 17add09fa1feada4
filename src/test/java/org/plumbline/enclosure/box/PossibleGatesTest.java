package org.plumbline.enclosure.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Rational;

/** Gates at exact zeros, and what an uncertain one lets through. */
final class PossibleGatesTest {
  private static final Network CHAIN =
      new LayeredArchitecture(
              List.of(1, 1, 1, 1), List.of(Activation.RELU, Activation.RELU), List.of())
          .network();

  private static final FlowProblem PROBLEM =
      new FlowProblem(
          CHAIN,
          new Dataset(List.of("x"), List.of(List.of(Rational.ONE)), List.of(1)),
          List.of(Rational.ONE, Rational.ONE, Rational.ONE),
          Loss.EXPONENTIAL,
          Reduction.MEAN);

  private static WeightBox box(double lower, double upper, double second) {
    return WeightBox.of(new double[] {lower, second, 1}, new double[] {upper, second, 1});
  }

  @Test
  void activationsOfUncertainGatesBeginAtZeroExactly() {
    PossibleGates states = PossibleGates.enclosing(PROBLEM, box(-1, 2, 1));
    assertThat(states.state(0, 1)).isEqualTo(GateState.EITHER);
    assertThat(states.state(0, 2)).isEqualTo(GateState.ON);
    assertThat(states.uncertain()).containsExactly(new Pair(0, 1));
    SampleSignals signals =
        SampleSignals.enclosing(EnclosedProblem.enclosing(PROBLEM), box(-1, 2, 1), states);
    assertThat(signals.activation(0, 1)).isEqualTo(new DoubleInterval(0, 2));
    assertThat(signals.margin(0)).isEqualTo(new DoubleInterval(0, 2));
    assertThat(signals.delta(0, 1)).isEqualTo(new DoubleInterval(0, 1));
  }

  @Test
  void weakSignsAreSigns() {
    assertThat(PossibleGates.enclosing(PROBLEM, box(0, 1, 1)).state(0, 1)).isEqualTo(GateState.ON);
    assertThat(PossibleGates.enclosing(PROBLEM, box(-1, 0, 1)).state(0, 1))
        .isEqualTo(GateState.OFF);
    PossibleGates negative = PossibleGates.enclosing(PROBLEM, box(-1, 2, -1));
    assertThat(negative.state(0, 2)).isEqualTo(GateState.OFF);
  }

  @Test
  void knownStatesAreKeptAndUncertainSamplesLookedAtAnew() {
    EnclosedProblem problem = EnclosedProblem.enclosing(PROBLEM);
    PossibleGates open = PossibleGates.enclosing(problem, box(-1, 2, 1));
    assertThat(PossibleGates.within(problem, box(1, 2, 1), open).state(0, 1))
        .isEqualTo(GateState.ON);
    assertThat(PossibleGates.within(problem, box(-1, 1, 1), open).state(0, 1))
        .isEqualTo(GateState.EITHER);
    PossibleGates certain = PossibleGates.enclosing(problem, box(0, 2, 1));
    assertThat(PossibleGates.within(problem, box(-1, 0, 1), certain).state(0, 1))
        .isEqualTo(GateState.ON);
  }

  @Test
  void oneSelectionChangesTheSignalsOfItsSample() {
    EnclosedProblem problem = EnclosedProblem.enclosing(PROBLEM);
    WeightBox box = box(-1, 2, 1);
    PossibleGates states = PossibleGates.enclosing(problem, box);
    Pair pair = new Pair(0, 1);
    for (GateState state : GateState.values()) {
      SampleSignals changed =
          SampleSignals.ofSelections(problem, box, states).withSelection(pair, state);
      SampleSignals anew = SampleSignals.ofSelections(problem, box, states.with(pair, state));
      for (int v = 0; v < CHAIN.size(); v++) {
        assertThat(changed.preActivation(0, v)).isEqualTo(anew.preActivation(0, v));
        assertThat(changed.activation(0, v)).isEqualTo(anew.activation(0, v));
        assertThat(changed.beforeGate(0, v)).isEqualTo(anew.beforeGate(0, v));
        assertThat(changed.delta(0, v)).isEqualTo(anew.delta(0, v));
      }
    }
  }

  /** Behind a ReLU that is off everything is 0 exactly, and off. */
  @Test
  void silenceIsOff() {
    PossibleGates states = PossibleGates.enclosing(PROBLEM, box(-2, -1, 3));
    assertThat(states.state(0, 2)).isEqualTo(GateState.OFF);
    SampleSignals signals =
        SampleSignals.enclosing(EnclosedProblem.enclosing(PROBLEM), box(-2, -1, 3), states);
    assertThat(signals.preActivation(0, 2).isZero()).isTrue();
    assertThat(signals.margin(0).isZero()).isTrue();
  }

  @Test
  void tablesAreReadWithPinnedPairsUncertain() {
    GateTable table =
        GateTable.allOff(CHAIN, 1)
            .with(new Pair(0, 1), Gate.PINNED)
            .with(new Pair(0, 2), Gate.ON, Gate.OFF);
    PossibleGates states = PossibleGates.of(CHAIN, table);
    assertThat(states.uncertain()).containsExactly(new Pair(0, 1), new Pair(0, 2));
    PossibleGates decided = states.with(new Pair(0, 1), GateState.OFF);
    assertThat(decided.state(new Pair(0, 1))).isEqualTo(GateState.OFF);
    assertThat(states.state(0, 1)).isEqualTo(GateState.EITHER);
    assertThat(decided.state(0, 0)).isEqualTo(GateState.ON);
  }

  /** Samples of equal gates share a pattern unless a gate is uncertain. */
  @Test
  void uncertainSamplesAreAlone() {
    GateTable table = GateTable.allOff(CHAIN, 4).with(new Pair(1, 1), Gate.ON);
    assertThat(PossibleGates.of(CHAIN, table).patterns())
        .containsExactly(List.of(0, 2, 3), List.of(1));
    PossibleGates states =
        PossibleGates.of(CHAIN, table)
            .with(new Pair(2, 1), GateState.EITHER)
            .with(new Pair(3, 1), GateState.EITHER);
    assertThat(states.patterns()).containsExactly(List.of(0), List.of(1), List.of(2), List.of(3));
  }
}
