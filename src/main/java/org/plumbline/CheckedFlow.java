package org.plumbline;

import java.util.List;
import java.util.Optional;
import org.plumbline.enclosure.Verification;
import org.plumbline.field.GateEvent;
import org.plumbline.field.Trajectory;
import org.plumbline.flow.FlowResult;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Magnitude;

/**
 * A flow that was followed, and what is proved of it.
 *
 * @param engine the name of the engine, or {@code given} where somebody else gave the trajectory
 * @param result what the integration came to, not proved: why it ended, and its trajectory
 * @param verification how far the true flow is enclosed around the trajectory, and if that is not
 *     to its end, what stood in the way and what to try
 * @param risk an interval that contains the true risk at the end, if the flow is enclosed there
 * @param events the gate events in order of time
 */
public record CheckedFlow(
    String engine,
    FlowResult result,
    Verification verification,
    Optional<DyadicInterval> risk,
    List<Event> events) {
  /** A flow with an immutable copy of the events. */
  public CheckedFlow {
    events = List.copyOf(events);
  }

  /**
   * A change of a gate.
   *
   * @param proposed what the trajectory says of it
   * @param time an interval that contains the true time of such an event, where that is proved
   */
  public record Event(GateEvent proposed, Optional<DyadicInterval> time) {}

  /** The trajectory around which the flow is enclosed as far as {@link #verification()} says. */
  public Trajectory trajectory() {
    return result.trajectory();
  }

  /** Whether the true flow exists and is enclosed to the end of the trajectory. */
  public boolean isEnclosed() {
    return verification instanceof Verification.Certified;
  }

  /**
   * At least the Euclidean distance of the true flow, at the end, from the trajectory's final
   * weights, if the flow is enclosed there.
   */
  public Optional<Magnitude> radius() {
    return isEnclosed() ? Optional.of(verification.enclosed().radius()) : Optional.empty();
  }
}
