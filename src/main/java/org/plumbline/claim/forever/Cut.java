package org.plumbline.claim.forever;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.network.Edge;

/**
 * A set of parameters of which every path from an input to the output carries exactly one, on one
 * edge: the sum of their squares grows by {@code 2N(t)}, like that of every other cut
 * (proofs-notes/norm-growth.md).
 *
 * @param parameters the parameters, in ascending order
 */
public record Cut(List<Integer> parameters) {
  /** A cut with an immutable copy of the parameters. */
  public Cut {
    parameters = List.copyOf(parameters);
  }

  /** The cut of the given parameters, if they are one. */
  public static Optional<Cut> of(PathGraph graph, List<Integer> parameters) {
    return obstacle(graph, parameters).isEmpty()
        ? Optional.of(new Cut(parameters))
        : Optional.empty();
  }

  /** Why some parameters are no cut, by a path that carries none of them, or more than one. */
  public static Optional<String> obstacle(PathGraph graph, List<Integer> parameters) {
    Set<Integer> set = Set.copyOf(parameters);
    Optional<List<Integer>> bypass = graph.path(e -> !carries(set, e));
    if (bypass.isPresent()) {
      return Optional.of("the path " + graph.text(bypass.get()) + " bypasses it");
    }
    int[] most = new int[graph.network().size()];
    for (int v : graph.vertices()) {
      for (Edge edge : graph.into(v)) {
        most[v] = Math.max(most[v], most[edge.from()] + (carries(set, edge) ? 1 : 0));
      }
    }
    return most[graph.network().output()] > 1
        ? Optional.of("some path carries two of its weights, one behind the other")
        : Optional.empty();
  }

  private static boolean carries(Set<Integer> set, Edge edge) {
    return edge.isTrainable() && set.contains(edge.parameter());
  }

  /**
   * The cut of all edges that enter some vertices and what is behind them, if these edges are
   * trained and their parameters are carried nowhere else.
   */
  public static Optional<Cut> around(PathGraph graph, List<Integer> vertices) {
    Set<Integer> behind = new HashSet<>(vertices);
    List<Edge> ordered = new ArrayList<>(graph.edges());
    ordered.sort(Comparator.comparingInt(Edge::from));
    for (Edge edge : ordered) {
      if (behind.contains(edge.from())) {
        behind.add(edge.to());
      }
    }
    List<Edge> entering =
        ordered.stream()
            .filter(e -> behind.contains(e.to()) && !behind.contains(e.from()))
            .toList();
    return entering.stream().allMatch(Edge::isTrainable)
        ? of(graph, PathGraph.parameters(entering))
        : Optional.empty();
  }
}
