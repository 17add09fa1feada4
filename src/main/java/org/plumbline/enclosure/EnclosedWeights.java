package org.plumbline.enclosure;

import java.util.List;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Magnitude;

/**
 * What is proved of the flow's weights at one instant: they are within {@code radius}, in the
 * Euclidean norm, of the proposal's.
 *
 * @param proposed one interval per parameter that contains the proposal's weight
 * @param radius at least the distance of the flow from the proposal
 */
public record EnclosedWeights(List<DyadicInterval> proposed, Magnitude radius) {
  /** Weights with an immutable copy of the intervals. */
  public EnclosedWeights {
    proposed = List.copyOf(proposed);
  }

  /** An interval that contains the flow's weight of parameter {@code p}. */
  public DyadicInterval weight(int p) {
    DyadicInterval at = proposed.get(p);
    return new DyadicInterval(
        at.lower().subtract(radius.toDyadic()), at.upper().add(radius.toDyadic()));
  }
}
