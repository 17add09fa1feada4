package org.plumbline.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;

/** What counts as going round without time passing. */
final class EventsAtOnceTest {
  private static final Network NETWORK =
      new LayeredArchitecture(List.of(1, 2, 1), List.of(Activation.RELU), List.of()).network();
  private static final GateTable OFF = GateTable.allOff(NETWORK, 60);
  private static final GateTable ON = GateTable.of(NETWORK, 60, pair -> true);

  private final EventsAtOnce events = new EventsAtOnce();

  @Test
  void comesBackWhenGatesAndPairAreTheSame() {
    Pair pair = new Pair(0, 1);
    assertThat(events.add(OFF, pair)).isTrue();
    assertThat(events.add(ON, pair)).isTrue();
    assertThat(events.add(OFF, new Pair(0, 2))).isTrue();
    assertThat(events.add(OFF, pair)).isFalse();
    assertThat(events.pairs()).containsExactly(pair, new Pair(0, 2));
  }

  @Test
  void timeThatPassesForgetsAll() {
    Pair pair = new Pair(0, 1);
    assertThat(events.add(OFF, pair)).isTrue();
    events.clear();
    assertThat(events.pairs()).isEmpty();
    assertThat(events.add(OFF, pair)).isTrue();
  }

  @Test
  void aHundredInARowAreTheMost() {
    for (int k = 0; k < EventsAtOnce.MOST; k++) {
      assertThat(events.add(OFF, new Pair(k / 2, 1 + k % 2))).isTrue();
    }
    assertThat(events.add(OFF, new Pair(50, 1))).isFalse();
  }
}
