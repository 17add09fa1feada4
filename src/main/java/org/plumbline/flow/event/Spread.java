package org.plumbline.flow.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.network.Weight;
import org.plumbline.number.Rational;

/**
 * How far pre-activations may stray on a step under given gates, in double arithmetic: what weights
 * may do at most says of most pre-activations that they keep their sign, without any series.
 *
 * <p>Samples lie side by side, so that an edge is one loop over many of them. This is why the sweep
 * is not that of {@link org.plumbline.network.Sweep}: its arithmetic makes a new number of each
 * product and sum, here three arrays for every edge, and knows weights and signals as numbers of
 * one kind, where here a weight is two numbers and a signal three rows of them. The scan is done at
 * every step and takes as long as the step itself where there are many samples.
 */
final class Spread {
  /** What rounding may spoil, relative to the sizes that are added up. */
  private static final double NOISE = 1e-11;

  /** The samples of a block: its arrays stay in a core's nearest memory. */
  private static final int SAMPLES_AT_ONCE = 128;

  private final Network network;
  private final List<Block> blocks = new ArrayList<>();

  /** Some samples, a column each. */
  private static final class Block {
    /** The number of the first of them. */
    private final int first;

    /** The coordinates, by vertex. */
    private final double[][] inputs;

    /** The slopes of the activations under the gates, by vertex. */
    private final double[][] slopes;

    /** By vertex the sign that a watched pre-activation has; 0 for others. */
    private final double[][] expected;

    Block(Network network, int first, int width) {
      this.first = first;
      this.inputs = new double[network.inputs()][width];
      this.slopes = new double[network.size()][width];
      this.expected = new double[network.size()][width];
    }

    int width() {
      return slopes[0].length;
    }
  }

  /**
   * The spread of some pre-activations.
   *
   * @param watched the pairs that have a sign to keep, none of them pinned
   */
  Spread(FlowProblem problem, GateTable gates, List<Pair> watched) {
    this.network = problem.network();
    for (int first = 0; first < gates.samples(); first += SAMPLES_AT_ONCE) {
      blocks.add(block(problem, gates, first));
    }
    for (Pair pair : watched) {
      Block block = blocks.get(pair.sample() / SAMPLES_AT_ONCE);
      double sign = gates.gate(pair) == Gate.ON ? 1 : -1;
      block.expected[pair.vertex()][pair.sample() - block.first] = sign;
    }
  }

  private static Block block(FlowProblem problem, GateTable gates, int first) {
    Network network = problem.network();
    int width = Math.min(SAMPLES_AT_ONCE, gates.samples() - first);
    Block block = new Block(network, first, width);
    for (int s = 0; s < width; s++) {
      List<Rational> x = problem.data().point(first + s);
      for (int v = 0; v < network.size(); v++) {
        if (v < network.inputs()) {
          block.inputs[v][s] = x.get(v).approximateDouble();
        }
        block.slopes[v][s] = slope(network, gates, first + s, v);
      }
    }
    return block;
  }

  private static double slope(Network network, GateTable gates, int sample, int vertex) {
    return switch (gates.gate(sample, vertex)) {
      case ON -> 1;
      case OFF -> network.activation(vertex).negativeSlope().approximateDouble();
      case PINNED -> 0;
    };
  }

  /**
   * The watched pairs that may not keep their sign on the whole step, by sample and vertex.
   *
   * @param middle the weights at the start
   * @param stray how far each may stray from there
   */
  List<Pair> doubtful(double[] middle, double[] stray) {
    List<Pair> doubtful = new ArrayList<>();
    for (Block block : blocks) {
      addDoubtful(block, middle, stray, doubtful);
    }
    Collections.sort(doubtful);
    return doubtful;
  }

  private void addDoubtful(Block block, double[] middle, double[] stray, List<Pair> doubtful) {
    int width = block.width();
    double[][] value = new double[network.size()][width];
    double[][] absolute = new double[network.size()][width];
    double[][] radius = new double[network.size()][width];
    double[] size = new double[width];
    for (int v = 0; v < network.size(); v++) {
      Arrays.fill(size, 0);
      if (v < network.inputs()) {
        System.arraycopy(block.inputs[v], 0, value[v], 0, width);
      }
      for (Edge edge : network.incoming(v)) {
        int a = edge.from();
        boolean isFixed = edge.weight() instanceof Weight.Fixed;
        double w = isFixed ? fixed(edge) : middle[edge.parameter()];
        double d = isFixed ? 0 : stray[edge.parameter()];
        addMultiple(w, value[a], value[v]);
        addMultiple(Math.abs(w), absolute[a], size);
        addMultiple(d, absolute[a], radius[v]);
        addMultiple(Math.abs(w) + d, radius[a], radius[v]);
      }
      double[] expected = block.expected[v];
      double[] slope = block.slopes[v];
      for (int s = 0; s < width; s++) {
        double noise = NOISE * (size[s] + radius[v][s]);
        boolean isSeen = expected[s] * value[v][s] > radius[v][s] + noise;
        if (!isSeen && expected[s] != 0) {
          doubtful.add(new Pair(block.first + s, v));
        }
        value[v][s] *= slope[s];
        absolute[v][s] = Math.abs(value[v][s]);
        radius[v][s] = Math.abs(slope[s]) * (radius[v][s] + NOISE * size[s]);
      }
    }
  }

  private static void addMultiple(double m, double[] x, double[] sum) {
    for (int s = 0; s < sum.length; s++) {
      sum[s] += m * x[s];
    }
  }

  private static double fixed(Edge edge) {
    return ((Weight.Fixed) edge.weight()).value().approximateDouble();
  }
}
