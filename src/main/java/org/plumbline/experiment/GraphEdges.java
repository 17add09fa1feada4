package org.plumbline.experiment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plumbline.network.Edge;
import org.plumbline.network.Weight;

/**
 * The edges of a graph, their ends numbered as in the file, and its parameters.
 *
 * <p>Parameters are numbered as edges first name them, unless {@code parameters} lists them in
 * another order. An edge without {@code weight} or {@code fixed} has a parameter of its own called
 * {@code from->to}.
 */
final class GraphEdges {
  private final Map<String, Integer> vertices;
  private final int inputs;
  private final int output;
  private final Map<String, Integer> parameters = new LinkedHashMap<>();
  private final Set<String> own = new HashSet<>();
  private final Set<String> shared = new HashSet<>();
  private final List<Edge> edges = new ArrayList<>();

  /** Reads the edges between the given vertices, of which the first {@code inputs} are inputs. */
  GraphEdges(Cursor graph, Map<String, Integer> vertices, int inputs, int output) {
    this.vertices = Map.copyOf(vertices);
    this.inputs = inputs;
    this.output = output;
    List<Cursor> items = graph.required("edges").items("a list of edges");
    Optional<Cursor> order = graph.optional("parameters");
    order.ifPresent(list -> list.items("a list of names").forEach(item -> list(item, parameters)));
    int listed = parameters.size();
    for (Cursor item : items) {
      edges.add(edge(item));
    }
    order.ifPresent(list -> requireSameNames(list, listed));
    if (edges.stream().noneMatch(edge -> edge.to() == output)) {
      throw graph.required("edges").error("no edge leads to the output; expected at least one");
    }
  }

  private static void list(Cursor item, Map<String, Integer> parameters) {
    if (parameters.putIfAbsent(GraphSection.name(item), parameters.size()) != null) {
      throw item.error("the parameter is already in the list; expected each name once");
    }
  }

  private void requireSameNames(Cursor list, int listed) {
    Set<Integer> used = new HashSet<>();
    edges.stream().filter(Edge::isTrainable).forEach(edge -> used.add(edge.parameter()));
    for (Map.Entry<String, Integer> parameter : parameters.entrySet()) {
      if (parameter.getValue() >= listed) {
        throw list.error(
            "the parameter '" + parameter.getKey() + "' is missing; expected all or no list");
      }
      if (!used.contains(parameter.getValue())) {
        throw list.error(
            "the parameter '"
                + parameter.getKey()
                + "' belongs to no edge; expected those of edges");
      }
    }
  }

  private Edge edge(Cursor item) {
    item.onlyKeys(List.of("from", "to", "weight", "fixed"));
    int from = vertex(item.required("from"));
    int to = vertex(item.required("to"));
    if (from == output) {
      throw item.required("from").expected("another vertex, because this one is the output");
    }
    if (to < inputs) {
      throw item.required("to").expected("a vertex, because this is an input");
    }
    return new Edge(from, to, weight(item));
  }

  private int vertex(Cursor cursor) {
    Integer number = vertices.get(cursor.text("the name of a vertex"));
    if (number == null) {
      throw cursor.unknown(
          "vertex", vertices.keySet().stream().map(String::valueOf).sorted().toList());
    }
    return number;
  }

  private Weight weight(Cursor item) {
    Optional<Cursor> fixed = item.optional("fixed");
    Optional<Cursor> name = item.optional("weight");
    if (fixed.isPresent() && name.isPresent()) {
      throw fixed.get().error("conflicts with weight; expected only one of them");
    }
    if (fixed.isPresent()) {
      return new Weight.Fixed(fixed.get().rational());
    }
    return new Weight.Parameter(
        name.map(this::sharedParameter).orElseGet(() -> ownParameter(item)));
  }

  private int sharedParameter(Cursor cursor) {
    String name = GraphSection.name(cursor);
    if (own.contains(name)) {
      throw cursor.error("an edge without weight has this name; expected another one");
    }
    shared.add(name);
    return numbered(name);
  }

  private int ownParameter(Cursor item) {
    String name = item.required("from").text("a name") + "->" + item.required("to").text("a name");
    if (shared.contains(name) || !own.add(name)) {
      throw item.error("the parameter name " + name + " is taken; expected a weight with a name");
    }
    return numbered(name);
  }

  private int numbered(String name) {
    Integer number = parameters.putIfAbsent(name, parameters.size());
    return number == null ? parameters.size() - 1 : number;
  }

  /** The edges, in the order of the file. */
  List<Edge> edges() {
    return List.copyOf(edges);
  }

  /** The edges without their weights. */
  List<TopologicalSort.Arc> arcs() {
    return edges.stream().map(e -> new TopologicalSort.Arc(e.from(), e.to())).toList();
  }

  /** The number of inputs. */
  int inputs() {
    return inputs;
  }

  /** The names of the parameters, in their order. */
  List<String> parameterNames() {
    return List.copyOf(parameters.keySet());
  }
}
