package org.plumbline.claim.theorem;

import java.util.List;
import java.util.Optional;
import org.plumbline.claim.Evidence;
import org.plumbline.claim.Finding;
import org.plumbline.network.Network;

/**
 * What a run shows of what theorems suppose silently: units that are dead, samples that nothing
 * sees, kinks that still come late, weights that may head for 0, and whether the flow went on in
 * one way. Read off the computed trajectory, which is evidence, but for what is said to be for
 * ever.
 *
 * @param deadUnits the hidden units that are 0 on every sample at the end
 * @param deadForEver those of them that are proved to stay so
 * @param unseenSamples the samples on which the output is 0 at the end, for all weights near
 * @param late kinks that were met late
 * @param nearest the weights that are smallest beside {@code ‖w‖} of those that move
 * @param continuation why the run did not go on to its horizon, if it did not
 */
public record RunAudit(
    List<String> deadUnits,
    List<String> deadForEver,
    List<Integer> unseenSamples,
    LateEvents late,
    List<NearZero> nearest,
    Optional<Finding> continuation) {
  private static final int NEAREST = 3;

  /** An audit with immutable copies of its lists. */
  public RunAudit {
    deadUnits = List.copyOf(deadUnits);
    deadForEver = List.copyOf(deadForEver);
    unseenSamples = List.copyOf(unseenSamples);
    nearest = List.copyOf(nearest);
  }

  /**
   * The audit of a run; none of one that took no step.
   *
   * @param continuation why the run did not go on to its horizon, if it did not
   */
  public static Optional<RunAudit> of(Grounds grounds, Optional<Finding> continuation) {
    Evidence evidence = grounds.evidence();
    return evidence
        .trajectory()
        .filter(run -> grounds.isAfterRun())
        .map(
            run ->
                new RunAudit(
                    names(grounds.network(), EndOfRun.silentUnits(evidence)),
                    names(grounds.network(), deadForEver(grounds)),
                    EndOfRun.unseenSamples(evidence),
                    LateEvents.of(evidence, run),
                    NearZero.nearest(evidence, NEAREST),
                    continuation));
  }

  private static List<String> names(Network network, List<Integer> units) {
    return units.stream().map(network::name).toList();
  }

  /** Units that are 0 on every sample and whose gates are proved to be constant for ever. */
  private static List<Integer> deadForEver(Grounds grounds) {
    boolean isCertain = grounds.hasCertainEnd();
    return EndOfRun.silentUnits(grounds.evidence()).stream()
        .filter(v -> isCertain && grounds.hasGatesForever(v))
        .toList();
  }
}
