package org.plumbline.flow.lane;

import java.util.Optional;
import org.plumbline.flow.Position;
import org.plumbline.flow.StretchForm;
import org.plumbline.flow.event.EventScan;
import org.plumbline.flow.state.Expandable;
import org.plumbline.flow.state.LeadingOrders;
import org.plumbline.number.Dyadic;

/** A stretch whose field and events are computed in lanes. */
final class LaneStretch implements StretchForm<LaneExpansion> {
  private final LaneFlow flow;
  private final EventSearch events;

  LaneStretch(LaneFlow flow, EventSearch events) {
    this.flow = flow;
    this.events = events;
  }

  @Override
  public Expandable<LaneExpansion> at(Position here) {
    return new LanePoint(flow, here.point().weights(), here.slopes());
  }

  @Override
  public double foreseen(LaneExpansion beginning, double length, LeadingOrders leadingOrders) {
    return events.foreseen(beginning, length, leadingOrders);
  }

  @Override
  public Optional<EventScan.Event> first(
      LaneExpansion series, Dyadic length, LeadingOrders leadingOrders) {
    return events.first(series, length, leadingOrders);
  }
}
