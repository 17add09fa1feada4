package org.plumbline.field;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.network.Weight;
import org.plumbline.number.Rational;

/**
 * Compiles back-signals {@code δ_v = g_v Σ_{v→b} w_vb δ_b}, once per gate pattern.
 *
 * <p>The builder keeps equal expressions once, so patterns that agree downstream of a vertex share
 * its back-signal. A pinned vertex has {@code δ = (1-θ) α B⁻ + θ B⁺} with its slope {@code θ ∈ (0,
 * 1)} a series and {@code B⁻, B⁺} taken with the gates of either side.
 */
final class BackwardPass {
  private final Network network;
  private final GateTable gates;
  private final SharedSlopes shared;
  private final ProgramBuilder builder;

  BackwardPass(Network network, GateTable gates, SharedSlopes shared, ProgramBuilder builder) {
    this.network = network;
    this.gates = gates;
    this.shared = shared;
    this.builder = builder;
  }

  /** The signal an edge multiplies by. */
  static Signal weight(Edge edge) {
    return edge.weight() instanceof Weight.Fixed fixed
        ? Signal.constant(fixed.value())
        : Signal.register(edge.parameter());
  }

  /**
   * The back-signals of a sample with its pinned gates closed, all vertices; for inputs {@code
   * ∂f/∂x_a}.
   *
   * <p>With them {@code f(x) = Σ_a x_a ∂f/∂x_a}, because a pinned vertex is silent.
   */
  List<Signal> closed(int sample) {
    Signal[] delta = seeded();
    for (int v = network.output() - 1; v >= 0; v--) {
      boolean pinned = gates.gate(sample, v) == Gate.PINNED;
      delta[v] = pinned ? Signal.ZERO : gated(v, gates.gate(sample, v), beforeGate(v, delta));
    }
    return Arrays.asList(delta);
  }

  /** The back-signals of a sample, given the slope register of each pinned vertex or -1. */
  List<Signal> open(int sample, List<Integer> slopes) {
    Signal[] above = seeded();
    Signal[] below = seeded();
    for (int v = network.output() - 1; v >= network.inputs(); v--) {
      Signal signalAbove = beforeGate(v, above);
      if (slopes.get(v) >= 0) {
        Signal signalBelow = beforeGate(v, below);
        boolean opposite = shared.isOpposite(new Pair(sample, v));
        above[v] = pinned(v, Signal.register(slopes.get(v)), signalAbove, signalBelow, opposite);
        below[v] = above[v];
      } else {
        above[v] = gated(v, gates.gate(sample, v), signalAbove);
        below[v] = gated(v, gates.gateBelow(sample, v), beforeGate(v, below));
      }
    }
    return new ArrayList<>(Arrays.asList(above));
  }

  private Signal[] seeded() {
    Signal[] delta = new Signal[network.size()];
    Arrays.fill(delta, Signal.ZERO);
    delta[network.output()] = Signal.ONE;
    return delta;
  }

  private Signal beforeGate(int v, Signal[] delta) {
    ProgramBuilder.Sum sum = builder.sum();
    for (Edge edge : network.outgoing(v)) {
      sum.add(weight(edge), delta[edge.to()]);
    }
    return sum.signal();
  }

  private Signal gated(int v, Gate gate, Signal signal) {
    Rational slope = gate == Gate.ON ? Rational.ONE : network.activation(v).negativeSlope();
    return builder.scaled(slope, signal);
  }

  /**
   * {@code lower + θ (upper - lower)}, the sides exchanged for a pair opposite to its
   * representative.
   */
  private Signal pinned(int v, Signal theta, Signal above, Signal below, boolean opposite) {
    Signal closedSide = gated(v, Gate.OFF, below);
    Signal lower = opposite ? above : closedSide;
    Signal upper = opposite ? closedSide : above;
    Signal difference =
        builder.sum().add(Rational.ONE, upper).add(Rational.ONE.negate(), lower).signal();
    return builder.sum().add(Rational.ONE, lower).add(theta, difference).signal();
  }
}
