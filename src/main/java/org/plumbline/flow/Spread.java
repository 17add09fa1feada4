package org.plumbline.flow;

import java.util.Set;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.GateTable;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.network.Weight;
import org.plumbline.number.Rational;

/**
 * How far pre-activations may stray on a step under given gates, sample by sample in double
 * arithmetic: what weights may do at most says of most pre-activations that they keep their sign,
 * without any series.
 */
final class Spread {
  /** What rounding may spoil, relative to the sizes that are added up. */
  private static final double NOISE = 1e-11;

  private final Network network;
  private final GateTable gates;
  private final double[][] inputs;
  private final double[][] slopes;

  Spread(FlowProblem problem, GateTable gates) {
    this.network = problem.network();
    this.gates = gates;
    this.inputs = new double[gates.samples()][];
    this.slopes = new double[gates.samples()][network.size()];
    Set<Integer> kinked = Set.copyOf(network.kinked());
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] =
          problem.data().point(i).stream().mapToDouble(Rational::approximateDouble).toArray();
      for (int v = 0; v < network.size(); v++) {
        slopes[i][v] = kinked.contains(v) ? slope(i, v) : 1;
      }
    }
  }

  private double slope(int sample, int vertex) {
    return switch (gates.gate(sample, vertex)) {
      case ON -> 1;
      case OFF -> network.activation(vertex).negativeSlope().approximateDouble();
      case PINNED -> 0;
    };
  }

  /**
   * Which pre-activations, by sample and vertex, keep a sign on the whole step: 1 or -1, or 0 if
   * they may not.
   *
   * @param middle the weights at the start
   * @param stray how far each may stray from there
   */
  int[][] signs(double[] middle, double[] stray) {
    int[][] signs = new int[inputs.length][network.size()];
    double[] value = new double[network.size()];
    double[] radius = new double[network.size()];
    for (int i = 0; i < inputs.length; i++) {
      for (int v = 0; v < network.size(); v++) {
        double s = v < network.inputs() ? inputs[i][v] : 0;
        double r = 0;
        double size = 0;
        for (Edge edge : network.incoming(v)) {
          int a = edge.from();
          boolean isFixed = edge.weight() instanceof Weight.Fixed;
          double w = isFixed ? fixed(edge) : middle[edge.parameter()];
          double d = isFixed ? 0 : stray[edge.parameter()];
          s += w * value[a];
          r += Math.abs(w) * radius[a] + d * (Math.abs(value[a]) + radius[a]);
          size += Math.abs(w * value[a]);
        }
        signs[i][v] = Math.abs(s) > r + NOISE * (size + r) ? (s > 0 ? 1 : -1) : 0;
        value[v] = slopes[i][v] * s;
        radius[v] = slopes[i][v] * (r + NOISE * size);
      }
    }
    return signs;
  }

  private static double fixed(Edge edge) {
    return ((Weight.Fixed) edge.weight()).value().approximateDouble();
  }
}
