package org.plumbline.experiment.layers;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.array.Extents;
import org.plumbline.network.Activation;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.network.Vertex;
import org.plumbline.network.Weight;
import org.plumbline.number.Rational;

/** Vertices, edges and parameters in the order in which they are added. */
final class Assembly {
  /**
   * A summand {@code weight · z}.
   *
   * @param from the vertex read
   * @param weight what it is multiplied by
   */
  record Term(int from, Weight weight) {
    static Term fixed(int from, Rational weight) {
      return new Term(from, new Weight.Fixed(weight));
    }
  }

  private final int inputs;
  private final List<Vertex> vertices = new ArrayList<>();
  private final List<Edge> edges = new ArrayList<>();
  private final List<String> parameters = new ArrayList<>();

  Assembly(List<String> inputs) {
    this.inputs = inputs.size();
    inputs.forEach(name -> vertices.add(new Vertex(name, Activation.LINEAR)));
  }

  /** The name of an entry of an array, such as {@code conv1[2,0,1]}. */
  static String entry(String array, List<Integer> shape, int position) {
    return array + Extents.index(position, shape).toString().replace(" ", "");
  }

  /** Adds a parameter for each entry of an array and returns the number of the first. */
  int parameters(String array, List<Integer> shape) {
    int first = parameters.size();
    for (int k = 0; k < Layer.size(shape); k++) {
      parameters.add(entry(array, shape, k));
    }
    return first;
  }

  /** Adds a vertex that applies an activation to a sum, and returns its number. */
  int vertex(String name, Activation activation, List<Term> sum) {
    int number = vertices.size();
    vertices.add(new Vertex(name, activation));
    sum.forEach(term -> edges.add(new Edge(term.from(), number, term.weight())));
    return number;
  }

  /** The network of everything that was added, the last vertex being the output. */
  Network network() {
    return Network.of(inputs, vertices, edges, parameters);
  }
}
