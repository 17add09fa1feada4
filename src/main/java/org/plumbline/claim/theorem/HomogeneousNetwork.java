package org.plumbline.claim.theorem;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.network.PathDegrees;

/**
 * {@code f(x; cw) = c^L f(x; w)} for all {@code c >= 0} and one {@code L >= 1}: every input–output
 * path has {@code L} trained edges. Fixed edges do no harm here, unlike in {@link
 * org.plumbline.claim.Homogeneity}, which is about balance as well.
 */
final class HomogeneousNetwork implements Hypothesis {
  @Override
  public String id() {
    return "homogeneous";
  }

  @Override
  public String statement() {
    return "f is positively homogeneous in w, of some degree L >= 1";
  }

  @Override
  public Assessment assess(Grounds grounds) {
    Network network = grounds.network();
    SortedSet<Integer> lengths = PathDegrees.of(network).trainableEdges();
    if (lengths.size() == 1 && lengths.first() >= 1) {
      return Assessment.proved("every path has " + weights(lengths.first()));
    }
    if (lengths.size() <= 1) {
      return Assessment.fails(
              "no path from an input to the output has a trained weight",
              Witness.at(network.name(network.output())))
          .changing("train a weight of each path");
    }
    List<String> offending = Names.of(network, offending(network));
    return Assessment.fails(
            "there are paths of "
                + String.join(" and ", lengths.stream().map(String::valueOf).toList())
                + " trained weights, by "
                + Names.some(offending),
            Witness.at(offending))
        .changing("leave out " + Names.some(offending));
  }

  private static String weights(int count) {
    return count + (count == 1 ? " trained weight" : " trained weights");
  }

  /**
   * The edges on paths to the output that do not lead from one level to what is the next of a
   * trained edge and the same of a fixed one, where the level of a vertex is the largest number of
   * trained edges on a path to it. Without them every path has as many trained edges as the output
   * has levels.
   */
  static List<Edge> offending(Network network) {
    int[] level = levels(network);
    boolean[] leads = leading(network);
    List<Edge> offending = new ArrayList<>();
    for (Edge edge : network.edges()) {
      boolean isOnPath = level[edge.from()] >= 0 && leads[edge.to()];
      if (isOnPath && level[edge.to()] != level[edge.from()] + step(edge)) {
        offending.add(edge);
      }
    }
    return offending;
  }

  private static int step(Edge edge) {
    return edge.isTrainable() ? 1 : 0;
  }

  /** The largest number of trained edges on a path from an input; -1 where none leads to. */
  private static int[] levels(Network network) {
    int[] level = new int[network.size()];
    for (int v = 0; v < network.size(); v++) {
      level[v] = v < network.inputs() ? 0 : -1;
      for (Edge edge : network.incoming(v)) {
        if (level[edge.from()] >= 0) {
          level[v] = Math.max(level[v], level[edge.from()] + step(edge));
        }
      }
    }
    return level;
  }

  /** Whether a path leads from each vertex to the output. */
  private static boolean[] leading(Network network) {
    boolean[] leads = new boolean[network.size()];
    leads[network.output()] = true;
    for (int v = network.output() - 1; v >= 0; v--) {
      for (Edge edge : network.outgoing(v)) {
        leads[v] |= leads[edge.to()];
      }
    }
    return leads;
  }
}
