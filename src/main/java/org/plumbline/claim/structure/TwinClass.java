package org.plumbline.claim.structure;

import java.util.List;
import java.util.stream.Collectors;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;
import org.plumbline.number.RationalMatrix;
import org.plumbline.number.qual.PolyRigorous;

/**
 * Hidden vertices with the same in- and out-neighbours, each joined by as many edges, all trained
 * and unshared: a layer, seen from the graph.
 *
 * @param network the network they belong to
 * @param vertices the twins in topological order
 */
public record TwinClass(Network network, List<Integer> vertices) {
  /** A class with an immutable copy of its vertices. */
  public TwinClass {
    vertices = List.copyOf(vertices);
  }

  /** The in-neighbours in ascending order, one entry for each edge. */
  public List<Integer> sources() {
    return network.sources(vertices.get(0));
  }

  /** The out-neighbours in ascending order, one entry for each edge. */
  public List<Integer> targets() {
    return network.targets(vertices.get(0));
  }

  /** The in-matrix: one row per twin, one column per in-edge, entries parameter numbers. */
  public ParameterMatrix in() {
    return ParameterMatrix.into(network, vertices);
  }

  /** The out-matrix: one row per out-edge, one column per twin, entries parameter numbers. */
  public ParameterMatrix out() {
    return ParameterMatrix.outOf(network, vertices);
  }

  /** The matrix {@code C = In Inᵀ - Outᵀ Out} at exact weights. */
  public @PolyRigorous RationalMatrix imbalance(List<@PolyRigorous Rational> weights) {
    return in().at(weights).gram().subtract(out().at(weights).transpose().gram());
  }

  /** Whether every twin is linear. */
  public boolean isLinear() {
    return vertices.stream().allMatch(v -> network.activation(v).isLinear());
  }

  /** The class of some of the twins. */
  public TwinClass restrictedTo(List<Integer> some) {
    return new TwinClass(network, some);
  }

  /**
   * The names of the in-edges' matrices, such as {@code W2} or {@code W2+S0}, or the twins' names.
   */
  public String name() {
    String joined =
        vertices.stream()
            .flatMap(v -> network.incoming(v).stream())
            .map(this::matrixName)
            .distinct()
            .collect(Collectors.joining("+"));
    return joined.contains("?") ? MatrixName.into(network, vertices) : joined;
  }

  private String matrixName(Edge edge) {
    return MatrixName.ofParameter(network.parameterNames().get(edge.parameter()));
  }

  /** The names of the twins. */
  public String vertexNames() {
    return network.names(vertices);
  }
}
