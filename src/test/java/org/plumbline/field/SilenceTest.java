package org.plumbline.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/** Zeros by structure: of inputs, of closed gates, and of what only they feed. */
final class SilenceTest {
  private static final List<Rational> POINT = List.of(Rational.ONE, Rational.ZERO);

  private static Network network(Activation activation) {
    return new LayeredArchitecture(List.of(2, 1, 1, 1), List.of(activation, activation), List.of())
        .network();
  }

  @Test
  void closedReluSilencesWhatItFeeds() {
    Network relu = network(Activation.RELU);
    GateTable off = GateTable.allOff(relu, 1);
    assertThat(Silence.of(relu, off, 0, POINT)).containsExactly(false, true, false, true, true);
    assertThat(Silence.mute(relu, off, 0, POINT)).containsExactly(false, true, true, true, true);
    GateTable on = off.with(new Pair(0, 2), Gate.ON).with(new Pair(0, 3), Gate.ON);
    assertThat(Silence.of(relu, on, 0, POINT)).containsExactly(false, true, false, false, false);
    assertThat(Silence.mute(relu, on, 0, POINT)).containsExactly(false, true, false, false, false);
  }

  @Test
  void leakyGatesPassWhetherOnOrOffButNotPinned() {
    Network leaky = network(Activation.leaky(Rational.of(1, 2)));
    GateTable off = GateTable.allOff(leaky, 1);
    assertThat(Silence.of(leaky, off, 0, POINT)).containsExactly(false, true, false, false, false);
    GateTable pinned = off.with(new Pair(0, 2), Gate.PINNED);
    assertThat(Silence.of(leaky, pinned, 0, POINT)).containsExactly(false, true, false, true, true);
  }

  @Test
  void noInputIsSilence() {
    Network leaky = network(Activation.leaky(Rational.of(1, 2)));
    GateTable off = GateTable.allOff(leaky, 1);
    assertThat(Silence.of(leaky, off, 0, List.of(Rational.ZERO, Rational.ZERO))).containsOnly(true);
  }

  @Test
  void pairsAreLookedUpOnTheirSample() {
    Network relu = network(Activation.RELU);
    Dataset data =
        new Dataset(
            List.of("a", "b"),
            List.of(POINT, List.of(Rational.ZERO, Rational.ZERO)),
            List.of(1, -1));
    FlowProblem problem =
        new FlowProblem(
            relu,
            data,
            List.of(Rational.ONE, Rational.ONE, Rational.ONE, Rational.ONE),
            Loss.EXPONENTIAL,
            Reduction.SUM);
    GateTable on = GateTable.of(relu, 2, pair -> true);
    assertThat(Silence.isSilent(problem, on, new Pair(0, 3))).isFalse();
    assertThat(Silence.isSilent(problem, on, new Pair(1, 3))).isTrue();
    assertThat(Silence.isSilent(problem, on, new Pair(1, 2))).isTrue();
  }
}
