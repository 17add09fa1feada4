package org.plumbline.network;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How many trainable edges the input–output paths of a network have, and whether some carry fixed
 * edges.
 *
 * @param trainableEdges the numbers of trainable edges that occur on input–output paths
 * @param hasFixedEdge whether some input–output path carries a fixed edge
 */
public record PathDegrees(SortedSet<Integer> trainableEdges, boolean hasFixedEdge) {
  /** The path lengths of {@code network}, found without listing the paths. */
  public static PathDegrees of(Network network) {
    List<SortedSet<Integer>> lengths = new ArrayList<>();
    boolean[] fixed = new boolean[network.size()];
    for (int v = 0; v < network.size(); v++) {
      SortedSet<Integer> here = new TreeSet<>();
      if (v < network.inputs()) {
        here.add(0);
      }
      for (Edge edge : network.incoming(v)) {
        int step = edge.isTrainable() ? 1 : 0;
        SortedSet<Integer> before = lengths.get(edge.from());
        before.forEach(length -> here.add(length + step));
        fixed[v] |= !before.isEmpty() && (step == 0 || fixed[edge.from()]);
      }
      lengths.add(here);
    }
    return new PathDegrees(lengths.get(network.output()), fixed[network.output()]);
  }

  /** The degree L if every input–output path has exactly L trainable edges and no fixed one. */
  public OptionalInt degree() {
    return trainableEdges.size() == 1 && !hasFixedEdge
        ? OptionalInt.of(trainableEdges.first())
        : OptionalInt.empty();
  }
}
