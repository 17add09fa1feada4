package org.plumbline.field;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.plumbline.network.Activation;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.network.Vertex;
import org.plumbline.network.Weight;
import org.plumbline.number.Rational;

/** Small graphs for tests. */
final class Chains {
  /** The slope 1/2 below the kink. */
  static final Activation HALF = Activation.leaky(Rational.of(1, 2));

  /** The slope 1/4 below the kink. */
  static final Activation QUARTER = Activation.leaky(Rational.of(1, 4));

  private Chains() {}

  /**
   * The input 0, the hidden vertices 1, 2, … one after the other, the output; weight k leaves k.
   */
  static Network chain(Activation... hidden) {
    int[][] edges =
        IntStream.rangeClosed(0, hidden.length)
            .mapToObj(v -> new int[] {v, v + 1})
            .toArray(int[][]::new);
    return graph(1, List.of(hidden), edges);
  }

  /** The graph of the given edges, each with a weight of its own, numbered in this order. */
  static Network graph(int inputs, List<Activation> hidden, int[]... edges) {
    List<Vertex> vertices = new ArrayList<>();
    for (int v = 0; v <= inputs + hidden.size(); v++) {
      boolean isHidden = v >= inputs && v < inputs + hidden.size();
      vertices.add(new Vertex("v" + v, isHidden ? hidden.get(v - inputs) : Activation.LINEAR));
    }
    List<Edge> all =
        IntStream.range(0, edges.length)
            .mapToObj(e -> new Edge(edges[e][0], edges[e][1], new Weight.Parameter(e)))
            .toList();
    List<String> names = IntStream.range(0, edges.length).mapToObj(e -> "w" + e).toList();
    return Network.of(inputs, vertices, all, names);
  }
}
