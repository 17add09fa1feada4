package org.plumbline.flow;

import java.util.Optional;
import org.plumbline.field.GateTable;
import org.plumbline.flow.state.FieldOnDemand;
import org.plumbline.flow.state.RiskTarget;
import org.plumbline.number.Rational;

/**
 * A part of a flow under constant gates, of which only the start is known.
 *
 * @param gates the gates
 * @param field the field under these gates
 * @param start where it starts
 * @param deadline the last time of the run, if it has one
 * @param target the risk that ends the run, if one does
 */
public record Stretch(
    GateTable gates,
    FieldOnDemand field,
    Position start,
    Optional<Rational> deadline,
    Optional<RiskTarget> target) {
  /** The time that is left at an instant, if the run has an end in time. */
  public Optional<Rational> rest(Rational instant) {
    return deadline.map(end -> end.subtract(instant));
  }
}
