package org.plumbline.flow.kink;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateEvent;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.Silence;
import org.plumbline.number.Dyadic;

/** The events by which two tables of gates differ; a silent pair counts as off. */
public final class GateChanges {
  private GateChanges() {}

  /** The events at {@code time} that lead from {@code before} to {@code after}. */
  public static List<GateEvent> between(
      FlowProblem problem, GateTable before, GateTable after, Dyadic time) {
    List<GateEvent> events = new ArrayList<>();
    for (int i = 0; i < before.samples(); i++) {
      if (before.sameRow(after, i)) {
        continue;
      }
      Gate[] old = states(problem, before, i);
      Gate[] now = states(problem, after, i);
      for (int v : problem.network().kinked()) {
        Pair pair = new Pair(i, v);
        kind(old[v], now[v]).ifPresent(kind -> events.add(new GateEvent(time, pair, kind)));
      }
    }
    return events;
  }

  private static Gate[] states(FlowProblem problem, GateTable gates, int i) {
    boolean[] silent = Silence.of(problem.network(), gates, i, problem.data().point(i));
    Gate[] states = new Gate[silent.length];
    for (int v = 0; v < states.length; v++) {
      states[v] = silent[v] ? Gate.OFF : gates.gate(i, v);
    }
    return states;
  }

  private static Optional<GateEvent.Kind> kind(Gate before, Gate after) {
    if (before == after) {
      return Optional.empty();
    }
    if (after == Gate.PINNED) {
      return Optional.of(GateEvent.Kind.PINNED);
    }
    boolean released = before == Gate.PINNED;
    if (after == Gate.ON) {
      return Optional.of(released ? GateEvent.Kind.RELEASED_ON : GateEvent.Kind.ON);
    }
    return Optional.of(released ? GateEvent.Kind.RELEASED_OFF : GateEvent.Kind.OFF);
  }
}
