package org.plumbline.claim.forever;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.network.Edge;
import org.plumbline.number.Rational;

/**
 * The linear program of {@link UnitFlow}: one row for each class of vertices, in which what flows
 * in is what flows out, and one for each shared parameter; two columns for edges that are alike,
 * one forwards and one backwards.
 */
final class FlowProgram {
  private final PathGraph graph;
  private final VertexClasses classes;
  private final Map<Integer, Integer> rowOfClass = new LinkedHashMap<>();
  private final Map<Integer, Integer> rowOfParameter = new LinkedHashMap<>();
  private final List<Column> columns = new ArrayList<>();

  /**
   * A variable of the program.
   *
   * @param entries its coefficient in each row
   * @param cost its cost
   * @param edge what it flows through, if anything
   * @param sign 1 forwards, -1 backwards
   */
  record Column(Map<Integer, Rational> entries, Rational cost, List<Edge> edge, Rational sign) {}

  private FlowProgram(PathGraph graph) {
    this.graph = graph;
    this.classes = VertexClasses.of(graph);
  }

  /** The program of a graph with a path. */
  static FlowProgram of(PathGraph graph) {
    FlowProgram program = new FlowProgram(graph);
    program.number();
    program.addEdges();
    program.addParameters();
    return program;
  }

  /** The solution of the program. */
  RationalSimplex.Solution solution() {
    return RationalSimplex.minimize(matrix(), right(), costs());
  }

  /** The variables. */
  List<Column> columns() {
    return columns;
  }

  private void number() {
    int[] uses = graph.uses();
    for (int v : graph.vertices()) {
      rowOfClass.putIfAbsent(classes.of(v), rowOfClass.size());
    }
    for (int p : graph.parameters()) {
      if (uses[p] > 1) {
        rowOfParameter.put(p, rowOfClass.size() + rowOfParameter.size());
      }
    }
  }

  /** One pair of variables for all edges between two classes that are alike. */
  private void addEdges() {
    Map<List<Object>, Edge> distinct = new LinkedHashMap<>();
    for (Edge edge : graph.edges()) {
      Object kind = isShared(edge) ? edge.parameter() : edge.isTrainable();
      distinct.putIfAbsent(List.of(classes.of(edge.from()), classes.of(edge.to()), kind), edge);
    }
    for (Edge edge : distinct.values()) {
      boolean isCounted = edge.isTrainable() && !isShared(edge);
      add(edge, Rational.ONE, isCounted ? Rational.ONE : Rational.ZERO);
      add(edge, Rational.of(-1), Rational.ZERO);
    }
  }

  private boolean isShared(Edge edge) {
    return edge.isTrainable() && rowOfParameter.containsKey(edge.parameter());
  }

  private void add(Edge edge, Rational sign, Rational cost) {
    Map<Integer, Rational> entries = new LinkedHashMap<>();
    entries.merge(row(edge.to()), sign, Rational::add);
    if (!VertexClasses.isInputs(classes.of(edge.from()))) {
      entries.merge(row(edge.from()), sign.negate(), Rational::add);
    }
    if (isShared(edge)) {
      entries.put(rowOfParameter.getOrDefault(edge.parameter(), 0), sign);
    }
    columns.add(new Column(entries, cost, List.of(edge), sign));
  }

  /** The row of a vertex on a path that is no input. */
  int row(int v) {
    return rowOfClass.getOrDefault(classes.of(v), 0);
  }

  /** What flows through a shared parameter in total is one number less another, both positive. */
  private void addParameters() {
    for (int row : rowOfParameter.values()) {
      columns.add(new Column(Map.of(row, Rational.of(-1)), Rational.ONE, List.of(), Rational.ONE));
      columns.add(new Column(Map.of(row, Rational.ONE), Rational.ZERO, List.of(), Rational.ONE));
    }
  }

  private int rows() {
    return rowOfClass.size() + rowOfParameter.size();
  }

  private List<List<Rational>> matrix() {
    List<List<Rational>> matrix = new ArrayList<>();
    for (int i = 0; i < rows(); i++) {
      int row = i;
      matrix.add(columns.stream().map(c -> c.entries.getOrDefault(row, Rational.ZERO)).toList());
    }
    return matrix;
  }

  private List<Rational> right() {
    List<Rational> right = new ArrayList<>(Collections.nCopies(rows(), Rational.ZERO));
    right.set(row(graph.network().output()), Rational.ONE);
    return right;
  }

  private List<Rational> costs() {
    return columns.stream().map(Column::cost).toList();
  }
}
