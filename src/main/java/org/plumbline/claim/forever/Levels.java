package org.plumbline.claim.forever;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.plumbline.network.Edge;
import org.plumbline.network.PathDegrees;

/**
 * The parameters of an L-homogeneous network by levels: every path has one edge of each level, and
 * no parameter is on two levels (proofs-notes/risk-to-zero.md).
 *
 * <p>With {@code a_l} the sum of squares of the parameters of level {@code l}, {@code |f(x)| <=
 * μ^{L/2} ‖x‖ Π √a_l}.
 *
 * @param parameters the parameters of each level, from the inputs on
 * @param multiplicity {@code μ}, the largest number of edges of one parameter times the largest
 *     number of parallel edges between one pair of vertices
 */
public record Levels(List<List<Integer>> parameters, int multiplicity) {
  /** Levels with an immutable copy of the lists. */
  public Levels {
    parameters = parameters.stream().map(List::copyOf).toList();
  }

  /** The number {@code L} of levels. */
  public int depth() {
    return parameters.size();
  }

  /** The levels of a network, if it has any. */
  public static Optional<Levels> of(PathGraph graph) {
    OptionalInt degree = PathDegrees.of(graph.network()).degree();
    if (degree.isEmpty() || degree.getAsInt() == 0) {
      return Optional.empty();
    }
    int[] depths = graph.depths();
    List<List<Integer>> levels = new ArrayList<>();
    Set<Integer> seen = new HashSet<>();
    for (int level = 1; level <= degree.getAsInt(); level++) {
      int depth = level;
      List<Integer> here =
          PathGraph.parameters(
              graph.edges().stream().filter(e -> depths[e.to()] == depth).toList());
      if (!here.stream().allMatch(seen::add)) {
        return Optional.empty();
      }
      levels.add(here);
    }
    return Optional.of(new Levels(levels, multiplicity(graph)));
  }

  private static int multiplicity(PathGraph graph) {
    Map<Integer, Integer> uses = new HashMap<>();
    Map<List<Integer>, Integer> parallel = new HashMap<>();
    for (Edge edge : graph.edges()) {
      uses.merge(edge.parameter(), 1, Integer::sum);
      parallel.merge(List.of(edge.from(), edge.to()), 1, Integer::sum);
    }
    return most(uses) * most(parallel);
  }

  private static int most(Map<?, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).max().orElse(1);
  }
}
