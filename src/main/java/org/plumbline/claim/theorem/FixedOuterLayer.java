package org.plumbline.claim.theorem;

import java.util.List;
import java.util.Optional;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/**
 * The weights into the output are fixed and of one size, and all others are trained, each of one
 * edge. The paper has the size {@code 1/√m}; another one scales weights and time alone
 * (proofs-notes/hypotheses.md).
 */
final class FixedOuterLayer implements Hypothesis {
  @Override
  public String id() {
    return "fixed-outer-layer";
  }

  @Override
  public String statement() {
    return "only the first layer is trained; the outer weights are fixed, of one size |a_j| > 0";
  }

  @Override
  public Assessment assess(Grounds grounds) {
    Network network = grounds.network();
    List<Edge> outer = network.incoming(network.output());
    return trained(network, outer)
        .or(() -> unequal(network, outer))
        .or(() -> inner(network))
        .orElseGet(() -> Assessment.proved("|a_j| = " + Names.number(size(outer.get(0)))));
  }

  private static Optional<Assessment> trained(Network network, List<Edge> outer) {
    List<Edge> trained = outer.stream().filter(Edge::isTrainable).toList();
    List<String> names = Names.of(network, trained);
    return trained.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Assessment.fails(
                    "the outer weight of " + names.get(0) + " is trained", Witness.at(names))
                .changing(
                    "give the network as a graph, with fixed: 1/2 or fixed: -1/2 at each edge into"
                        + " "
                        + network.name(network.output())));
  }

  private static Optional<Assessment> unequal(Network network, List<Edge> outer) {
    if (outer.isEmpty()) {
      return Optional.of(
          Assessment.fails(
              "no edge leads to the output", Witness.at(network.name(network.output()))));
    }
    Rational first = size(outer.get(0));
    return outer.stream()
        .filter(edge -> !size(edge).equals(first) || first.signum() == 0)
        .findFirst()
        .map(
            edge ->
                Assessment.fails(
                        "|a_j| is "
                            + Names.number(size(edge))
                            + " at "
                            + Names.of(network, edge)
                            + (first.signum() == 0
                                ? ""
                                : " and " + Names.number(first) + " at another"),
                        new Witness(
                            List.of(),
                            Names.of(network, List.of(outer.get(0), edge)),
                            List.of(first, size(edge))))
                    .changing("the same number, up to its sign, for all of them"));
  }

  private static Optional<Assessment> inner(Network network) {
    return network.edges().stream()
        .filter(edge -> edge.to() != network.output() && !network.isUnshared(edge))
        .findFirst()
        .map(edge -> Names.of(network, edge))
        .map(
            name ->
                Assessment.fails("the weight of " + name + " is not its own", Witness.at(name))
                    .changing("give " + name + " a trained weight of its own"));
  }

  private static Rational size(Edge edge) {
    return edge.value(List.of()).abs();
  }
}
