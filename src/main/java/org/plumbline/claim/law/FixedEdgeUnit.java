package org.plumbline.claim.law;

import java.util.List;
import java.util.stream.Stream;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;

/**
 * A hidden vertex with fixed edges, where every edge that is trained has a parameter of its own:
 * {@code Σ_in w² - Σ_out w²} over those is not conserved, but changes at a rate that is known
 * (proofs-notes/balancedness-drift.md).
 *
 * @param network the network it belongs to
 * @param vertex the vertex
 */
public record FixedEdgeUnit(Network network, int vertex) {
  /** All of them in a network, in the order of vertices. */
  public static List<FixedEdgeUnit> of(Network network) {
    return network.hidden().stream()
        .map(v -> new FixedEdgeUnit(network, v))
        .filter(FixedEdgeUnit::isOne)
        .toList();
  }

  private boolean isOne() {
    List<Edge> edges =
        Stream.concat(network.incoming(vertex).stream(), network.outgoing(vertex).stream())
            .toList();
    List<Edge> trained = edges.stream().filter(Edge::isTrainable).toList();
    return !trained.isEmpty()
        && trained.size() < edges.size()
        && trained.stream().allMatch(network::isUnshared);
  }

  /** Its name. */
  public String name() {
    return network.name(vertex);
  }

  /** {@code Σ_in w² - Σ_out w²} over the edges that are trained. */
  public QuadraticLaw law() {
    return QuadraticLaw.ofSquares(
        network.incoming(vertex).stream().filter(Edge::isTrainable).toList(),
        network.outgoing(vertex).stream().filter(Edge::isTrainable).toList());
  }

  /** The fixed edges that lead to it. */
  public List<Edge> fixedInto() {
    return network.incoming(vertex).stream().filter(edge -> !edge.isTrainable()).toList();
  }

  /** The fixed edges that lead away from it. */
  public List<Edge> fixedOutOf() {
    return network.outgoing(vertex).stream().filter(edge -> !edge.isTrainable()).toList();
  }
}
