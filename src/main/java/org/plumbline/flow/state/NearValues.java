package org.plumbline.flow.state;

import org.plumbline.data.Dataset;
import org.plumbline.network.DoubleSweep;
import org.plumbline.network.Network;
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
  private final DoubleSweep sweep;
  private final double[] slopes;
  private final double[] values;
  private final double[] activations;
  private final double[] sizes;

  /** Nothing evaluated yet. */
  public NearValues(Network network) {
    int size = network.size();
    this.network = network;
    this.sweep = DoubleSweep.of(network);
    this.activations = new double[size];
    this.slopes = new double[size];
    this.values = new double[size];
    this.sizes = new double[size];
    for (int v = 0; v < size; v++) {
      slopes[v] = network.activation(v).negativeSlope().approximateDouble();
    }
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
    int inputs = network.inputs();
    sweep.forward(
        weights,
        activations,
        (v, sum) -> {
          double s = v < inputs ? x[v] : sum;
          values[v] = s;
          return s >= 0 ? s : s * slopes[v];
        });
    for (int v = 0; v < sizes.length; v++) {
      sizes[v] = v < inputs ? Math.abs(x[v]) : sweep.size(v, reach, sizes);
    }
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
