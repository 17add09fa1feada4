package org.plumbline.claim.theorem;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.plumbline.claim.Evidence;
import org.plumbline.claim.along.GateHistory;
import org.plumbline.claim.structure.LayerStructure;
import org.plumbline.network.Network;

/**
 * From some time on some units of a layer of trained weights are active on every sample
 * (proofs-notes/stable-activation.md; Le &amp; Jegelka 2022, assumption 3).
 */
final class StablyActiveUnits implements Hypothesis {
  @Override
  public String id() {
    return "stably-active-units";
  }

  @Override
  public String statement() {
    return "from some time on, units of a layer are active on every sample";
  }

  @Override
  public Assessment assess(Grounds grounds) {
    Network network = grounds.network();
    if (network.kinked().isEmpty()) {
      return Assessment.proved("no unit has a kink");
    }
    if (!grounds.isAfterRun()) {
      return Assessment.afterTheRun("gates are a matter of the run");
    }
    Evidence evidence = grounds.evidence();
    List<Integer> active = active(evidence);
    List<Integer> forEver = active.stream().filter(grounds::hasGatesForever).toList();
    boolean isCertain = grounds.hasCertainEnd();
    if (isCertain && !forEver.isEmpty()) {
      return Assessment.proved(names(network, forEver) + ", for ever; see gates-forever");
    }
    if (isCertain && allForEver(grounds) && offSamples(evidence).size() == kinked(network)) {
      return never(network, offSamples(evidence));
    }
    return active.isEmpty()
        ? Assessment.cannotBeKnown("no unit is at the end of the run; a later change is open")
        : Assessment.evidence(names(network, active) + " at the end of the run");
  }

  /** The kinked units of layers that are active on every sample on the last step. */
  private static List<Integer> active(Evidence evidence) {
    LayerStructure layers = evidence.observations().layers();
    GateHistory gates = evidence.observations().gates();
    return evidence.problem().network().kinked().stream()
        .filter(v -> layers.classOf(v).isPresent() && gates.isActive(gates.steps() - 1, v))
        .toList();
  }

  private static boolean allForEver(Grounds grounds) {
    return grounds.network().kinked().stream().allMatch(grounds::hasGatesForever);
  }

  private static int kinked(Network network) {
    return network.kinked().size();
  }

  /** For each kinked unit the first sample on which it is off on the last step, if there is one. */
  private static List<Integer> offSamples(Evidence evidence) {
    List<Integer> samples = new ArrayList<>();
    for (int v : evidence.problem().network().kinked()) {
      List<Integer> seen = EndOfRun.seen(evidence, v);
      IntStream.range(0, evidence.problem().data().size())
          .filter(i -> !seen.contains(i))
          .limit(1)
          .forEach(samples::add);
    }
    return samples;
  }

  private static Assessment never(Network network, List<Integer> samples) {
    List<String> units = network.kinked().stream().map(network::name).toList();
    return Assessment.fails(
        "each unit is off on some sample for ever, such as "
            + units.get(0)
            + " on sample "
            + samples.get(0),
        new Witness(samples, units, List.of()));
  }

  private static String names(Network network, List<Integer> units) {
    return Names.some(units.stream().map(network::name).toList());
  }
}
