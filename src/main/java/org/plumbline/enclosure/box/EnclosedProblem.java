package org.plumbline.enclosure.box;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.network.Weight;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Rational;

/**
 * A flow problem with its rational constants enclosed in intervals, once, for evaluation on many
 * boxes.
 *
 * <p>The edges are numbered anew, by the vertex they lead to: those into {@code v} are {@code
 * firstInto(v) … firstInto(v + 1) - 1}.
 */
public final class EnclosedProblem {
  private final FlowProblem problem;
  private final Edge[] edges;
  private final int[] firstInto;
  private final int[][] outgoing;
  private final DoubleInterval[] fixed;
  private final DoubleInterval[] slopes;
  private final DoubleInterval[][] inputs;
  private final DoubleInterval sampleFactor;

  private EnclosedProblem(FlowProblem problem) {
    Network network = problem.network();
    this.problem = problem;
    edges = network.edges().stream().sorted(Comparator.comparingInt(Edge::to)).toArray(Edge[]::new);
    firstInto = firstInto(edges, network.size());
    outgoing = outgoing(edges, network.size());
    fixed = Arrays.stream(edges).map(EnclosedProblem::fixed).toArray(DoubleInterval[]::new);
    slopes = new DoubleInterval[network.size()];
    Arrays.setAll(slopes, v -> DoubleInterval.enclosing(network.activation(v).negativeSlope()));
    inputs =
        problem.data().points().stream()
            .map(EnclosedProblem::enclosed)
            .toArray(DoubleInterval[][]::new);
    sampleFactor = DoubleInterval.enclosing(problem.sampleFactor());
  }

  /** The given problem, its inputs, slopes and fixed weights enclosed. */
  public static EnclosedProblem enclosing(FlowProblem problem) {
    return new EnclosedProblem(problem);
  }

  private static int[] firstInto(Edge[] edges, int vertices) {
    int[] first = new int[vertices + 1];
    for (Edge edge : edges) {
      first[edge.to() + 1]++;
    }
    Arrays.parallelPrefix(first, Integer::sum);
    return first;
  }

  private static int[][] outgoing(Edge[] edges, int vertices) {
    int[][] outgoing = new int[vertices][0];
    for (int e = 0; e < edges.length; e++) {
      int from = edges[e].from();
      outgoing[from] = Arrays.copyOf(outgoing[from], outgoing[from].length + 1);
      outgoing[from][outgoing[from].length - 1] = e;
    }
    return outgoing;
  }

  /** The constant of an edge; anything if it is trainable. */
  private static DoubleInterval fixed(Edge edge) {
    return edge.weight() instanceof Weight.Fixed constant
        ? DoubleInterval.enclosing(constant.value())
        : DoubleInterval.ENTIRE;
  }

  private static DoubleInterval[] enclosed(List<Rational> point) {
    return point.stream().map(DoubleInterval::enclosing).toArray(DoubleInterval[]::new);
  }

  /** The problem that is enclosed. */
  public FlowProblem problem() {
    return problem;
  }

  /** The architecture. */
  public Network network() {
    return problem.network();
  }

  /** The number of samples. */
  public int samples() {
    return inputs.length;
  }

  /** The number of vertices. */
  public int size() {
    return slopes.length;
  }

  public int edgeCount() {
    return edges.length;
  }

  public Edge edge(int e) {
    return edges[e];
  }

  public int firstInto(int v) {
    return firstInto[v];
  }

  /** The edges out of {@code v}. */
  public int[] outgoing(int v) {
    return outgoing[v];
  }

  /** An interval containing the negative slope {@code α_v}. */
  public DoubleInterval slope(int v) {
    return slopes[v];
  }

  /** An interval containing coordinate {@code a} of sample {@code i}. */
  public DoubleInterval input(int i, int a) {
    return inputs[i][a];
  }

  /** An interval containing the factor {@code 1/n} or 1 of each loss. */
  DoubleInterval sampleFactor() {
    return sampleFactor;
  }

  /** The range of the weight of every edge for parameters in {@code box}. */
  public DoubleInterval[] weights(WeightBox box) {
    if (box.size() != network().parameters()) {
      throw new IllegalArgumentException(
          "a box of " + box.size() + " parameters for " + network().parameters());
    }
    DoubleInterval[] weights = fixed.clone();
    for (int e = 0; e < weights.length; e++) {
      if (edges[e].isTrainable()) {
        weights[e] = box.range(edges[e].parameter());
      }
    }
    return weights;
  }

  /** The weight of every edge and its rate, for parameters that move as given. */
  public MovingInterval[] weights(List<MovingInterval> parameters) {
    MovingInterval[] weights =
        Arrays.stream(fixed).map(MovingInterval::constant).toArray(MovingInterval[]::new);
    for (int e = 0; e < weights.length; e++) {
      if (edges[e].isTrainable()) {
        weights[e] = parameters.get(edges[e].parameter());
      }
    }
    return weights;
  }

  /** The interval {@code [α_v, 1]} cut down to what {@code state} allows. */
  DoubleInterval gate(GateState state, int v) {
    return switch (state) {
      case ON -> DoubleInterval.ONE;
      case OFF -> slopes[v];
      case EITHER -> slopes[v].hull(DoubleInterval.ONE);
    };
  }

  /**
   * An interval containing {@code z_v} for {@code s_v} in {@code s}, given the state of the gate.
   */
  DoubleInterval activation(GateState state, int v, DoubleInterval s) {
    return switch (state) {
      case ON -> s;
      case OFF -> slopes[v].multiply(s);
      case EITHER -> bent(s, slopes[v]);
    };
  }

  /** The set {@code {max(s, αs)}}: {@code σ} is increasing, so its ends are those of {@code s}. */
  private static DoubleInterval bent(DoubleInterval s, DoubleInterval slope) {
    if (s.lower() >= 0) {
      return s;
    }
    DoubleInterval negative = slope.multiply(s);
    return new DoubleInterval(negative.lower(), s.upper() >= 0 ? s.upper() : negative.upper());
  }

  /** An interval containing {@code s_v = Σ w_av z_a}, given {@code z} at the vertices before. */
  DoubleInterval preActivation(int v, DoubleInterval[] weights, DoubleInterval[] z) {
    DoubleInterval sum = DoubleInterval.ZERO;
    for (int e = firstInto[v]; e < firstInto[v + 1]; e++) {
      sum = sum.add(weights[e].multiply(z[edges[e].from()]));
    }
    return sum;
  }
}
