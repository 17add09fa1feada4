package org.plumbline.compare;

import java.util.List;
import java.util.Optional;
import org.plumbline.compare.finding.Outcome;
import org.plumbline.compare.gradient.BalancednessDefect;

/**
 * How far a recorded step is from the identity of balancedness at the vertex where it is furthest.
 *
 * @param point the recorded point the step begins at
 * @param defect the defect there
 */
public record StepBalance(int point, BalancednessDefect defect) {
  /** The balance of a step with the given defects, if it has any. */
  static Optional<StepBalance> of(int point, List<BalancednessDefect> defects) {
    return defects.stream()
        .map(defect -> new StepBalance(point, defect))
        .reduce(StepBalance::worse);
  }

  /** The worse of two: one that rounding does not allow for, then the larger, then the first. */
  StepBalance worse(StepBalance other) {
    if (defect.isWithin() != other.defect.isWithin()) {
      return defect.isWithin() ? other : this;
    }
    return other.defect.defect().compareTo(defect.defect()) > 0 ? other : this;
  }

  /** What it proves of the steps. */
  Outcome outcome() {
    return defect.isWithin() ? Outcome.CONFIRMED : Outcome.DIFFERS;
  }
}
