package org.plumbline.network;

import java.util.Arrays;
import java.util.List;
import org.plumbline.number.Rational;
import org.plumbline.number.RationalSum;

/**
 * The exact back-signals of a network for given gates: {@code δ_o = 1}, {@code B_v = Σ_{v→b} w_vb
 * δ_b}, {@code δ_v = g_v B_v}.
 *
 * @param beforeGate {@code B_v} for every vertex
 * @param delta {@code δ_v} for every vertex
 */
public record BackSignals(List<Rational> beforeGate, List<Rational> delta) {
  /**
   * The back-signals for the given gates, one per vertex (those of inputs and output are ignored).
   */
  public static BackSignals exact(Network network, List<Rational> weights, List<Rational> gates) {
    Rational[] before = new Rational[network.size()];
    Rational[] delta = new Rational[network.size()];
    Arrays.fill(before, Rational.ONE);
    Arrays.fill(delta, Rational.ONE);
    for (int v = network.output() - 1; v >= 0; v--) {
      RationalSum sum = new RationalSum();
      for (Edge edge : network.outgoing(v)) {
        sum.addProduct(edge.value(weights), delta[edge.to()]);
      }
      before[v] = sum.value();
      delta[v] = v < network.inputs() ? before[v] : gates.get(v).multiply(before[v]);
    }
    return new BackSignals(List.of(before), List.of(delta));
  }
}
