package org.plumbline.claim;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;
import org.plumbline.number.RationalMatrix;

/**
 * A weight matrix by the numbers of its parameters: one row per vertex written to, one column per vertex read.
 *
 * @param rows the parameter numbers
 */
record ParameterMatrix(List<List<Integer>> rows) {
  /**
   * The matrix of the edges from each of {@code sources} to each of {@code targets}.
   *
   * @throws IllegalArgumentException if an edge is missing
   */
  static ParameterMatrix between(Network network, List<Integer> sources, List<Integer> targets) {
    List<List<Integer>> rows = new ArrayList<>();
    for (int target : targets) {
      rows.add(sources.stream().map(source -> parameter(network, source, target)).toList());
    }
    return new ParameterMatrix(rows);
  }

  private static int parameter(Network network, int source, int target) {
    return network.incoming(target).stream()
        .filter(edge -> edge.from() == source)
        .findFirst()
        .map(Edge::parameter)
        .orElseThrow(() -> new IllegalArgumentException("no edge " + source + " → " + target));
  }

  /** The matrix at exact weights. */
  RationalMatrix at(List<Rational> weights) {
    return new RationalMatrix(
        rows.stream().map(row -> row.stream().map(weights::get).toList()).toList());
  }

  /** The matrix at dyadic weights. */
  List<List<Dyadic>> atDyadic(List<Dyadic> weights) {
    return rows.stream().map(row -> row.stream().map(weights::get).toList()).toList();
  }

  /** The number of entries. */
  int size() {
    return rows.size() * rows.get(0).size();
  }
}
