package org.plumbline.field;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.data.Dataset;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/**
 * Compiles pre-activations {@code s_v} of single samples under given gates; pinned vertices are
 * silent.
 */
final class ForwardPass {
  private final Network network;
  private final Dataset data;
  private final GateTable gates;
  private final ProgramBuilder builder;
  private final Map<Integer, List<Signal>> preActivations = new HashMap<>();

  ForwardPass(Network network, Dataset data, GateTable gates, ProgramBuilder builder) {
    this.network = network;
    this.data = data;
    this.gates = gates;
    this.builder = builder;
  }

  /** The pre-activation of a pair; zero if nothing reaches it. */
  Signal preActivation(Pair pair) {
    return preActivations.computeIfAbsent(pair.sample(), this::evaluate).get(pair.vertex());
  }

  private List<Signal> evaluate(int sample) {
    List<Signal> s = new ArrayList<>();
    List<Signal> z = new ArrayList<>();
    for (int v = 0; v < network.size(); v++) {
      if (v < network.inputs()) {
        s.add(Signal.constant(data.point(sample).get(v)));
        z.add(s.get(v));
        continue;
      }
      ProgramBuilder.Sum sum = builder.sum();
      for (Edge edge : network.incoming(v)) {
        sum.add(BackwardPass.weight(edge), z.get(edge.from()));
      }
      s.add(sum.signal());
      z.add(gated(sample, v, s.get(v)));
    }
    return s;
  }

  /**
   * The pre-activation of a silent pair on one side of the pinned vertex that feeds it: that vertex
   * alone carries 1, or the sign that its activation has below its kink, and only silent vertices
   * pass it on.
   */
  Signal oneSided(Pair pair, int pinned, boolean above, boolean[] silent) {
    Signal[] z = new Signal[network.size()];
    Arrays.fill(z, Signal.ZERO);
    int sign = above ? 1 : network.activation(pinned).signBelow();
    z[pinned] = Signal.constant(Rational.of(sign));
    for (int v = pinned + 1; v <= pair.vertex(); v++) {
      Signal s = weighted(v, z);
      if (v == pair.vertex()) {
        return s;
      }
      if (silent[v]) {
        Gate gate = above ? gates.gate(pair.sample(), v) : gates.gateBelow(pair.sample(), v);
        z[v] = gate == Gate.PINNED ? Signal.ZERO : gated(v, gate, s);
      }
    }
    return Signal.ZERO;
  }

  /** The factor of a kink: the pre-activation of its vertex if its source alone carries 1. */
  Signal factor(Kink kink) {
    Signal[] z = new Signal[network.size()];
    Arrays.fill(z, Signal.ZERO);
    z[kink.source()] = Signal.ONE;
    for (int k = kink.between().size() - 1; k >= 0; k--) {
      int v = kink.between().get(k);
      z[v] = gated(v, kink.gates().get(k), weighted(v, z));
    }
    return weighted(kink.vertex(), z);
  }

  private Signal weighted(int v, Signal[] z) {
    ProgramBuilder.Sum sum = builder.sum();
    for (Edge edge : network.incoming(v)) {
      sum.add(BackwardPass.weight(edge), z[edge.from()]);
    }
    return sum.signal();
  }

  private Signal gated(int sample, int v, Signal s) {
    Gate gate = gates.gate(sample, v);
    return gate == Gate.PINNED ? Signal.ZERO : gated(v, gate, s);
  }

  private Signal gated(int v, Gate gate, Signal s) {
    Rational slope = gate == Gate.ON ? Rational.ONE : network.activation(v).negativeSlope();
    return builder.scaled(slope, s);
  }
}
