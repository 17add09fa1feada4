package org.plumbline.field;

import java.util.List;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/**
 * Which pre-activations of a sample are identically zero because no active vertex feeds them.
 *
 * <p>A vertex is silent when each of its inputs is a zero coordinate, a ReLU that is off, a pinned
 * vertex, or silent itself: a structural zero, whatever the weights.
 */
public final class Silence {
  private Silence() {}

  /**
   * For each vertex whether its pre-activation is silent on sample {@code i} with input {@code x}.
   */
  public static boolean[] of(Network network, GateTable gates, int i, List<Rational> x) {
    return all(network, gates, i, x)[0];
  }

  /** Whether the pre-activation of a pair is silent. */
  public static boolean isSilent(FlowProblem problem, GateTable gates, Pair pair) {
    int i = pair.sample();
    return of(problem.network(), gates, i, problem.data().point(i))[pair.vertex()];
  }

  /**
   * For each vertex whether nothing of sample {@code i} passes it: its activation is identically
   * zero.
   */
  static boolean[] mute(Network network, GateTable gates, int i, List<Rational> x) {
    return all(network, gates, i, x)[1];
  }

  private static boolean[][] all(Network network, GateTable gates, int i, List<Rational> x) {
    boolean[] silent = new boolean[network.size()];
    boolean[] mute = new boolean[network.size()];
    for (int v = 0; v < network.size(); v++) {
      if (v < network.inputs()) {
        silent[v] = x.get(v).signum() == 0;
        mute[v] = silent[v];
        continue;
      }
      silent[v] = true;
      for (Edge edge : network.incoming(v)) {
        silent[v] &= mute[edge.from()];
      }
      Gate gate = gates.gate(i, v);
      boolean closed = gate == Gate.OFF && network.activation(v).isRelu();
      mute[v] = silent[v] || closed || gate == Gate.PINNED;
    }
    return new boolean[][] {silent, mute};
  }
}
