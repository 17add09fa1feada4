package org.plumbline.claim.along;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.HandMade;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.network.Activation;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/** {@link GateHistory}: tables written down. */
public final class GateHistoryTest {
  /** Inputs 0, units 1 to 3, output 4. */
  private static final Network NETWORK = HandMade.layered(Activation.RELU, 1, 3, 1);

  /** Gates of units 1 to 3, one letter a sample: on, off or pinned. */
  public static GateTable table(Network network, int first, String... units) {
    GateTable table = GateTable.allOff(network, units[0].length());
    for (int u = 0; u < units.length; u++) {
      for (int i = 0; i < units[u].length(); i++) {
        char letter = units[u].charAt(i);
        Gate gate = letter == '1' ? Gate.ON : letter == 'p' ? Gate.PINNED : Gate.OFF;
        table = table.with(new Pair(i, first + u), gate);
      }
    }
    return table;
  }

  private static GateHistory history(Network network, GateTable... tables) {
    List<TrajectoryStep> steps = new java.util.ArrayList<>();
    for (GateTable table : tables) {
      int k = steps.size();
      steps.add(
          TrajectoryStep.withoutSlopes(Rational.of(k), Rational.of(k + 1L), List.of(), table));
    }
    return GateHistory.of(network, steps);
  }

  private final GateHistory history =
      history(
          NETWORK,
          table(NETWORK, 1, "11", "11", "00"),
          table(NETWORK, 1, "11", "10", "00"),
          table(NETWORK, 1, "11", "11", "0p"),
          table(NETWORK, 1, "11", "11", "01"),
          table(NETWORK, 1, "11", "11", "01"));

  @Test
  void signaturesNameGates() {
    assertThat(history.steps()).isEqualTo(5);
    assertThat(history.signature(0, 1)).isEqualTo("11");
    assertThat(history.signature(1, 2)).isEqualTo("10");
    assertThat(history.signature(2, 3)).isEqualTo("0p");
    Activation leaky = Activation.leaky(Rational.of(1, 4));
    Network other = HandMade.layered(leaky, 1, 1, 1);
    assertThat(history(other, table(other, 1, "01")).signature(0, 1)).isEqualTo("(" + leaky + ")1");
  }

  @Test
  void gatesAgreeOnRunsOfSteps() {
    assertThat(history.agree(0, 1, 2)).isTrue();
    assertThat(history.agree(1, 1, 2)).isFalse();
    assertThat(history.agreements(1, 2))
        .containsExactly(new GateHistory.Run(0, 0), new GateHistory.Run(2, 4));
    assertThat(history.agreements(1, 1)).containsExactly(new GateHistory.Run(0, 4));
    assertThat(history.agreements(1, 3)).isEmpty();
    assertThat(history.agreeFrom(List.of(1, 2))).isEqualTo(2);
    assertThat(history.agreeFrom(List.of(1))).isZero();
  }

  @Test
  void gatesAreStableFromTheirLastChange() {
    assertThat(history.stableFrom(1)).isZero();
    assertThat(history.stableFrom(2)).isEqualTo(2);
    assertThat(history.stableFrom(3)).isEqualTo(3);
    assertThat(history(NETWORK).stableFrom(1)).isEqualTo(-1);
  }

  @Test
  void activeIsOnEverySample() {
    assertThat(history.isActive(0, 1)).isTrue();
    assertThat(history.isActive(1, 2)).isFalse();
    assertThat(history.isActive(2, 3)).isFalse();
  }

  @Test
  void verticesAreGroupedByTheirGates() {
    assertThat(history.coactivation(0, List.of(1, 2, 3)))
        .containsExactly(List.of(1, 2), List.of(3));
    assertThat(history.coactivation(1, List.of(1, 2, 3)))
        .containsExactly(List.of(1), List.of(2), List.of(3));
  }
}
