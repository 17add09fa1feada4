package org.plumbline.claim.theorem;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.plumbline.claim.structure.LayerStructure;
import org.plumbline.claim.structure.LayerStructure.Destination;
import org.plumbline.claim.structure.TwinClass;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;

/**
 * The last hidden layers, one at least, are linear, each fully connected with the next by trained
 * weights of their own up to the output, and no path bypasses them.
 */
final class LinearHead implements Hypothesis {
  @Override
  public String id() {
    return "linear-head";
  }

  @Override
  public String statement() {
    return "the last hidden layers are linear, trained, fully connected, not bypassed";
  }

  @Override
  public Assessment assess(Grounds grounds) {
    Network network = grounds.network();
    LayerStructure layers = grounds.evidence().observations().layers();
    List<TwinClass> heads = layers.classes().stream().filter(c -> isHead(layers, c)).toList();
    List<String> names =
        heads.stream().filter(c -> bypass(network, c).isEmpty()).map(TwinClass::name).toList();
    if (!names.isEmpty()) {
      return Assessment.proved(String.join(", ", names) + " and the output's");
    }
    return heads.isEmpty() ? noHead(network, layers) : bypassed(network, heads);
  }

  private static boolean isHead(LayerStructure layers, TwinClass twins) {
    if (!twins.isLinear()) {
      return false;
    }
    Destination destination = layers.destination(twins);
    return destination instanceof Destination.Output
        || (destination instanceof Destination.Layer layer && isHead(layers, layer.next()));
  }

  private static Assessment bypassed(Network network, List<TwinClass> heads) {
    TwinClass last = heads.get(heads.size() - 1);
    List<String> names = Names.of(network, bypass(network, last));
    return Assessment.fails(last.name() + " is bypassed by " + Names.some(names), Witness.at(names))
        .changing("leave out " + Names.some(names));
  }

  private static Assessment noHead(Network network, LayerStructure layers) {
    if (network.hidden().isEmpty()) {
      return Assessment.fails("there is no hidden layer", Witness.at("network"))
          .changing("a linear hidden layer, as in widths: [d, m, 1], activations: [linear]");
    }
    return excluded(network, layers).orElseGet(() -> kinked(network));
  }

  /** What reads into the output has an edge that is fixed, or shared. */
  private static Optional<Assessment> excluded(Network network, LayerStructure layers) {
    for (int v : new TreeSet<>(network.sources(network.output()))) {
      String reason = layers.excluded().get(v);
      if (network.isHidden(v) && network.activation(v).isLinear() && reason != null) {
        List<Edge> edges = new ArrayList<>(network.incoming(v));
        edges.addAll(network.outgoing(v));
        List<String> names =
            Names.of(network, edges.stream().filter(e -> !network.isUnshared(e)).toList());
        String place = names.isEmpty() ? network.name(v) : Names.some(names);
        return Optional.of(
            Assessment.fails(reason, Witness.at(names.isEmpty() ? List.of(place) : names))
                .changing("a linear layer of trained weights between the last one and the output"));
      }
    }
    return Optional.empty();
  }

  private static Assessment kinked(Network network) {
    for (int v : new TreeSet<>(network.sources(network.output()))) {
      if (!network.activation(v).isLinear()) {
        return Assessment.fails(
                "the output reads " + network.name(v) + ", which is " + network.activation(v),
                Witness.at(network.name(v)))
            .changing(
                "a linear layer below the output, as in activations: ["
                    + network.activation(v)
                    + ", linear]");
      }
    }
    return Assessment.fails(
            "no hidden layer leads to the output alone", Witness.at(network.name(network.output())))
        .changing("a linear layer of trained weights between the last one and the output");
  }

  /** The edges by which a path gets from above a layer to below it without it. */
  private static List<Edge> bypass(Network network, TwinClass twins) {
    Set<Integer> layer = Set.copyOf(twins.vertices());
    Set<Integer> above = new HashSet<>();
    Set<Integer> below = new HashSet<>();
    for (int v = 0; v < network.size(); v++) {
      boolean isInput = v < network.inputs();
      if (isInput) {
        above.add(v);
      }
      for (Edge edge : network.incoming(v)) {
        boolean isFromLayer = layer.contains(edge.from()) || below.contains(edge.from());
        if (isFromLayer) {
          below.add(v);
        } else if (above.contains(edge.from()) && !layer.contains(v)) {
          above.add(v);
        }
      }
    }
    return network.edges().stream()
        .filter(
            edge ->
                above.contains(edge.from())
                    && !below.contains(edge.from())
                    && below.contains(edge.to())
                    && !layer.contains(edge.to()))
        .toList();
  }
}
