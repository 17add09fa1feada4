package org.plumbline.enclosure;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.network.Vertex;
import org.plumbline.network.Weight;
import org.plumbline.number.Rational;

/**
 * A network with weights used twice, fixed ones and edges past a layer, evaluated in doubles with
 * constants for its gates; derivatives by central differences of what are polynomials.
 */
public final class FixedGates {
  public static final int FIRST = 2;
  public static final int SECOND = 3;
  public static final int THIRD = 4;
  public static final int OUTPUT = 5;

  private static final double STEP = 0x1p-17;
  private static final double[] X = {1, 2};
  private static final Activation LEAKY = Activation.leaky(Rational.of(1, 4));

  /** From, to, parameter or -1, and the weight if it is fixed. */
  private static final double[][] EDGES = {
    {0, 2, 0, 0},
    {1, 2, 1, 0},
    {0, 3, 1, 0},
    {1, 3, 2, 0},
    {2, 4, 3, 0},
    {3, 4, 4, 0},
    {0, 4, -1, 0.5},
    {2, 5, 5, 0},
    {4, 5, 0, 0},
    {3, 5, -1, -1},
  };

  /** A function of weights. */
  public interface Function {
    double at(double... w);
  }

  private FixedGates() {}

  private static Weight weight(double[] edge) {
    return edge[2] < 0
        ? new Weight.Fixed(edge[3] < 0 ? Rational.of(-1) : Rational.of(1, 2))
        : new Weight.Parameter((int) edge[2]);
  }

  /** One sample (1, 2) of label 1. */
  public static FlowProblem problem() {
    Network network =
        Network.of(
            2,
            List.of(
                new Vertex("x", Activation.LINEAR),
                new Vertex("y", Activation.LINEAR),
                new Vertex("u", LEAKY),
                new Vertex("v", LEAKY),
                new Vertex("t", LEAKY),
                new Vertex("o", Activation.LINEAR)),
            Arrays.stream(EDGES)
                .map(edge -> new Edge((int) edge[0], (int) edge[1], weight(edge)))
                .toList(),
            List.of("p0", "p1", "p2", "p3", "p4", "p5"));
    return new FlowProblem(
        network,
        new Dataset(List.of("x", "y"), List.of(List.of(Rational.ONE, Rational.of(2))), List.of(1)),
        Collections.nCopies(6, Rational.ONE),
        Loss.EXPONENTIAL,
        Reduction.SUM);
  }

  /** The pre-activation of a vertex, given constants for the gates of vertices 2, 3 and 4. */
  public static double preActivation(int v, double[] gates, double... w) {
    return signals(gates, -1, w)[v];
  }

  /** {@code ∂f/∂z_v}. */
  public static double back(int v, double[] gates, double... w) {
    return signals(gates, v, w)[OUTPUT];
  }

  /** Pre-activations, or their derivatives by what vertex {@code source} passes on. */
  private static double[] signals(double[] gates, int source, double... w) {
    double[] s = new double[OUTPUT + 1];
    double[] z = new double[OUTPUT + 1];
    for (int v = 0; v <= OUTPUT; v++) {
      if (v < 2) {
        z[v] = source < 0 ? X[v] : 0;
        continue;
      }
      for (double[] edge : EDGES) {
        if ((int) edge[1] == v) {
          double weight = edge[2] < 0 ? edge[3] : w[(int) edge[2]];
          s[v] += weight * z[(int) edge[0]];
        }
      }
      z[v] = v == source ? 1 : v == OUTPUT ? s[v] : gates[v - 2] * s[v];
    }
    return s;
  }

  public static double[] gradient(Function function, double... w) {
    double[] gradient = new double[w.length];
    for (int p = 0; p < w.length; p++) {
      double[] up = w.clone();
      double[] down = w.clone();
      up[p] += STEP;
      down[p] -= STEP;
      gradient[p] = (function.at(up) - function.at(down)) / (2 * STEP);
    }
    return gradient;
  }

  public static double norm(double... x) {
    double squares = 0;
    for (double entry : x) {
      squares += entry * entry;
    }
    return Math.sqrt(squares);
  }

  /** {@code c ∇f} for the exponential loss. */
  public static double[] field(double[] gates, double... w) {
    double[] field = gradient(at -> preActivation(OUTPUT, gates, at), w);
    double c = Math.exp(-preActivation(OUTPUT, gates, w));
    for (int p = 0; p < field.length; p++) {
      field[p] *= c;
    }
    return field;
  }
}
