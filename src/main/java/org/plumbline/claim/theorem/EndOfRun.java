package org.plumbline.claim.theorem;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.plumbline.claim.Evidence;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;

/** Which units see which samples on the last step of a run, by the gates recorded there. */
final class EndOfRun {
  private EndOfRun() {}

  private static GateTable gates(Evidence evidence) {
    List<TrajectoryStep> steps = evidence.observations().steps();
    return steps.get(steps.size() - 1).gates();
  }

  /** The samples on which a unit is not off. */
  static List<Integer> seen(Evidence evidence, int v) {
    GateTable gates = gates(evidence);
    return IntStream.range(0, gates.samples())
        .filter(i -> gates.gate(i, v) != Gate.OFF)
        .boxed()
        .toList();
  }

  /** The hidden units that are 0 on every sample, in order. */
  static List<Integer> silentUnits(Evidence evidence) {
    Network network = evidence.problem().network();
    Set<Integer> silent = new TreeSet<>(network.hidden());
    for (int i = 0; i < evidence.problem().data().size() && !silent.isEmpty(); i++) {
      silent.retainAll(silentOn(evidence, i));
    }
    return List.copyOf(new ArrayList<>(silent));
  }

  /** The samples on which the output is 0 whatever the weights near those at the end. */
  static List<Integer> unseenSamples(Evidence evidence) {
    int output = evidence.problem().network().output();
    return IntStream.range(0, evidence.problem().data().size())
        .filter(i -> silentOn(evidence, i).contains(output))
        .boxed()
        .toList();
  }

  /**
   * The vertices that are 0 on a sample: inputs that are, ReLU units that are off, and vertices
   * that read such ones alone.
   */
  private static Set<Integer> silentOn(Evidence evidence, int i) {
    Network network = evidence.problem().network();
    GateTable gates = gates(evidence);
    Set<Integer> silent = new TreeSet<>();
    for (int v = 0; v < network.size(); v++) {
      boolean isSilent =
          v < network.inputs()
              ? evidence.problem().data().point(i).get(v).signum() == 0
              : isOff(network, gates, i, v)
                  || network.incoming(v).stream().map(Edge::from).allMatch(silent::contains);
      if (isSilent) {
        silent.add(v);
      }
    }
    return silent;
  }

  private static boolean isOff(Network network, GateTable gates, int i, int v) {
    return network.activation(v).isRelu() && gates.gate(i, v) == Gate.OFF;
  }
}
