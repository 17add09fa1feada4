package org.plumbline.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;

/** Gate tables as values. */
final class GateTableTest {
  private static final Network NETWORK =
      new LayeredArchitecture(
              List.of(1, 2, 1, 1), List.of(Activation.RELU, Activation.LINEAR), List.of())
          .network();

  private final GateTable off = GateTable.allOff(NETWORK, 2);

  @Test
  void linearVerticesAreOn() {
    assertThat(off.gate(0, 0)).isEqualTo(Gate.ON);
    assertThat(off.gate(0, 1)).isEqualTo(Gate.OFF);
    assertThat(off.gate(1, 3)).isEqualTo(Gate.ON);
  }

  @Test
  void changingOneGateLeavesTheTableAsItWas() {
    GateTable on = off.with(new Pair(1, 2), Gate.ON);
    assertThat(off.gate(1, 2)).isEqualTo(Gate.OFF);
    assertThat(on.gate(1, 2)).isEqualTo(Gate.ON);
    assertThat(on.gateBelow(1, 2)).isEqualTo(Gate.ON);
    assertThat(on.sameRow(off, 0)).isTrue();
    assertThat(on.sameRow(off, 1)).isFalse();
    assertThat(on.sameRow(0, 1)).isFalse();
  }

  @Test
  void equalityComparesBothSides() {
    Pair pair = new Pair(0, 1);
    assertThat(off.with(pair, Gate.ON, Gate.OFF))
        .isEqualTo(off.with(pair, Gate.ON).with(pair, Gate.ON, Gate.OFF))
        .isNotEqualTo(off.with(pair, Gate.ON));
    assertThat(off.with(pair, Gate.ON).with(pair, Gate.OFF)).isEqualTo(off).hasSameHashCodeAs(off);
  }

  @Test
  void listsPinnedPairsInOrder() {
    GateTable pinned =
        off.with(new Pair(1, 1), Gate.PINNED)
            .with(new Pair(0, 2), Gate.PINNED)
            .with(new Pair(0, 1), Gate.PINNED);
    assertThat(pinned.pinned()).containsExactly(new Pair(0, 1), new Pair(0, 2), new Pair(1, 1));
    assertThat(pinned.agree(1, 2)).isFalse();
    assertThat(off.agree(1, 2)).isTrue();
  }

  @Test
  void bothSidesAreReadAndCompared() {
    Pair pair = new Pair(1, 2);
    GateTable sides = off.with(pair, Gate.ON, Gate.OFF);
    assertThat(sides.gate(pair)).isEqualTo(Gate.ON);
    assertThat(sides.gate(1, 2)).isEqualTo(Gate.ON);
    assertThat(sides.gateBelow(1, 2)).isEqualTo(Gate.OFF);
    assertThat(sides.samples()).isEqualTo(off.samples());
    GateTable on = off.with(pair, Gate.ON);
    assertThat(sides.sameRow(on, 1) || on.sameRow(sides, 1)).isFalse();
    assertThat(sides.sameRow(off, 1)).isFalse();
    GateTable both = sides.with(new Pair(0, 2), Gate.ON, Gate.OFF);
    assertThat(both.sameRow(0, 1)).isTrue();
    assertThat(both.rowHash(0)).isEqualTo(both.rowHash(1));
    assertThat(sides.with(new Pair(0, 2), Gate.ON).sameRow(0, 1)).isFalse();
    assertThat(on.with(pair, Gate.ON)).isEqualTo(on);
    assertThat(sides).isNotEqualTo(on).isNotEqualTo(off).isNotEqualTo(null);
  }

  /** Hashes need not differ; that these do keeps tables in maps apart. */
  @Test
  void hashesReadBothSides() {
    Pair pair = new Pair(1, 2);
    Gate[] row = {Gate.ON, Gate.ON, Gate.OFF};
    Gate[] below = {Gate.ON, Gate.ON, Gate.ON};
    assertThat(java.util.Arrays.hashCode(row)).isNotEqualTo(java.util.Arrays.hashCode(below));
    GateTable sides = off.with(pair, Gate.ON, Gate.OFF);
    GateTable on = off.with(pair, Gate.ON);
    assertThat(sides.rowHash(1)).isNotEqualTo(on.rowHash(1)).isNotEqualTo(off.rowHash(1));
    assertThat(sides.hashCode()).isNotEqualTo(on.hashCode()).isNotEqualTo(off.hashCode());
  }

  @Test
  void agreementIsOnEverySampleWithoutPins() {
    GateTable one = off.with(new Pair(1, 1), Gate.ON);
    assertThat(one.agree(1, 2)).isFalse();
    assertThat(one.with(new Pair(1, 2), Gate.ON).agree(1, 2)).isTrue();
    GateTable pins = off.with(new Pair(0, 1), Gate.PINNED).with(new Pair(0, 2), Gate.PINNED);
    assertThat(pins.agree(1, 2)).isFalse();
    assertThat(off.pinned()).isEmpty();
  }
}
