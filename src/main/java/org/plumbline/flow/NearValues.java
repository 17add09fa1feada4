package org.plumbline.flow;

import java.util.Arrays;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.network.Weight;

/**
 * Pre-activations of a network in double arithmetic, each with its natural size: what it would be
 * if nothing cancelled. Rounding spoils a small part of the size.
 */
final class NearValues {
  private final Network network;
  private final int[][] sources;
  private final int[][] parameters;
  private final double[][] fixed;
  private final double[] slopes;
  private final double[] values;
  private final double[] sizes;

  /** Nothing evaluated yet. */
  NearValues(Network network) {
    int size = network.size();
    this.network = network;
    this.sources = new int[size][];
    this.parameters = new int[size][];
    this.fixed = new double[size][];
    this.slopes = new double[size];
    this.values = new double[size];
    this.sizes = new double[size];
    for (int v = 0; v < size; v++) {
      sources[v] = network.incoming(v).stream().mapToInt(Edge::from).toArray();
      parameters[v] =
          network.incoming(v).stream()
              .mapToInt(e -> e.isTrainable() ? e.parameter() : -1)
              .toArray();
      fixed[v] = network.incoming(v).stream().mapToDouble(NearValues::fixedWeight).toArray();
      slopes[v] = network.activation(v).negativeSlope().approximateDouble();
    }
  }

  private static double fixedWeight(Edge edge) {
    return edge.weight() instanceof Weight.Fixed constant
        ? constant.value().approximateDouble()
        : 0;
  }

  /** Evaluates the network; what was evaluated before is lost. */
  void evaluate(double[] weights, double[] x) {
    Arrays.fill(values, 0);
    System.arraycopy(x, 0, values, 0, network.inputs());
    for (int v = 0; v < values.length; v++) {
      double s = values[v];
      double size = Math.abs(s);
      for (int j = 0; j < sources[v].length; j++) {
        int from = sources[v][j];
        double w = parameters[v][j] < 0 ? fixed[v][j] : weights[parameters[v][j]];
        s += w * activated(from);
        size += Math.abs(w) * sizes[from];
      }
      values[v] = s;
      sizes[v] = size;
    }
  }

  private double activated(int v) {
    return values[v] >= 0 ? values[v] : values[v] * slopes[v];
  }

  /** The pre-activation of a vertex. */
  double value(int v) {
    return values[v];
  }

  /** Its natural size. */
  double size(int v) {
    return sizes[v];
  }
}
