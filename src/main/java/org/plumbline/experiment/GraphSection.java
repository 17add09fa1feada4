package org.plumbline.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.plumbline.network.Activation;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.network.Vertex;

/**
 * Reads a network given by {@code graph}: named inputs, vertices in any order, edges with shared,
 * own or fixed weights.
 *
 * <p>Vertices are numbered in the topological order nearest to that of the file, the output last.
 */
final class GraphSection {
  private static final List<String> KEYS =
      List.of("inputs", "vertices", "output", "edges", "parameters");
  private static final int LONGEST_NAME = 100;

  private final Cursor graph;

  /** The number of each name: inputs, then vertices, in the order of the file. */
  private final Map<String, Integer> numbers = new LinkedHashMap<>();

  private final List<Vertex> vertices = new ArrayList<>();

  private GraphSection(Cursor graph) {
    this.graph = graph;
  }

  /** The network for samples with the given number of coordinates, bias included. */
  static Network read(Cursor graph, int dimension) {
    graph.onlyKeys(KEYS);
    return new GraphSection(graph).network(dimension);
  }

  private Network network(int dimension) {
    Cursor inputs = graph.required("inputs");
    for (Cursor input :
        inputs.items(dimension, "name", "one per coordinate of a sample, bias included")) {
      define(input, Activation.LINEAR);
    }
    List<Cursor> items = graph.required("vertices").items("a list of vertices");
    if (items.isEmpty()) {
      throw graph.required("vertices").error("the list is empty; expected at least the output");
    }
    String output = outputName(items);
    items.forEach(item -> vertex(item, output));
    int number = numbers.getOrDefault(output, -1);
    GraphEdges edges = new GraphEdges(graph, numbers, dimension, number);
    return renumbered(dimension, edges, order(edges, number));
  }

  private String outputName(List<Cursor> items) {
    List<String> names = items.stream().map(item -> name(item.required("name"))).toList();
    graph
        .optional("output")
        .filter(output -> !names.contains(output.text("the name of a vertex")))
        .ifPresent(
            output -> {
              throw output.unknown("vertex", names);
            });
    return graph
        .optional("output")
        .map(output -> output.text("the name of a vertex"))
        .orElse(names.get(names.size() - 1));
  }

  private void vertex(Cursor item, String output) {
    item.onlyKeys(List.of("name", "activation"));
    Cursor nameCursor = item.required("name");
    if (!name(nameCursor).equals(output)) {
      define(nameCursor, NetworkSection.activation(item.required("activation")));
      return;
    }
    item.optional("activation")
        .filter(found -> !NetworkSection.activation(found).isLinear())
        .ifPresent(
            found -> {
              throw found.expected("linear, because this vertex is the output");
            });
    define(nameCursor, Activation.LINEAR);
  }

  private void define(Cursor cursor, Activation activation) {
    String name = name(cursor);
    if (numbers.putIfAbsent(name, vertices.size()) != null) {
      throw cursor.error("the name '" + name + "' is taken already; expected another one");
    }
    vertices.add(new Vertex(name, activation));
  }

  /** The name here, fit to be printed in reports. */
  static String name(Cursor cursor) {
    String name = cursor.text("a name");
    boolean printable = name.codePoints().noneMatch(Character::isISOControl);
    if (name.isBlank() || name.length() > LONGEST_NAME || !printable) {
      throw cursor.expected("a printable name of 1 to " + LONGEST_NAME + " characters");
    }
    return name;
  }

  /** New position to number in the file, the inputs first and the output last. */
  private List<Integer> order(GraphEdges edges, int output) {
    TopologicalSort sort = new TopologicalSort(vertices.size(), edges.arcs());
    if (!sort.isAcyclic()) {
      String cycle =
          sort.cycle().stream()
              .map(v -> vertices.get(v).name())
              .collect(Collectors.joining(" -> "));
      throw graph
          .required("edges")
          .error("the edges form the cycle " + cycle + "; expected a graph without cycles");
    }
    List<Integer> order = new ArrayList<>();
    for (int input = 0; input < edges.inputs(); input++) {
      order.add(input);
    }
    sort.order().stream().filter(v -> v >= edges.inputs() && v != output).forEach(order::add);
    order.add(output);
    return order;
  }

  private Network renumbered(int inputs, GraphEdges edges, List<Integer> order) {
    int[] position = new int[order.size()];
    List<Vertex> sorted = new ArrayList<>();
    for (int number : order) {
      position[number] = sorted.size();
      sorted.add(vertices.get(number));
    }
    List<Edge> renumbered =
        edges.edges().stream()
            .map(e -> new Edge(position[e.from()], position[e.to()], e.weight()))
            .toList();
    try {
      return Network.of(inputs, sorted, renumbered, edges.parameterNames());
    } catch (IllegalArgumentException e) {
      throw graph.error(String.valueOf(e.getMessage()));
    }
  }
}
