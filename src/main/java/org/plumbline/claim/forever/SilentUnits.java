package org.plumbline.claim.forever;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.claim.along.Instant;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;

/**
 * ReLU units that are 0 on every sample for ever (proofs-notes/gates-forever.md, C0): those of the
 * first layer that are on the negative side of every sample, and those of other layers whose
 * in-edges all have negative weights and come from ReLU units or from inputs that are nowhere
 * negative; if none of these weights is carried by an edge into any other vertex.
 *
 * @param vertices the units
 */
public record SilentUnits(Set<Integer> vertices) {
  /** Units with an immutable copy of the set. */
  public SilentUnits {
    vertices = Set.copyOf(vertices);
  }

  /** The largest set of such units at an instant. */
  public static SilentUnits at(FlowProblem problem, GateSigns signs, Instant knot) {
    Network network = problem.network();
    Set<Integer> silent = new HashSet<>();
    for (int v : network.kinked()) {
      if (network.activation(v).isRelu()
          && (isOff(network, signs, v) || isPushedDown(problem, knot, v))) {
        silent.add(v);
      }
    }
    Optional<Integer> moved = moved(network, silent);
    while (moved.isPresent()) {
      silent.remove(moved.get());
      moved = moved(network, silent);
    }
    return new SilentUnits(silent);
  }

  private static boolean isOff(Network network, GateSigns signs, int v) {
    return network.incoming(v).stream().allMatch(e -> e.from() < network.inputs())
        && signs.isOffThroughout(v);
  }

  private static boolean isPushedDown(FlowProblem problem, Instant knot, int v) {
    List<Edge> edges = problem.network().incoming(v);
    return !edges.isEmpty()
        && edges.stream().allMatch(e -> isNegative(e, knot) && isNonNegative(problem, e.from()));
  }

  private static boolean isNegative(Edge edge, Instant knot) {
    return edge.isTrainable()
        ? GateSigns.sign(knot.tube(edge.parameter())) < 0
        : edge.value(List.of()).signum() < 0;
  }

  private static boolean isNonNegative(FlowProblem problem, int source) {
    return source < problem.network().inputs()
        ? problem.data().points().stream().allMatch(x -> x.get(source).signum() >= 0)
        : problem.network().activation(source).isRelu();
  }

  /** One of the units of which a weight is carried by an edge to elsewhere too. */
  private static Optional<Integer> moved(Network network, Set<Integer> silent) {
    Set<Integer> elsewhere = new HashSet<>();
    for (Edge edge : network.edges()) {
      if (edge.isTrainable() && !silent.contains(edge.to())) {
        elsewhere.add(edge.parameter());
      }
    }
    for (int v : silent) {
      for (Edge edge : network.incoming(v)) {
        if (edge.isTrainable() && elsewhere.contains(edge.parameter())) {
          return Optional.of(v);
        }
      }
    }
    return Optional.empty();
  }
}
