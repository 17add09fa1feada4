package org.plumbline.flow.state;

import java.util.Arrays;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Edge;
import org.plumbline.network.Incidence;
import org.plumbline.network.Network;
import org.plumbline.network.Weight;

/**
 * The outputs of a network on all samples in double arithmetic, each with its natural size, as
 * {@link NearValues} has them for one sample: the same operations in the same order, with samples
 * side by side, so that an edge is one loop.
 */
final class NearMargins {
  /** The samples of a block: its arrays stay in a core's nearest memory. */
  private static final int SAMPLES_AT_ONCE = 128;

  private final Network network;
  private final double[] slopes;
  private final double[][] points;
  private final double[] outputs;
  private final double[] sizes;
  private final double[][] values;
  private final double[][] natural;

  NearMargins(FlowProblem problem) {
    this.network = problem.network();
    this.points = NearValues.inputs(problem.data());
    this.outputs = new double[points.length];
    this.sizes = new double[points.length];
    this.slopes = new double[network.size()];
    for (int v = 0; v < slopes.length; v++) {
      slopes[v] = network.activation(v).negativeSlope().approximateDouble();
    }
    int width = Math.min(SAMPLES_AT_ONCE, points.length);
    this.values = new double[network.size()][width];
    this.natural = new double[network.size()][width];
  }

  /** Evaluates the network on all samples; what was evaluated before is lost. */
  void evaluate(double[] weights) {
    for (int first = 0; first < points.length; first += SAMPLES_AT_ONCE) {
      evaluate(weights, first, Math.min(SAMPLES_AT_ONCE, points.length - first));
    }
  }

  private void evaluate(double[] weights, int first, int width) {
    Incidence edges = network.incidence();
    for (int v = 0; v < slopes.length; v++) {
      double[] value = values[v];
      double[] size = natural[v];
      if (v < network.inputs()) {
        for (int s = 0; s < width; s++) {
          value[s] = points[first + s][v];
          size[s] = Math.abs(value[s]);
        }
      } else {
        Arrays.fill(value, 0, width, 0);
        Arrays.fill(size, 0, width, 0);
        for (int e = edges.firstInto(v); e < edges.firstInto(v + 1); e++) {
          double w = weight(edges.edge(e), weights);
          addMultiple(w, values[edges.edge(e).from()], value, width);
          addMultiple(Math.abs(w), natural[edges.edge(e).from()], size, width);
        }
      }
      if (v == network.output()) {
        System.arraycopy(value, 0, outputs, first, width);
        System.arraycopy(size, 0, sizes, first, width);
      }
      activate(value, slopes[v], width);
    }
  }

  private static double weight(Edge edge, double[] weights) {
    return edge.weight() instanceof Weight.Fixed fixed
        ? fixed.value().approximateDouble()
        : weights[edge.parameter()];
  }

  private static void addMultiple(double m, double[] x, double[] sum, int width) {
    for (int s = 0; s < width; s++) {
      sum[s] += m * x[s];
    }
  }

  private static void activate(double[] values, double slope, int width) {
    for (int s = 0; s < width; s++) {
      values[s] = values[s] >= 0 ? values[s] : values[s] * slope;
    }
  }

  /** The output on a sample. */
  double output(int sample) {
    return outputs[sample];
  }

  /** Its natural size. */
  double size(int sample) {
    return sizes[sample];
  }
}
