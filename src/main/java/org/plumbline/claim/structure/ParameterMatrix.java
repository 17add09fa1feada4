package org.plumbline.claim.structure;

import java.util.List;
import java.util.stream.IntStream;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;
import org.plumbline.number.RationalMatrix;
import org.plumbline.number.qual.PolyRigorous;

/**
 * A weight matrix by the numbers of its parameters: of the in-edges of some vertices or of their
 * out-edges, parallel edges included.
 *
 * @param rows the parameter numbers
 */
public record ParameterMatrix(List<List<Integer>> rows) {
  /**
   * The matrix of the edges into vertices that read the same: one row per vertex, one column per
   * in-edge, ordered by where the edges come from.
   */
  public static ParameterMatrix into(Network network, List<Integer> vertices) {
    return new ParameterMatrix(
        vertices.stream().map(v -> parameters(network.incomingBySource(v))).toList());
  }

  /**
   * The matrix of the edges out of vertices that lead to the same: one row per out-edge, ordered by
   * where the edges lead, one column per vertex.
   */
  public static ParameterMatrix outOf(Network network, List<Integer> vertices) {
    List<List<Integer>> columns =
        vertices.stream().map(v -> parameters(network.outgoingByTarget(v))).toList();
    return new ParameterMatrix(
        IntStream.range(0, columns.get(0).size())
            .mapToObj(row -> columns.stream().map(column -> column.get(row)).toList())
            .toList());
  }

  private static List<Integer> parameters(List<Edge> edges) {
    return edges.stream().map(Edge::parameter).toList();
  }

  /** The matrix at exact weights. */
  @SuppressWarnings("rigorous:return") // the entries are the weights given, and no others
  public @PolyRigorous RationalMatrix at(List<@PolyRigorous Rational> weights) {
    return new RationalMatrix(
        rows.stream().map(row -> row.stream().map(weights::get).toList()).toList());
  }

  /** The matrix at dyadic weights. */
  public List<List<Dyadic>> atDyadic(List<Dyadic> weights) {
    return rows.stream().map(row -> row.stream().map(weights::get).toList()).toList();
  }

  /** The number of entries. */
  public int size() {
    return rows.size() * rows.get(0).size();
  }
}
