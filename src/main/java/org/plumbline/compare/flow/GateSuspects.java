package org.plumbline.compare.flow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.plumbline.compare.finding.Explanation;
import org.plumbline.compare.finding.Numerals;
import org.plumbline.compare.finding.Suspicion;
import org.plumbline.field.GateEvent;
import org.plumbline.field.Pair;

/** Gates other than those of the flow, where the flow has changed one. */
final class GateSuspects {
  private static final int MOST_PAIRS = 8;

  /** Points looked at for one from which on the flow is followed again. */
  private static final int PATIENCE = 200;

  private final FlowCase c;
  private final int k;

  private GateSuspects(FlowCase c, int k) {
    this.c = c;
    this.k = k;
  }

  /**
   * Tells of the suspects between point {@code k} and the next: one pair with a slope of its own,
   * and where that leads by the time of the next point.
   */
  static void each(FlowCase c, int k, BiConsumer<Suspicion, double[]> told) {
    new GateSuspects(c, k).all(told);
  }

  private void all(BiConsumer<Suspicion, double[]> told) {
    Map<Pair, GateEvent> latest = new LinkedHashMap<>();
    for (GateEvent event : c.events()) {
      if (event.time().compareTo(c.points().times().get(k + 1)) <= 0) {
        latest.remove(event.pair());
        latest.put(event.pair(), event);
      }
    }
    List<GateEvent> recent = new ArrayList<>(latest.values());
    for (GateEvent event : recent.subList(Math.max(0, recent.size() - MOST_PAIRS), recent.size())) {
      double below =
          c.problem()
              .network()
              .activation(event.pair().vertex())
              .negativeSlope()
              .approximateDouble();
      for (double slope : new double[] {below, 1, (1 + below) / 2}) {
        suspect(event, slope, below, told);
      }
    }
  }

  private PlainField.Gates with(Pair pair, double slope) {
    return (i, v, s) ->
        i == pair.sample() && v == pair.vertex() ? slope : c.field().proper().slope(i, v, s);
  }

  private void suspect(
      GateEvent event, double slope, double below, BiConsumer<Suspicion, double[]> told) {
    PlainField.Gates gates = with(event.pair(), slope);
    double[] reached = FlowSuspects.along(c, k, gates, c.field().even());
    boolean isOff =
        event.kind() == GateEvent.Kind.OFF || event.kind() == GateEvent.Kind.RELEASED_OFF;
    boolean isOn = event.kind() == GateEvent.Kind.ON || event.kind() == GateEvent.Kind.RELEASED_ON;
    boolean isOld = (isOff && slope == 1) || (isOn && slope == below);
    told.accept(isOld ? gate(event, slope == 1, gates) : kink(event, slope), reached);
  }

  private String pair(GateEvent event) {
    return c.problem().network().name(event.pair().vertex())
        + " on sample "
        + event.pair().sample();
  }

  private Suspicion kink(GateEvent event, double slope) {
    String since = "t = " + Numerals.of(event.time().approximateDouble());
    return new Suspicion(
        Explanation.RELU_SLOPE,
        event.kind() == GateEvent.Kind.PINNED
            ? "the slope of "
                + pair(event)
                + " is "
                + Numerals.of(slope)
                + ", where the flow is held at the kink from "
                + since
                + " on by one in between"
            : "the slope of "
                + pair(event)
                + " is "
                + Numerals.of(slope)
                + " after its kink at "
                + since);
  }

  private Suspicion gate(GateEvent event, boolean stays, PlainField.Gates gates) {
    String what =
        "the gate of "
            + pair(event)
            + " turns "
            + (stays ? "off" : "on")
            + " at t = "
            + Numerals.of(event.time().approximateDouble());
    for (int j = k + 1; j < Math.min(c.points().size() - 1, k + PATIENCE); j++) {
      boolean isFollowing = !c.departs(j);
      if (isFollowing && c.step(j) > 0) {
        return new Suspicion(
            Explanation.LATE_GATE,
            what + ", but in the recording only by t = " + Numerals.of(c.time(j)) + ": late");
      }
      double[] reached = FlowSuspects.along(c, j, gates, c.field().even());
      boolean isStillOld =
          FlowCase.distance(c.points().approximate(j + 1), reached) <= c.noise(j + 1);
      if (!isStillOld && j > k + 1) {
        break;
      }
    }
    return new Suspicion(Explanation.MISSED_GATE, what + ", but not in the recording");
  }
}
