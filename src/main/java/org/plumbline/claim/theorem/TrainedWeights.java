package org.plumbline.claim.theorem;

import java.util.List;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;

/** Every edge has a trained weight of its own. */
final class TrainedWeights implements Hypothesis {
  @Override
  public String id() {
    return "trained-weights";
  }

  @Override
  public String statement() {
    return "every weight is trained, and belongs to one edge";
  }

  @Override
  public Assessment assess(Grounds grounds) {
    Network network = grounds.network();
    List<Edge> others = network.edges().stream().filter(edge -> !network.isUnshared(edge)).toList();
    if (others.isEmpty()) {
      return Assessment.proved("all " + network.parameters() + " are");
    }
    List<String> names = Names.of(network, others);
    boolean isFixed = !others.get(0).isTrainable();
    return Assessment.fails(
            "the weight of " + names.get(0) + (isFixed ? " is fixed" : " is shared"),
            Witness.at(names))
        .changing("give each of " + Names.some(names) + " a trained weight of its own");
  }
}
