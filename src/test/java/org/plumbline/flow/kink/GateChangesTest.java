package org.plumbline.flow.kink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateEvent;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.flow.Problems;
import org.plumbline.network.Activation;
import org.plumbline.number.Dyadic;

/** The events between two tables of gates of two ReLU layers of one unit. */
final class GateChangesTest {
  private static final FlowProblem PROBLEM =
      Problems.layered(
          List.of(1, 1, 1, 1),
          List.of(Activation.RELU, Activation.RELU),
          "1 1 1",
          Problems.data("1 +; 2 -"));

  private static final Dyadic TIME = Dyadic.of(3);
  private static final Pair FIRST = new Pair(1, 1);
  private static final Pair BEHIND = new Pair(1, 2);
  private static final GateTable OPEN = GateTable.of(PROBLEM.network(), 2, pair -> true);

  private static List<GateEvent> between(GateTable before, GateTable after) {
    return GateChanges.between(PROBLEM, before, after, TIME);
  }

  @Test
  void equalTablesHaveNoEvents() {
    assertThat(between(OPEN, OPEN)).isEmpty();
  }

  @Test
  void eachChangeHasItsKind() {
    GateTable pinned = OPEN.with(BEHIND, Gate.PINNED);
    GateTable closed = OPEN.with(BEHIND, Gate.OFF);
    assertThat(between(OPEN, closed)).containsExactly(event(BEHIND, GateEvent.Kind.OFF));
    assertThat(between(closed, OPEN)).containsExactly(event(BEHIND, GateEvent.Kind.ON));
    assertThat(between(OPEN, pinned)).containsExactly(event(BEHIND, GateEvent.Kind.PINNED));
    assertThat(between(closed, pinned)).containsExactly(event(BEHIND, GateEvent.Kind.PINNED));
    assertThat(between(pinned, OPEN)).containsExactly(event(BEHIND, GateEvent.Kind.RELEASED_ON));
    assertThat(between(pinned, closed)).containsExactly(event(BEHIND, GateEvent.Kind.RELEASED_OFF));
  }

  /** Nothing reaches the second unit when the first is off: its gate is off, whatever is noted. */
  @Test
  void silentPairsAreOff() {
    GateTable closed = OPEN.with(FIRST, Gate.OFF);
    assertThat(between(OPEN, closed))
        .containsExactly(event(FIRST, GateEvent.Kind.OFF), event(BEHIND, GateEvent.Kind.OFF));
    assertThat(between(closed, closed.with(BEHIND, Gate.OFF))).isEmpty();
  }

  @Test
  void eventsComeBySampleAndVertex() {
    GateTable closed = OPEN.with(FIRST, Gate.OFF).with(new Pair(0, 2), Gate.OFF);
    assertThat(between(OPEN, closed).stream().map(GateEvent::pair))
        .containsExactly(new Pair(0, 2), FIRST, BEHIND);
    assertThat(between(OPEN, closed)).allMatch(event -> event.time().equals(TIME));
  }

  private static GateEvent event(Pair pair, GateEvent.Kind kind) {
    return new GateEvent(TIME, pair, kind);
  }
}
