package org.plumbline.enclosure.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Loss;
import org.plumbline.enclosure.SingleStep;
import org.plumbline.enclosure.ball.LaneSeries;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.SharedSlopes;
import org.plumbline.network.Activation;
import org.plumbline.network.Network;

/** The slopes of a unit of slope -1 on four samples: on, off, pinned, and pinned from below. */
final class LaneGatesTest {
  private static final Network NETWORK = SingleStep.layers(Activation.ABSOLUTE_VALUE, 1, 1, 1);
  private static final Pair PINNED = new Pair(2, 1);
  private static final Pair OPPOSITE = new Pair(3, 1);

  private static LaneGates gates() {
    GateTable table =
        GateTable.allOff(NETWORK, 4)
            .with(new Pair(0, 1), Gate.ON)
            .with(PINNED, Gate.PINNED)
            .with(OPPOSITE, Gate.PINNED);
    SharedSlopes shared =
        new SharedSlopes(
            List.of(PINNED), Map.of(PINNED, 0, OPPOSITE, 0), Map.of(PINNED, false, OPPOSITE, true));
    FactoredGating gating = new FactoredGating(table, shared, FactoredProblems.constants(0.125));
    VerifierContext context =
        new VerifierContext(
            FactoredProblems.problem(NETWORK, Loss.EXPONENTIAL, "1 : 1"), FactoredProblems.COUNT);
    return new LaneGates(NETWORK, gating, context.balls(3), 6);
  }

  private static void assertLanes(LaneSeries found, double... expected) {
    assertThat(found.lanes()).isEqualTo(expected.length);
    for (int i = 0; i < expected.length; i++) {
      FactoredProblems.assertConstant(found.ball(i, FactoredProblems.COUNT), expected[i]);
    }
  }

  @Test
  void pinnedPairsAreSilentForwards() {
    assertLanes(gates().forward(1), 1, -1, 0, 0);
  }

  /** {@code -1 + 2θ}, and {@code 1 - 2θ} for the opposite one. */
  @Test
  void pinnedPairsHaveTheirSlopesBackwards() {
    assertLanes(gates().backward(1), 1, -1, -0.75, 0.75);
    FactoredProblems.assertConstant(gates().slopeOfPinned(OPPOSITE), 0.75);
    assertThat(gates().gate(OPPOSITE)).isEqualTo(Gate.PINNED);
  }

  @Test
  void sidesAreOneUnlessAGateDiffersBelow() {
    GateTable table = GateTable.allOff(NETWORK, 2);
    assertThat(table.isOneSided()).isTrue();
    assertThat(table.with(new Pair(1, 1), Gate.OFF, Gate.ON).isOneSided()).isFalse();
  }
}
