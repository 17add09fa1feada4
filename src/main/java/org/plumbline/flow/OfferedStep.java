package org.plumbline.flow;

import java.util.Optional;
import org.plumbline.field.Pair;
import org.plumbline.number.Rational;

/** A step under constant gates, up to the first event on it, that may be cut short. */
public interface OfferedStep {
  /** The pair whose gate no longer holds at the end of the step, if there is one. */
  Optional<Pair> event();

  /** The step up to its end; empty if that is at its start as far as the numbers can tell. */
  Optional<Piece> whole();

  /** The part of the step up to an instant between its start and its end. */
  Piece until(Rational instant);
}
