package org.plumbline.flow;

import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.SidePreActivation;

/** What happens where a silent pair changes sign on one side of a pinned vertex. */
final class SideTurn {
  private SideTurn() {}

  /** The gates afterwards: that one side turns, all else goes on as before. */
  static GateTable of(GateTable gates, SidePreActivation side) {
    Pair pair = side.pair();
    Gate above = gates.gate(pair);
    Gate below = gates.gateBelow(pair.sample(), pair.vertex());
    return side.above()
        ? gates.with(pair, opposite(above), below)
        : gates.with(pair, above, opposite(below));
  }

  private static Gate opposite(Gate gate) {
    return gate == Gate.ON ? Gate.OFF : Gate.ON;
  }
}
