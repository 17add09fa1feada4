package org.plumbline.claim.structure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;

/**
 * The layers of a network: the maximal classes of hidden twins all of whose edges are trained and
 * unshared; and the hidden vertices in none, with the reason.
 *
 * @param network the network
 * @param classes the classes, each by its first vertex in topological order
 * @param excluded the other hidden vertices, each with what keeps it out
 */
public record LayerStructure(
    Network network, List<TwinClass> classes, Map<Integer, String> excluded) {
  /** The layers of {@code network}. */
  public static LayerStructure of(Network network) {
    Map<List<Object>, List<Integer>> groups = new LinkedHashMap<>();
    Map<Integer, String> excluded = new LinkedHashMap<>();
    for (int v : network.hidden()) {
      obstacle(network, v)
          .ifPresentOrElse(
              reason -> excluded.put(v, reason),
              () ->
                  groups
                      .computeIfAbsent(
                          List.of(network.sources(v), network.targets(v)), k -> new ArrayList<>())
                      .add(v));
    }
    List<TwinClass> classes =
        groups.values().stream().map(vertices -> new TwinClass(network, vertices)).toList();
    return new LayerStructure(network, classes, excluded);
  }

  /**
   * The same without the excluded vertices that belong to one of some balanced sets; those that
   * share parameters in no such set are excluded for what joins them to an input or the output.
   */
  public LayerStructure withoutSets(BalancedSets sets, List<BalancedSet> balanced) {
    Set<Integer> covered = new HashSet<>();
    balanced.forEach(set -> covered.addAll(set.vertices()));
    Map<Integer, String> rest = new LinkedHashMap<>();
    excluded.forEach(
        (v, reason) -> {
          if (!covered.contains(v)) {
            rest.put(v, sets.obstacle(v).orElse(reason));
          }
        });
    return new LayerStructure(network, classes, rest);
  }

  /** Why the laws of a vertex whose edges are all its own do not apply to {@code v}, if so. */
  public static Optional<String> obstacle(Network network, int v) {
    List<Edge> edges = new ArrayList<>(network.incoming(v));
    edges.addAll(network.outgoing(v));
    for (Edge edge : edges) {
      String place = network.name(edge.from()) + " → " + network.name(edge.to());
      if (!edge.isTrainable()) {
        return Optional.of("the edge " + place + " is fixed");
      }
      if (!network.isUnshared(edge)) {
        return Optional.of(
            "the parameter of " + place + " is shared, which this version does not support here");
      }
    }
    boolean deadEnd = network.incoming(v).isEmpty() || network.outgoing(v).isEmpty();
    return deadEnd ? Optional.of(network.name(v) + " has no edges on one side") : Optional.empty();
  }

  /** The class of the given vertex, if it belongs to one. */
  public Optional<TwinClass> classOf(int v) {
    return classes.stream().filter(c -> c.vertices().contains(v)).findFirst();
  }

  /**
   * Where the out-edges of a class lead: the output alone, one class, or something else that names
   * the obstacle.
   *
   * <p>Parallel edges are an obstacle. The out-matrix has them in rows, one above the other, while
   * the in-matrix of the vertices they lead to has them in columns: the one is no part of the
   * other, and before the output it is not a single row.
   */
  public Destination destination(TwinClass twins) {
    List<Integer> targets = twins.targets();
    if (targets.equals(List.of(network.output()))) {
      return new Destination.Output();
    }
    Optional<TwinClass> next = classOf(targets.get(0));
    if (next.isPresent() && next.get().vertices().equals(targets)) {
      return new Destination.Layer(next.get());
    }
    for (int target : targets) {
      String reason = excluded.get(target);
      if (reason != null) {
        return new Destination.Elsewhere(reason);
      }
    }
    if (Set.copyOf(targets).size() < targets.size()) {
      return new Destination.Elsewhere(
          "parallel edges lead out of "
              + twins.vertexNames()
              + ", so the out-matrix is no part of the next in-matrix");
    }
    return new Destination.Elsewhere(
        "the edges out of " + twins.vertexNames() + " lead to more than one layer");
  }

  /** Where the out-edges of a class lead. */
  public sealed interface Destination {
    /** To the output alone, by single edges. */
    record Output() implements Destination {}

    /**
     * To one class, all of it, by single edges.
     *
     * @param next the class
     */
    record Layer(TwinClass next) implements Destination {}

    /**
     * To neither.
     *
     * @param reason what stands in the way
     */
    record Elsewhere(String reason) implements Destination {}
  }
}
