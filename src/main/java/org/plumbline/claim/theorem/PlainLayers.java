package org.plumbline.claim.theorem;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;

/**
 * The network is a chain of layers: each vertex of one is joined with each of the next by one edge,
 * and there is no other edge. So {@code f(x) = W_L σ(W_{L-1} ⋯ σ(W_1 x))}.
 */
final class PlainLayers implements Hypothesis {
  private static final int TWO = 2;

  private final OptionalInt depth;

  private PlainLayers(OptionalInt depth) {
    this.depth = depth;
  }

  /** Any number of layers. */
  static Hypothesis any() {
    return new PlainLayers(OptionalInt.empty());
  }

  /** Two layers of weights, with one layer of hidden units between them. */
  static Hypothesis two() {
    return new PlainLayers(OptionalInt.of(TWO));
  }

  /** Whether a network is a chain of two layers of weights. */
  static boolean areTwo(Network network) {
    return flaw(network).isEmpty() && levels(network)[network.output()] == TWO;
  }

  @Override
  public String id() {
    return depth.isPresent() ? "two-layers" : "plain-layers";
  }

  @Override
  public String statement() {
    return (depth.isPresent() ? "two fully connected layers" : "fully connected layers")
        + ", no skips, no biases above the first";
  }

  @Override
  public Assessment assess(Grounds grounds) {
    Network network = grounds.network();
    int layers = levels(network)[network.output()];
    return flaw(network).or(() -> wrong(layers)).orElseGet(() -> Assessment.proved(text(layers)));
  }

  private Optional<Assessment> wrong(int layers) {
    return depth.isEmpty() || depth.getAsInt() == layers
        ? Optional.empty()
        : Optional.of(
            Assessment.fails("it has " + text(layers), Witness.at("network"))
                .changing("one hidden layer, as in widths: [d, m, 1]"));
  }

  private static String text(int layers) {
    return layers + (layers == 1 ? " layer" : " layers") + " of weights";
  }

  /** What keeps a network from being a chain of layers, if anything does. */
  private static Optional<Assessment> flaw(Network network) {
    return deadEnd(network)
        .or(() -> skips(network))
        .or(() -> parallel(network))
        .or(() -> gap(network));
  }

  private static Optional<Assessment> deadEnd(Network network) {
    return network.hidden().stream()
        .filter(v -> network.incoming(v).isEmpty() || network.outgoing(v).isEmpty())
        .findFirst()
        .map(
            v ->
                Assessment.fails(
                        network.name(v) + " has no edges on one side", Witness.at(network.name(v)))
                    .changing("leave out " + network.name(v)));
  }

  private static Optional<Assessment> skips(Network network) {
    int[] level = levels(network);
    List<Edge> skips =
        network.edges().stream().filter(e -> level[e.to()] != level[e.from()] + 1).toList();
    List<String> names = Names.of(network, skips);
    return skips.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Assessment.fails("a layer is bypassed by " + Names.some(names), Witness.at(names))
                .changing("leave out " + Names.some(names)));
  }

  private static Optional<Assessment> parallel(Network network) {
    Set<String> seen = new HashSet<>();
    List<String> twice =
        Names.of(network, network.edges()).stream().filter(name -> !seen.add(name)).toList();
    return twice.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Assessment.fails(
                    "more than one edge leads along " + Names.some(twice), Witness.at(twice))
                .changing("leave out all but one of them, such as a skip"));
  }

  private static Optional<Assessment> gap(Network network) {
    int[] level = levels(network);
    for (int v = network.inputs(); v < network.size(); v++) {
      int below = level[v] - 1;
      List<Integer> layer =
          IntStream.range(0, network.size()).filter(u -> level[u] == below).boxed().toList();
      if (!network.sources(v).equals(layer)) {
        return Optional.of(
            Assessment.fails(
                    network.name(v) + " does not read each vertex of the layer before it once",
                    Witness.at(network.name(v)))
                .changing("fully connected layers, as network: {widths: [...]} has them"));
      }
    }
    return Optional.empty();
  }

  /** The number of edges of the longest path to each vertex. */
  private static int[] levels(Network network) {
    int[] level = new int[network.size()];
    for (int v = 0; v < network.size(); v++) {
      for (Edge edge : network.incoming(v)) {
        level[v] = Math.max(level[v], level[edge.from()] + 1);
      }
    }
    return level;
  }
}
