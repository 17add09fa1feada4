package org.plumbline.compare.flow;

import java.util.Arrays;
import java.util.List;
import org.plumbline.data.SlopeFunctions;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.DoubleSweep;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/**
 * The field {@code -∇R} in double, in plain loops, with whatever slopes its gates are given: what a
 * mistaken engine may have followed. Nothing is proved by it.
 */
public final class PlainField {
  private final FlowProblem problem;
  private final Network network;
  private final DoubleSweep sweep;
  private final double[][] inputs;
  private final double factor;

  public PlainField(FlowProblem problem) {
    this.problem = problem;
    this.network = problem.network();
    this.sweep = DoubleSweep.of(network);
    this.inputs =
        problem.data().points().stream().map(PlainField::doubles).toArray(double[][]::new);
    this.factor = problem.sampleFactor().approximateDouble();
  }

  private static double[] doubles(List<Rational> numbers) {
    return numbers.stream().mapToDouble(Rational::approximateDouble).toArray();
  }

  /** The slope of a kinked vertex on a sample, given its pre-activation. */
  @FunctionalInterface
  public interface Gates {
    double slope(int sample, int vertex, double preActivation);
  }

  /** How much the loss of a sample counts. */
  @FunctionalInterface
  public interface Shares {
    double of(int sample);
  }

  /** The slopes that the network has, that of the negative side at 0. */
  public Gates proper() {
    return (i, v, s) -> s > 0 ? 1 : network.activation(v).negativeSlope().approximateDouble();
  }

  /** The same for every sample. */
  public Shares even() {
    return i -> factor;
  }

  /** The pre-activations on a sample. */
  public double[] preActivations(double[] w, int sample, Gates gates) {
    return forward(w, sample, gates, new double[network.size()], new double[network.size()]);
  }

  private double[] forward(double[] w, int i, Gates gates, double[] z, double[] slopes) {
    double[] s = new double[network.size()];
    sweep.forward(
        w,
        z,
        (v, sum) -> {
          s[v] = v < network.inputs() ? inputs[i][v] : sum;
          slopes[v] = network.activation(v).isLinear() ? 1 : gates.slope(i, v, s[v]);
          return slopes[v] * s[v];
        });
    return s;
  }

  /** The field at weights. */
  public double[] velocity(double[] w, Gates gates, Shares shares) {
    double[] velocity = new double[w.length];
    for (int i = 0; i < inputs.length; i++) {
      double share = shares.of(i);
      if (share != 0) {
        add(velocity, w, i, gates, share);
      }
    }
    return velocity;
  }

  private void add(double[] velocity, double[] w, int i, Gates gates, double share) {
    double[] z = new double[network.size()];
    double[] slopes = new double[network.size()];
    forward(w, i, gates, z, slopes);
    int label = problem.data().label(i);
    double margin = label * z[network.output()];
    double weight = share * label * problem.loss().slope(SlopeFunctions.DOUBLE, margin);
    double[] delta = new double[network.size()];
    sweep.backward(w, delta, (v, sum) -> slopes[v] * (v == network.output() ? weight : sum));
    sweep.addGradient(1, z, delta, velocity);
  }

  /** One step of the classical method of Runge and Kutta. */
  double[] rungeKutta(double[] w, double h, Gates gates, Shares shares) {
    double[] a = velocity(w, gates, shares);
    double[] b = velocity(moved(w, a, h / 2), gates, shares);
    double[] c = velocity(moved(w, b, h / 2), gates, shares);
    double[] d = velocity(moved(w, c, h), gates, shares);
    double[] next = w.clone();
    for (int p = 0; p < next.length; p++) {
      next[p] += h / 6 * (a[p] + 2 * b[p] + 2 * c[p] + d[p]);
    }
    return next;
  }

  /** {@code w + h v}. */
  public static double[] moved(double[] w, double[] v, double h) {
    double[] moved = w.clone();
    Arrays.setAll(moved, p -> w[p] + h * v[p]);
    return moved;
  }
}
