package org.plumbline.enclosure.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Loss;
import org.plumbline.enclosure.SingleStep;
import org.plumbline.enclosure.ball.LaneCombination;
import org.plumbline.enclosure.ball.LaneSeries;
import org.plumbline.enclosure.ball.SeriesBall;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.SharedSlopes;
import org.plumbline.network.Activation;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/**
 * Two units of slope 1/4 on the samples (1/2, 1) and (-1, 3/2): integers (1, 2) and (-2, 3), and
 * slopes 4 and 1. The first unit is on and pinned, the second off and on.
 */
final class FactoredGatingTest {
  private static final Network NETWORK =
      SingleStep.layers(Activation.leaky(Rational.of(1, 4)), 2, 2, 1);

  private static final FactoredNetwork FACTORED =
      FactoredNetwork.of(
              FactoredProblems.problem(NETWORK, Loss.EXPONENTIAL, "1/2 1 : 1", "-1 3/2 : -1"))
          .orElseThrow();

  private static final Pair PINNED = new Pair(1, 2);
  private static final List<Pair> PAIRS = List.of(PINNED);

  private static FactoredGating gating(boolean isOpposite) {
    GateTable gates =
        GateTable.allOff(NETWORK, 2)
            .with(new Pair(0, 2), Gate.ON)
            .with(PINNED, Gate.PINNED)
            .with(new Pair(1, 3), Gate.ON);
    SharedSlopes shared = new SharedSlopes(PAIRS, Map.of(PINNED, 0), Map.of(PINNED, isOpposite));
    return new FactoredGating(gates, shared, FactoredProblems.constants(0.5));
  }

  private static void assertSums(LaneCombination combination, double[] lanes, double... expected) {
    LaneSeries found = combination.of(LaneSeries.enclosing(FactoredProblems.constants(lanes), 6));
    assertThat(found.lanes()).isEqualTo(expected.length);
    for (int s = 0; s < expected.length; s++) {
      SeriesBall ball = found.ball(s, FactoredProblems.COUNT);
      FactoredProblems.assertConstant(ball, expected[s]);
    }
  }

  /** Minus {@code 4(1 + 20) + (100 + 2000)}, and {@code 4(-200 + 3000)}. */
  @Test
  void outputsAreSignedSumsOverUnitsThatAreNotPinned() {
    assertSums(gating(false).forward(FACTORED), new double[] {1, 10, 100, 1000}, -2184, 11_200);
  }

  /** With losses 7 and 11: {@code 28(1, 2)}, and {@code 7(1, 2) - 44(-2, 3)}. */
  @Test
  void edgesAreSignedSumsOverSamplesThatAreNotPinned() {
    assertSums(gating(false).backward(FACTORED), new double[] {7, 11}, 28, 56, 95, -118);
  }

  @Test
  void pinnedPairsAddTheirClosedSide() {
    double[] loss = {11};
    assertSums(gating(false).closed(FACTORED, PAIRS), loss, 22, -33, 0, 0);
    assertSums(gating(true).closed(FACTORED, PAIRS), loss, 88, -132, 0, 0);
  }

  @Test
  void slopesAddWhatTheSidesDifferBy() {
    double[] loss = {11};
    assertSums(gating(false).pinned(FACTORED, PAIRS), loss, 66, -99, 0, 0);
    assertSums(gating(true).pinned(FACTORED, PAIRS), loss, -66, 99, 0, 0);
    FactoredGating gating = gating(false);
    assertThat(gating.slopesOf(PAIRS)).isEqualTo(gating.slopes());
  }
}
