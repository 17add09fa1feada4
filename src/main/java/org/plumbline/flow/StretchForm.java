package org.plumbline.flow;

import java.util.List;
import java.util.Optional;
import org.plumbline.flow.event.EventScan;
import org.plumbline.flow.state.Expandable;
import org.plumbline.flow.state.LeadingOrders;
import org.plumbline.flow.state.StepSeries;
import org.plumbline.number.Dyadic;

/**
 * A form in which the flow under constant gates is expanded and its events are found.
 *
 * @param <S> the form of its series
 */
public interface StretchForm<S extends StepSeries> {
  /** The field where an integration has come to. */
  Expandable<S> at(Position here);

  /** About the first event on a step, from the orders known so far; its length if there is none. */
  double foreseen(S beginning, double length, LeadingOrders leadingOrders);

  /** The first event on a step of the given length, in the unit of time of the series. */
  Optional<EventScan.Event> first(S series, Dyadic length, LeadingOrders leadingOrders);

  /** What it remembers from step to step that decides how later ones are rounded, as numbers. */
  default List<Long> memory() {
    return List.of();
  }

  /** Remembers what was remembered elsewhere, before the first step. */
  default void recall(List<Long> memory) {}
}
