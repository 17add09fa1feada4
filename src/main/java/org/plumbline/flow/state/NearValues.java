package org.plumbline.flow.state;

import java.util.Arrays;
import org.plumbline.data.Dataset;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.network.Weight;
import org.plumbline.number.Rational;

/**
 * Pre-activations of a network in double arithmetic, each with its natural size: what it would be
 * if nothing cancelled. Rounding spoils a small part of the size.
 */
public final class NearValues {
  /** Rounding may spoil a part {@code 2^-NOISE_BITS} of the natural size of a pre-activation. */
  static final int NOISE_BITS = 30;

  private static final double NOISE = Math.scalb(1.0, -NOISE_BITS);

  /** Below this what underflows may be all there is. */
  private static final double LEAST_PLAIN = 0x1p-400;

  private final Network network;
  private final int[][] sources;
  private final int[][] parameters;
  private final double[][] fixed;
  private final double[] slopes;
  private final double[] values;
  private final double[] sizes;

  /** Nothing evaluated yet. */
  public NearValues(Network network) {
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

  /** The points of a data set, to be evaluated. */
  public static double[][] inputs(Dataset data) {
    double[][] inputs = new double[data.size()][];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = data.point(i).stream().mapToDouble(Rational::approximateDouble).toArray();
    }
    return inputs;
  }

  /** The number of vertices. */
  int vertices() {
    return values.length;
  }

  /** Evaluates the network; what was evaluated before is lost. */
  public void evaluate(double[] weights, double[] x) {
    evaluate(weights, weights, x);
  }

  /** Evaluates the network, natural sizes as if weights were as large as they have been. */
  public void evaluate(double[] weights, double[] reach, double[] x) {
    Arrays.fill(values, 0);
    System.arraycopy(x, 0, values, 0, network.inputs());
    for (int v = 0; v < values.length; v++) {
      double s = values[v];
      double size = Math.abs(s);
      for (int j = 0; j < sources[v].length; j++) {
        int from = sources[v][j];
        int p = parameters[v][j];
        s += (p < 0 ? fixed[v][j] : weights[p]) * activated(from);
        size += Math.abs(p < 0 ? fixed[v][j] : reach[p]) * sizes[from];
      }
      values[v] = s;
      sizes[v] = size;
    }
  }

  private double activated(int v) {
    return values[v] >= 0 ? values[v] : values[v] * slopes[v];
  }

  /** The pre-activation of a vertex. */
  public double value(int v) {
    return values[v];
  }

  /** The sign of the pre-activation of a vertex, 0 if rounding leaves it in doubt. */
  int plainSign(int v) {
    double s = Math.abs(values[v]);
    boolean isPlain = s > LEAST_PLAIN && s > NOISE * sizes[v];
    return isPlain ? (values[v] > 0 ? 1 : -1) : 0;
  }

  /** Its natural size. */
  public double size(int v) {
    return sizes[v];
  }
}
