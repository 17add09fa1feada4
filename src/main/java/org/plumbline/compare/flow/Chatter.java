package org.plumbline.compare.flow;

import java.util.LinkedHashMap;
import java.util.Map;
import org.plumbline.compare.finding.Numerals;
import org.plumbline.field.GateEvent;
import org.plumbline.field.Pair;

/** Recorded points on alternating sides of a kink on which the flow is held. */
final class Chatter {
  private static final int LEAST_CHANGES = 3;

  private Chatter() {}

  /** The words about it, beginning with a comma; none if there is no such thing. */
  static String text(FlowCase c) {
    Map<Pair, Double> held = new LinkedHashMap<>();
    for (GateEvent event : c.events()) {
      if (event.kind() == GateEvent.Kind.PINNED) {
        held.putIfAbsent(event.pair(), event.time().approximateDouble());
      }
    }
    for (Map.Entry<Pair, Double> entry : held.entrySet()) {
      int changes = changes(c, entry.getKey(), entry.getValue());
      if (changes >= LEAST_CHANGES) {
        return ", which chatters about the kink of "
            + c.problem().network().name(entry.getKey().vertex())
            + " on sample "
            + entry.getKey().sample()
            + " ("
            + changes
            + " changes of side), where the flow is held from t = "
            + Numerals.of(entry.getValue())
            + " on";
      }
    }
    return "";
  }

  private static int changes(FlowCase c, Pair pair, double from) {
    int changes = 0;
    double before = 0;
    for (int k = 0; k < c.points().size(); k++) {
      if (c.time(k) >= from) {
        double s =
            c.field()
                .preActivations(c.points().approximate(k), pair.sample(), c.field().proper())[
                pair.vertex()];
        changes += s * before < 0 ? 1 : 0;
        before = s == 0 ? before : s;
      }
    }
    return changes;
  }
}
