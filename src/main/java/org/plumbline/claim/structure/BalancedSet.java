package org.plumbline.claim.structure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;

/**
 * Hidden vertices that no fixed edge joins to others, where every parameter on an edge that enters
 * is carried by entering edges alone, and every one on an edge that leaves by leaving edges alone:
 * a channel of a convolution, with what pools it (proofs-notes/balancedness.md).
 *
 * @param network the network they belong to
 * @param vertices the vertices in topological order
 */
public record BalancedSet(Network network, List<Integer> vertices) {
  /** Names of so many parts are written out. */
  private static final int FEW = 4;

  /** A set with an immutable copy of its vertices. */
  public BalancedSet {
    vertices = List.copyOf(vertices);
  }

  /** One edge of each parameter that enters. */
  public List<Edge> entering() {
    Set<Integer> inside = Set.copyOf(vertices);
    return oneEach(
        vertices.stream()
            .flatMap(v -> network.incoming(v).stream())
            .filter(edge -> !inside.contains(edge.from())));
  }

  /** One edge of each parameter that leaves. */
  public List<Edge> leaving() {
    Set<Integer> inside = Set.copyOf(vertices);
    return oneEach(
        vertices.stream()
            .flatMap(v -> network.outgoing(v).stream())
            .filter(edge -> !inside.contains(edge.to())));
  }

  private static List<Edge> oneEach(Stream<Edge> crossing) {
    Map<Integer, Edge> byParameter = new LinkedHashMap<>();
    crossing
        .filter(Edge::isTrainable)
        .forEach(edge -> byParameter.putIfAbsent(edge.parameter(), edge));
    return List.copyOf(byParameter.values());
  }

  /** Whether some edge at the set carries a parameter that other edges carry too. */
  public boolean isShared() {
    return vertices.stream()
        .anyMatch(
            v ->
                network.incoming(v).stream().anyMatch(this::isShared)
                    || network.outgoing(v).stream().anyMatch(this::isShared));
  }

  private boolean isShared(Edge edge) {
    return edge.isTrainable() && !network.isUnshared(edge);
  }

  /**
   * The name: of units {@code conv1[2,0,0]}, {@code conv1[2,0,1]}, … that agree in their first
   * index alone it is {@code conv1[2]}; of several arrays, the names with {@code +} between.
   */
  public String name() {
    Map<String, List<String>> arrays = new LinkedHashMap<>();
    for (int v : vertices) {
      arrays
          .computeIfAbsent(array(network.name(v)), array -> new ArrayList<>())
          .add(network.name(v));
    }
    List<String> names = new ArrayList<>();
    arrays.forEach((array, units) -> names.add(units.size() == 1 ? units.get(0) : common(units)));
    return shortened(names);
  }

  private static String common(List<String> units) {
    Set<String> channels =
        units.stream()
            .map(BalancedSet::channel)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return channels.size() == 1 ? channels.iterator().next() : shortened(List.copyOf(units));
  }

  private static String shortened(List<String> names) {
    return names.size() <= FEW
        ? String.join("+", names)
        : String.join("+", names.subList(0, FEW)) + "+… (" + names.size() + ")";
  }

  /** The arrays that its units belong to: {@code conv1+pool1}. */
  public String arrays() {
    return shortened(vertices.stream().map(v -> array(network.name(v))).distinct().toList());
  }

  /** The name of the array of a unit: {@code conv1} of {@code conv1[2,0,1]}. */
  public static String array(String unit) {
    int bracket = unit.indexOf('[');
    return bracket > 0 ? unit.substring(0, bracket) : unit;
  }

  /** The unit's name with its first index alone: {@code conv1[2]} of {@code conv1[2,0,1]}. */
  private static String channel(String unit) {
    int comma = unit.indexOf(',');
    return comma > 0 && unit.indexOf('[') > 0 ? unit.substring(0, comma) + "]" : unit;
  }
}
