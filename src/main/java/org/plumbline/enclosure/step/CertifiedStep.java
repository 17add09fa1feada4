package org.plumbline.enclosure.step;

import java.util.Set;
import org.plumbline.field.Pair;
import org.plumbline.number.Magnitude;

/**
 * How far the true flow may be from one proposed step.
 *
 * @param atStart at least {@code ‖w - P‖} at the start
 * @param throughout at least {@code ‖w - P‖} at any time of the step
 * @param atEnd at least {@code ‖w - P‖} at the end
 * @param uncertain the pairs whose gates are not certain throughout the step
 */
public record CertifiedStep(
    Magnitude atStart, Magnitude throughout, Magnitude atEnd, Set<Pair> uncertain) {
  /** A step with an immutable copy of the pairs. */
  public CertifiedStep {
    uncertain = Set.copyOf(uncertain);
  }
}
