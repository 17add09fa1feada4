package org.plumbline.claim.forever;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.network.Edge;
import org.plumbline.number.Rational;

/**
 * A flow of 1 from the inputs to the output, forwards or backwards through edges, with the least
 * sum over the parameters of what flows forwards through each, {@code Σ_p max(0, Y_p)}; and the
 * potentials that are its dual.
 *
 * <p>If {@code λ} are degrees, {@code 1 = Σ_p λ_p Y_p <= λ_max Σ_p max(0, Y_p)}. So the sum is at
 * least {@code 1/λ_max}, and there are no degrees if it is 0; the dual shows that it is attained.
 */
final class UnitFlow {
  private final PathGraph graph;
  private final VertexClasses classes;
  private final Map<Integer, Integer> rowOfClass = new LinkedHashMap<>();
  private final Map<Integer, Integer> rowOfParameter = new LinkedHashMap<>();
  private final List<Column> columns = new ArrayList<>();
  private final RationalSimplex.Solution solution;

  /**
   * A variable of the program.
   *
   * @param entries its coefficient in each row
   * @param cost its cost
   * @param edge what it flows through, if anything
   * @param sign 1 forwards, -1 backwards
   */
  private record Column(
      Map<Integer, Rational> entries, Rational cost, List<Edge> edge, Rational sign) {}

  private UnitFlow(PathGraph graph) {
    this.graph = graph;
    this.classes = VertexClasses.of(graph);
    number();
    addEdges();
    addParameters();
    this.solution = RationalSimplex.minimize(matrix(), right(), costs());
  }

  /** The least such flow; there must be a path. */
  static UnitFlow least(PathGraph graph) {
    return new UnitFlow(graph);
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

  private int row(int v) {
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

  /** The least sum, the reciprocal of the least largest degree. */
  Rational value() {
    return solution.dual().get(row(graph.network().output()));
  }

  /** Whether the flow needs no parameter. */
  boolean isFree() {
    return value().signum() == 0;
  }

  /** The potential of each vertex, 1 at the output and 0 at inputs and off paths. */
  List<Rational> potentials() {
    List<Rational> potentials =
        new ArrayList<>(Collections.nCopies(graph.network().size(), Rational.ZERO));
    for (int v : graph.vertices()) {
      potentials.set(v, solution.dual().get(row(v)).divide(value()));
    }
    return potentials;
  }

  /** What flows through which edges, between representatives of the classes. */
  String text() {
    List<String> parts = new ArrayList<>();
    for (int j = 0; j < columns.size(); j++) {
      Column column = columns.get(j);
      Rational amount = solution.x().get(j).multiply(column.sign);
      for (Edge edge : column.edge) {
        if (amount.signum() != 0) {
          parts.add(amount + " through " + graph.text(List.of(edge.from(), edge.to())));
        }
      }
    }
    return "a flow of 1 from the inputs to the output goes forwards through no trained parameter in"
        + " total: "
        + String.join(", ", parts);
  }
}
