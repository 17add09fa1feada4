package org.plumbline.flow.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.flow.Problems;
import org.plumbline.network.Activation;
import org.plumbline.number.Rational;

/** Two leaky units of slope 2/3, on two samples of two features. */
final class GateMasksTest {
  private static final FlowProblem PROBLEM =
      Problems.layered(
          List.of(2, 2, 1),
          List.of(Activation.leaky(Rational.of(2, 3))),
          "1 1 1 1 1 1",
          Problems.data("5 7 +; 11 -2 -"));
  private static final Pair FIRST = new Pair(0, 2);
  private static final Pair LAST = new Pair(1, 3);

  private static GateMasks masks(GateTable gates) {
    FirstLayer layer = FirstLayer.of(PROBLEM.network()).orElseThrow();
    return new GateMasks(layer, LaneNumbers.columns(PROBLEM.data(), 60), PROBLEM.data(), gates);
  }

  private static GateTable gates() {
    return GateTable.allOff(PROBLEM.network(), 2).with(FIRST, Gate.ON);
  }

  @Test
  void masksAreNumeratorsOfSlopes() {
    GateMasks masks = masks(gates());
    assertThat(masks.masks(0)).containsExactly(3, 2);
    assertThat(masks.masks(1)).containsExactly(2, 2);
    assertThat(masks.numerator(0, true)).isEqualTo(3);
    assertThat(masks.numerator(1, false)).isEqualTo(2);
    assertThat(masks.labels()).containsExactly(1, -1);
    assertThat(masks.negatedLabels()).containsExactly(-1, 1);
    assertThat(masks.largest()).isEqualTo(3 * 11);
  }

  @Test
  void rowsAreSlopeTimesLabelTimesInput() {
    assertThat(masks(gates()).rows())
        .isDeepEqualTo(new double[][] {{15, 21, 10, 14}, {-22, 4, -22, 4}});
  }

  /** A pinned pair counts with the slope of its negative side. */
  @Test
  void aChangedGateChangesItsPieceOfARow() {
    GateMasks masks = masks(gates());
    GateTable next = gates().with(LAST, Gate.ON).with(FIRST, Gate.PINNED);
    masks.change(next);
    assertThat(masks.gates()).isEqualTo(next);
    assertThat(masks.isPinned(FIRST)).isTrue();
    assertThat(masks.isPinned(LAST)).isFalse();
    assertThat(masks.masks(0)).containsExactly(2, 2);
    assertThat(masks.masks(1)).containsExactly(2, 3);
    assertThat(masks.rows()).isDeepEqualTo(new double[][] {{10, 14, 10, 14}, {-22, 4, -33, 6}});
    masks.change(gates());
    assertThat(masks.rows()).isDeepEqualTo(masks(gates()).rows());
  }
}
