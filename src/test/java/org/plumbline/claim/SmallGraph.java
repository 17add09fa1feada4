package org.plumbline.claim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.network.Activation;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.network.Vertex;
import org.plumbline.network.Weight;
import org.plumbline.number.Rational;

/** Networks written as lists of edges, for tests. */
public final class SmallGraph {
  private SmallGraph() {}

  /**
   * The network with the given edges, such as {@code "x h w"} for a trained parameter {@code w}
   * from {@code x} to {@code h}, or {@code "x h 1"} for a fixed weight. Vertices come in the order
   * of {@code vertices}, inputs first; those in capitals are ReLU, all others linear.
   */
  public static Network of(int inputs, String vertices, String... edges) {
    List<Vertex> all = new ArrayList<>();
    List<String> names = List.of(vertices.split(" "));
    for (String name : names) {
      boolean isKinked = name.equals(name.toUpperCase(java.util.Locale.ROOT));
      all.add(new Vertex(name, isKinked ? Activation.RELU : Activation.LINEAR));
    }
    Map<String, Integer> parameters = new LinkedHashMap<>();
    List<Edge> list = new ArrayList<>();
    for (String edge : edges) {
      String[] parts = edge.split(" ");
      Weight weight =
          Character.isDigit(parts[2].charAt(0))
              ? new Weight.Fixed(Rational.parse(parts[2]))
              : new Weight.Parameter(
                  parameters.computeIfAbsent(parts[2], name -> parameters.size()));
      list.add(new Edge(names.indexOf(parts[0]), names.indexOf(parts[1]), weight));
    }
    return Network.of(inputs, all, list, List.copyOf(parameters.keySet()));
  }
}
