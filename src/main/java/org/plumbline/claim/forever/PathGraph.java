package org.plumbline.claim.forever;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;

/**
 * The edges of a network that lie on some path from an input to the output. The function {@code f}
 * depends on their weights alone; all other parameters never move.
 *
 * @param network the network
 * @param edges its edges on such paths, in the order given
 */
public record PathGraph(Network network, List<Edge> edges) {
  /** A graph with an immutable copy of the edges. */
  public PathGraph {
    edges = List.copyOf(edges);
  }

  /** The paths of {@code network}. */
  public static PathGraph of(Network network) {
    boolean[] reached = new boolean[network.size()];
    boolean[] leading = new boolean[network.size()];
    for (int v = 0; v < network.size(); v++) {
      reached[v] =
          v < network.inputs() || network.incoming(v).stream().anyMatch(e -> reached[e.from()]);
    }
    for (int v = network.output(); v >= 0; v--) {
      leading[v] =
          v == network.output() || network.outgoing(v).stream().anyMatch(e -> leading[e.to()]);
    }
    return new PathGraph(
        network,
        network.edges().stream().filter(e -> reached[e.from()] && leading[e.to()]).toList());
  }

  /** Whether no path leads from an input to the output. */
  public boolean isEmpty() {
    return edges.isEmpty();
  }

  /** The vertices on paths that are no inputs, in topological order. */
  public List<Integer> vertices() {
    return edges.stream().map(Edge::to).distinct().sorted().toList();
  }

  /** The parameters on paths, in ascending order. */
  public List<Integer> parameters() {
    return parameters(edges);
  }

  /** The parameters of some edges, each once, in ascending order. */
  static List<Integer> parameters(List<Edge> some) {
    return some.stream()
        .filter(Edge::isTrainable)
        .map(Edge::parameter)
        .distinct()
        .sorted()
        .toList();
  }

  /** The edges on paths into {@code v}. */
  public List<Edge> into(int v) {
    return edges.stream().filter(e -> e.to() == v).toList();
  }

  /**
   * The vertices on paths that are no inputs, by the length of the longest path to them: in a
   * layered network, its layers.
   */
  public List<List<Integer>> layers() {
    int[] depths = depths();
    Map<Integer, List<Integer>> layers =
        vertices().stream()
            .collect(Collectors.groupingBy(v -> depths[v], TreeMap::new, Collectors.toList()));
    return List.copyOf(layers.values());
  }

  /** The parameters of the edges on paths into some vertices. */
  public List<Integer> parametersInto(List<Integer> layer) {
    return parameters(layer.stream().flatMap(v -> into(v).stream()).toList());
  }

  /** The edges on paths out of {@code v}. */
  List<Edge> outOf(int v) {
    return edges.stream().filter(e -> e.from() == v).toList();
  }

  /** For each parameter of the network, by how many edges on paths it is carried. */
  int[] uses() {
    int[] uses = new int[network.parameters()];
    edges.stream().filter(Edge::isTrainable).forEach(e -> uses[e.parameter()]++);
    return uses;
  }

  /** The number of edges of the longest path from an input to each vertex; 0 for inputs. */
  int[] depths() {
    int[] depths = new int[network.size()];
    for (int v : vertices()) {
      depths[v] = 1 + into(v).stream().mapToInt(e -> depths[e.from()]).max().orElse(-1);
    }
    return depths;
  }

  /** A path from an input to the output of allowed edges only, by its vertices, if there is one. */
  public Optional<List<Integer>> path(Predicate<Edge> allowed) {
    int[] before = new int[network.size()];
    Arrays.fill(before, -1);
    Deque<Integer> next = new ArrayDeque<>(List.of(network.output()));
    while (!next.isEmpty()) {
      int v = next.remove();
      if (v < network.inputs()) {
        return Optional.of(walk(before, v));
      }
      for (Edge edge : into(v)) {
        if (allowed.test(edge) && before[edge.from()] < 0) {
          before[edge.from()] = v;
          next.add(edge.from());
        }
      }
    }
    return Optional.empty();
  }

  private List<Integer> walk(int[] after, int input) {
    List<Integer> vertices = new ArrayList<>(List.of(input));
    for (int v = input; v != network.output(); v = after[v]) {
      vertices.add(after[v]);
    }
    return Collections.unmodifiableList(vertices);
  }

  /** The names of vertices, as a path. */
  public String text(List<Integer> vertices) {
    return String.join(" → ", vertices.stream().map(network::name).toList());
  }

  /** The inputs, on paths or not. */
  List<Integer> inputs() {
    return IntStream.range(0, network.inputs()).boxed().toList();
  }
}
