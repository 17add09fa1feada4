package org.plumbline.flow.lane;

import java.util.Optional;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.TiedSamples;
import org.plumbline.flow.Position;
import org.plumbline.flow.StretchForm;
import org.plumbline.flow.kink.Resolution;
import org.plumbline.flow.state.WorkingPrecision;

/**
 * A problem's field with samples in lanes: made once, and carried from kink to kink by changing
 * what a gate changes.
 */
public interface FieldInLanes {
  /** The field in lanes, if the problem has such a form. */
  static Optional<FieldInLanes> of(
      FlowProblem problem, TiedSamples ties, GateTable gates, WorkingPrecision precision) {
    Optional<LaneForm> plain = LaneForm.of(problem, ties, gates, precision);
    return plain.isPresent()
        ? plain.map(form -> form)
        : DeepForm.of(problem, ties, gates, precision).map(form -> form);
  }

  /** Goes on with other gates; false if there are some that it does not follow. */
  boolean change(GateTable gates);

  /** A stretch under the gates that it has. */
  StretchForm<LaneExpansion> stretch();

  /** How the flow goes on where the gate of a pair no longer holds, if that is plain. */
  Optional<Resolution.Unique> pass(Position here, GateTable gates, Pair event);

  /** The bits that numbers were found to need room for, which later series begin with. */
  int roomNeeded();

  /** Begins with the room that was found to be needed elsewhere. */
  void recallRoom(int bits);
}
