package org.plumbline.flow.lane;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/**
 * The edges of a network from inputs and those behind, each in a lane. If all kinks are in vertices
 * that read inputs and nothing else, all behind them is linear, and the back-signals of these
 * vertices are the same on every sample ({@link #of}).
 *
 * <p>A <i>head</i> is a vertex with edges from inputs, kinked or not. Lane {@code h d + a} belongs
 * to the edge from input {@code a} to head {@code h}; where there is none, its weight is 0 for
 * ever.
 */
final class FirstLayer {
  /** Slopes of activations are fractions with denominators below this. */
  private static final long LARGEST_DENOMINATOR = 64;

  private final Network network;
  private final int[] heads;
  private final int[] headOf;
  private final Edge[] inputEdges;
  private final Edge[] hiddenEdges;
  private final int[] inputParameters;
  private final int[] hiddenParameters;
  private final int[][] into;
  private final int[][] outOf;

  private FirstLayer(Network network, int[] heads, Edge[] inputEdges, Edge[] hiddenEdges) {
    this.network = network;
    this.heads = heads;
    this.inputEdges = inputEdges;
    this.hiddenEdges = hiddenEdges;
    this.headOf = new int[network.size()];
    Arrays.fill(headOf, -1);
    for (int h = 0; h < heads.length; h++) {
      headOf[heads[h]] = h;
    }
    this.inputParameters = parameters(inputEdges);
    this.hiddenParameters = parameters(hiddenEdges);
    this.into = lanes(network, hiddenEdges, Edge::to);
    this.outOf = lanes(network, hiddenEdges, Edge::from);
  }

  /** For each vertex the lanes of the edges of which it is the given end. */
  private static int[][] lanes(Network network, Edge[] edges, ToIntFunction<Edge> end) {
    int[][] lanes = new int[network.size()][];
    for (int v = 0; v < lanes.length; v++) {
      int vertex = v;
      lanes[v] =
          IntStream.range(0, edges.length)
              .filter(e -> end.applyAsInt(edges[e]) == vertex)
              .toArray();
    }
    return lanes;
  }

  /** The parameter of each edge; -1 without one. */
  private static int[] parameters(Edge[] edges) {
    return Arrays.stream(edges)
        .mapToInt(e -> e != null && e.isTrainable() ? e.parameter() : -1)
        .toArray();
  }

  /** The network in this form, if it has it. */
  static Optional<FirstLayer> of(Network network) {
    for (Edge edge : network.edges()) {
      if (edge.from() >= network.inputs() && !network.activation(edge.to()).isLinear()) {
        return Optional.empty();
      }
    }
    return ofAny(network);
  }

  /** The heads and lanes of a network that may have kinks behind its heads too. */
  static Optional<FirstLayer> ofAny(Network network) {
    List<Integer> heads = new ArrayList<>();
    List<Edge> hidden = new ArrayList<>();
    for (int v = network.inputs(); v < network.size(); v++) {
      boolean readsInputs = false;
      for (Edge edge : network.incoming(v)) {
        readsInputs |= edge.from() < network.inputs();
        if (edge.from() >= network.inputs()) {
          hidden.add(edge);
        }
      }
      if (readsInputs) {
        heads.add(v);
      }
      if (!hasShortSlope(network, v)) {
        return Optional.empty();
      }
    }
    return withEdges(network, heads.stream().mapToInt(Integer::intValue).toArray(), hidden);
  }

  private static boolean hasShortSlope(Network network, int v) {
    Rational slope = network.activation(v).negativeSlope();
    return slope.denominator().bitLength() <= Long.numberOfTrailingZeros(LARGEST_DENOMINATOR);
  }

  private static Optional<FirstLayer> withEdges(Network network, int[] heads, List<Edge> hidden) {
    Edge[] inputEdges = new Edge[heads.length * network.inputs()];
    for (int h = 0; h < heads.length; h++) {
      for (Edge edge : network.incoming(heads[h])) {
        if (edge.from() < network.inputs()) {
          int lane = h * network.inputs() + edge.from();
          if (inputEdges[lane] != null) {
            return Optional.empty();
          }
          inputEdges[lane] = edge;
        }
      }
    }
    FirstLayer layer = new FirstLayer(network, heads, inputEdges, hidden.toArray(new Edge[0]));
    return layer.sharesAcross() ? Optional.empty() : Optional.of(layer);
  }

  /** Whether an edge from an input and another one share a parameter. */
  private boolean sharesAcross() {
    boolean[] isInput = new boolean[network.parameters()];
    Arrays.stream(inputParameters).filter(p -> p >= 0).forEach(p -> isInput[p] = true);
    return Arrays.stream(hiddenParameters).anyMatch(p -> p >= 0 && isInput[p]);
  }

  Network network() {
    return network;
  }

  /** The number of heads. */
  int heads() {
    return heads.length;
  }

  /** The vertex of a head. */
  int vertex(int head) {
    return heads[head];
  }

  /** The head at a vertex, or -1. */
  int headOf(int vertex) {
    return headOf[vertex];
  }

  /** Whether a head has a kink. */
  boolean isKinked(int head) {
    return !network.activation(heads[head]).isLinear();
  }

  /** The denominator of a head's slopes. */
  int denominator(int head) {
    return network.activation(heads[head]).negativeSlope().denominator().intValueExact();
  }

  /** The numerator of a head's slope on the negative side. */
  int numeratorBelow(int head) {
    return network.activation(heads[head]).negativeSlope().numerator().intValueExact();
  }

  /** The edges that do not come from inputs, by lane. */
  Edge[] hiddenEdges() {
    return hiddenEdges;
  }

  /** The lanes of the edges into a vertex that do not come from inputs. */
  int[] into(int v) {
    return into[v];
  }

  /** The lanes of the edges out of a vertex that is no input. */
  int[] outOf(int v) {
    return outOf[v];
  }

  /** The edges from inputs, by lane; null where there is none. */
  Edge[] inputEdges() {
    return inputEdges;
  }

  /** The parameters of the edges from inputs, by lane; -1 for none. */
  int[] inputParameters() {
    return inputParameters;
  }

  /** The parameters of the other edges, by lane; -1 for none. */
  int[] hiddenParameters() {
    return hiddenParameters;
  }

  /** By parameter its lane among weights from inputs, or {@code -1 - lane} among the others. */
  int[] lanes() {
    int[] lanes = new int[network.parameters()];
    for (int lane = 0; lane < hiddenParameters.length; lane++) {
      if (hiddenParameters[lane] >= 0) {
        lanes[hiddenParameters[lane]] = -1 - lane;
      }
    }
    for (int lane = 0; lane < inputParameters.length; lane++) {
      if (inputParameters[lane] >= 0) {
        lanes[inputParameters[lane]] = lane;
      }
    }
    return lanes;
  }
}
