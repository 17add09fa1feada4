package org.plumbline.claim.structure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;

/**
 * The finest partition of the vertices in which the ends of every fixed edge are together, and so
 * are the vertices that the edges of one parameter leave, and those that they enter.
 *
 * <p>All edges of a parameter then lead from one part to one part, so each part that has hidden
 * vertices alone is a {@link BalancedSet}.
 */
public final class BalancedSets {
  private final Network network;

  /** The part of each vertex, in the order of vertices. */
  private final List<BalancedSet> parts;

  /** The parts at which parameters are shared, by their first vertices. */
  private final Set<Integer> shared;

  private BalancedSets(Network network, List<BalancedSet> parts, Set<Integer> shared) {
    this.network = network;
    this.parts = parts;
    this.shared = shared;
  }

  /** The parts of a network. */
  public static BalancedSets of(Network network) {
    int[] parents = joined(network);
    Map<Integer, List<Integer>> members = new LinkedHashMap<>();
    for (int v = 0; v < network.size(); v++) {
      members.computeIfAbsent(root(parents, v), root -> new ArrayList<>()).add(v);
    }
    Set<Integer> shared = new HashSet<>();
    BalancedSet[] parts = new BalancedSet[network.size()];
    members.forEach(
        (first, vertices) -> {
          BalancedSet part = new BalancedSet(network, vertices);
          vertices.forEach(v -> parts[v] = part);
          if (vertices.size() > 1 && part.isShared()) {
            shared.add(first);
          }
        });
    return new BalancedSets(network, List.of(parts), Set.copyOf(shared));
  }

  /** For each vertex one of its part that comes no later, itself for the first. */
  private static int[] joined(Network network) {
    int[] parents = IntStream.range(0, network.size()).toArray();
    Map<Integer, Edge> first = new HashMap<>();
    for (Edge edge : network.edges()) {
      if (!edge.isTrainable()) {
        join(parents, edge.from(), edge.to());
        continue;
      }
      Edge other = first.putIfAbsent(edge.parameter(), edge);
      if (other != null) {
        join(parents, other.from(), edge.from());
        join(parents, other.to(), edge.to());
      }
    }
    return parents;
  }

  private static void join(int[] parents, int one, int other) {
    int a = root(parents, one);
    int b = root(parents, other);
    parents[Math.max(a, b)] = Math.min(a, b);
  }

  private static int root(int[] parents, int v) {
    int root = v;
    while (parents[root] != root) {
      parents[root] = parents[parents[root]];
      root = parents[root];
    }
    return root;
  }

  /**
   * The balanced sets of several vertices beside the vertices of {@code layers}, which are sets by
   * themselves; each has parameters that enter and that leave.
   */
  public List<BalancedSet> beside(LayerStructure layers) {
    return layers.excluded().keySet().stream()
        .filter(v -> first(v) == v && parts.get(v).vertices().size() > 1)
        .sorted()
        .map(parts::get)
        .filter(set -> set.vertices().stream().allMatch(network::isHidden))
        .filter(set -> !set.entering().isEmpty() && !set.leaving().isEmpty())
        .toList();
  }

  private int first(int v) {
    return parts.get(v).vertices().get(0);
  }

  /** The part that {@code v} belongs to, whether it is a balanced set or not. */
  public BalancedSet partOf(int v) {
    return parts.get(v);
  }

  /** Whether {@code v} is in a part of several vertices at which parameters are shared. */
  public boolean isShared(int v) {
    return shared.contains(first(v));
  }

  /** Why the part of {@code v} is no balanced set, if parameters are shared there. */
  public Optional<String> obstacle(int v) {
    if (!isShared(v)) {
      return Optional.empty();
    }
    List<Integer> part = parts.get(v).vertices();
    boolean hasInput = first(v) < network.inputs();
    return hasInput || part.contains(network.output())
        ? Optional.of(
            "shared parameters and fixed edges join it to the "
                + (hasInput ? "input " + network.name(first(v)) : "output"))
        : Optional.empty();
  }
}
