package org.plumbline.compare.flow;

import java.util.List;
import java.util.Optional;
import org.plumbline.compare.finding.Outcome;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Magnitude;

/**
 * How far one recorded point is from the flow at its time.
 *
 * @param outcome whether that is within its bound; open if what is known of the flow, or of what
 *     errors may grow to, is too little to tell
 * @param parameter the weight furthest beyond its bound, or nearest to it, in proportion
 * @param distance an interval that contains its distance from the flow's weight
 * @param bound what that may be at most if the claim is true
 * @param excess the distance in proportion to the bound
 * @param ulps the distance in units in the last place
 * @param relative the distance in proportion to {@code max(1, |w|)}
 * @param farthest the weight with the largest distance
 * @param largest an interval that contains that distance
 */
public record FlowFinding(
    Outcome outcome,
    int parameter,
    DyadicInterval distance,
    Magnitude bound,
    double excess,
    double ulps,
    double relative,
    int farthest,
    DyadicInterval largest) {
  /** The same with nothing proved. */
  public FlowFinding undecided() {
    return new FlowFinding(
        Outcome.UNDECIDED, parameter, distance, bound, excess, ulps, relative, farthest, largest);
  }

  /** The number of the first point that is off. */
  public static Optional<Integer> firstOff(List<FlowFinding> findings) {
    for (int k = 0; k < findings.size(); k++) {
      if (findings.get(k).outcome() == Outcome.DIFFERS) {
        return Optional.of(k);
      }
    }
    return Optional.empty();
  }
}
