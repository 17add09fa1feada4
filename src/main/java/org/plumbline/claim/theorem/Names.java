package org.plumbline.claim.theorem;

import java.util.List;
import java.util.stream.Collectors;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;

/** Names for reasons: of the first few of what there may be many of. */
final class Names {
  private static final int SHOWN = 4;

  private Names() {}

  /** The first few, and how many more there are. */
  static String some(List<?> all) {
    String first = all.stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
    return all.size() > SHOWN ? first + " and " + (all.size() - SHOWN) + " more" : first;
  }

  /** An edge by the vertices that it joins. */
  static String of(Network network, Edge edge) {
    return network.name(edge.from()) + " → " + network.name(edge.to());
  }

  /** Edges by the vertices that they join. */
  static List<String> of(Network network, List<Edge> edges) {
    return edges.stream().map(edge -> of(network, edge)).toList();
  }

  /** Samples, as one or as several. */
  static String samples(List<Integer> samples) {
    return (samples.size() == 1 ? "sample " : "samples ")
        + samples.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
