package org.plumbline.experiment;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.network.Weight;
import org.plumbline.number.Rational;

/** Writes {@code network} as a graph, and its initial weights by name. */
final class GraphWriter {
  private final YamlText out;

  GraphWriter(YamlText out) {
    this.out = out;
  }

  /** Appends what follows the line {@code network:}, and {@code initialization}. */
  void write(Network network, List<Rational> weights) {
    out.line(1, "graph:");
    out.line(2, "inputs: " + names(IntStream.range(0, network.inputs()).mapToObj(network::name)));
    out.line(2, "vertices:");
    for (int v = network.inputs(); v < network.size(); v++) {
      out.line(
          3,
          "- {name: %s, activation: %s}"
              .formatted(
                  YamlText.quoted(network.name(v)),
                  YamlText.quoted(network.activation(v).toString())));
    }
    out.line(2, "output: " + YamlText.quoted(network.name(network.output())));
    out.line(2, "parameters: " + names(network.parameterNames().stream()));
    out.line(2, "edges:");
    network.edges().forEach(edge -> out.line(3, "- " + describe(network, edge)));
    out.line(0, "initialization:");
    out.line(1, weights.isEmpty() ? "weights: {}" : "weights:");
    for (int p = 0; p < weights.size(); p++) {
      out.line(2, YamlText.quoted(network.parameterNames().get(p)) + ": " + weights.get(p));
    }
  }

  private static String names(Stream<String> names) {
    return names.map(YamlText::quoted).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String describe(Network network, Edge edge) {
    String weight =
        edge.weight() instanceof Weight.Fixed fixed
            ? "fixed: " + fixed.value()
            : "weight: " + YamlText.quoted(network.parameterNames().get(edge.parameter()));
    return "{from: %s, to: %s, %s}"
        .formatted(
            YamlText.quoted(network.name(edge.from())),
            YamlText.quoted(network.name(edge.to())),
            weight);
  }
}
