package org.plumbline.flow;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;

/**
 * The events since time last passed.
 *
 * <p>At one instant gates may change more than once, as one kink leads to the next. A change that
 * comes back to gates it has been at goes round for ever; that, and a row too long to be believed,
 * is no flow that can be followed.
 */
final class EventsAtOnce {
  /** The most events in a row without time passing, besides those that come back to one state. */
  static final int MOST = 100;

  private final Set<Instant> instants = new HashSet<>();

  /** An event: the gates before it, and the pair whose gate no longer holds. */
  record Instant(GateTable gates, Pair pair) {}

  /** Adds an event; false if the flow comes back to where it was, or there are too many. */
  boolean add(GateTable before, Pair pair) {
    return instants.add(new Instant(before, pair)) && instants.size() <= MOST;
  }

  /** The events, to be remembered elsewhere. */
  List<Instant> all() {
    return List.copyOf(instants);
  }

  /** Remembers events that were remembered elsewhere. */
  void recall(List<Instant> others) {
    instants.addAll(others);
  }

  /** Forgets all, as time has passed. */
  void clear() {
    instants.clear();
  }

  /** The pairs of the events, in order. */
  List<Pair> pairs() {
    return instants.stream().map(Instant::pair).distinct().sorted().toList();
  }
}
