package org.plumbline.enclosure.kink;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.plumbline.enclosure.box.EnclosedProblem;
import org.plumbline.enclosure.box.GateState;
import org.plumbline.enclosure.box.PossibleGates;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/**
 * The gates an engine believes in, compared with those that all weights of a tube have.
 *
 * <p>The gate of a vertex that nothing reaches, by the engine's gates upstream, does not matter to
 * the field.
 */
public final class GateCheck {
  private final Network network;
  private final GateTable gates;
  private final boolean[][] unreached;
  private final boolean[][] silent;

  /** Only a leaky vertex that is pinned passes anything on from its negative side. */
  private final boolean hasLeakyVertex;

  public GateCheck(EnclosedProblem problem, GateTable gates) {
    this.network = problem.network();
    this.gates = gates;
    this.hasLeakyVertex =
        IntStream.range(0, network.size())
            .mapToObj(network::activation)
            .anyMatch(activation -> !activation.isLinear() && !activation.isRelu());
    this.unreached = new boolean[problem.samples()][];
    this.silent = new boolean[problem.samples()][];
    for (int i = 0; i < unreached.length; i++) {
      List<Rational> x = problem.problem().data().point(i);
      unreached[i] = unreached(network, gates, i, x, false);
      silent[i] = unreached(network, gates, i, x, true);
    }
  }

  /**
   * A pinned vertex passes its signal on, one side of it being open, unless that is known to
   * vanish.
   */
  private static boolean[] unreached(
      Network network, GateTable gates, int i, List<Rational> x, boolean isPinnedZero) {
    boolean[] unreached = new boolean[network.size()];
    boolean[] mute = new boolean[network.size()];
    for (int v = 0; v < network.size(); v++) {
      if (v < network.inputs()) {
        mute[v] = x.get(v).signum() == 0;
        continue;
      }
      unreached[v] = areMute(network.incoming(v), mute);
      boolean isClosed = network.activation(v).isRelu() && gates.gate(i, v) == Gate.OFF;
      mute[v] = unreached[v] || isClosed || (isPinnedZero && gates.gate(i, v) == Gate.PINNED);
    }
    return unreached;
  }

  private static boolean areMute(List<Edge> edges, boolean[] mute) {
    for (Edge edge : edges) {
      if (!mute[edge.from()]) {
        return false;
      }
    }
    return true;
  }

  /** Whether some path leads from vertex {@code u} to {@code v}. */
  public static boolean leads(Network network, int u, int v) {
    boolean[] isReached = new boolean[network.size()];
    isReached[u] = true;
    for (int b = u + 1; b <= v; b++) {
      isReached[b] = network.incoming(b).stream().anyMatch(edge -> isReached[edge.from()]);
    }
    return isReached[v];
  }

  /** The engine's gates. */
  GateTable gates() {
    return gates;
  }

  /** Whether both sides of whatever is pinned in front of a pair have the one gate given. */
  public boolean hasOneGate(Pair pair) {
    Gate gate = gates.gate(pair);
    return gate != Gate.PINNED && gate == gates.gateBelow(pair.sample(), pair.vertex());
  }

  /** Whether, by the engine's gates, nothing reaches the vertex. */
  public boolean isUnreached(Pair pair) {
    return unreached[pair.sample()][pair.vertex()];
  }

  /**
   * Whether, by the engine's gates, nothing but pinned vertices reaches the vertex: where their
   * pre-activations vanish so does that of the pair.
   */
  public boolean isSilent(Pair pair) {
    return silent[pair.sample()][pair.vertex()];
  }

  /** A pair whose gate is certain and not what the engine believes. */
  public Optional<Pair> contradicted(PossibleGates states) {
    for (int i = 0; i < unreached.length; i++) {
      Optional<Pair> found = contradicted(states, i);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Whether a gate of sample {@code i} is certain and not what the engine believes. */
  public boolean contradicts(PossibleGates states, int i) {
    return contradicted(states, i).isPresent();
  }

  /** Whether the gate of a pair is not certain, or certain and not what the engine believes. */
  public boolean isUnproved(PossibleGates states, Pair pair) {
    return states.state(pair) == GateState.EITHER
        || contradicts(states.state(pair), pair.sample(), pair.vertex());
  }

  private Optional<Pair> contradicted(PossibleGates states, int i) {
    for (int v = 0; v < network.size(); v++) {
      if (!unreached[i][v] && contradicts(states.state(i, v), i, v)) {
        return Optional.of(new Pair(i, v));
      }
    }
    return Optional.empty();
  }

  private boolean contradicts(GateState state, int i, int v) {
    if (state == GateState.EITHER) {
      return gates.gateBelow(i, v) == Gate.PINNED && gates.gate(i, v) != Gate.PINNED;
    }
    if (v < network.inputs() || network.activation(v).isLinear()) {
      return gates.gate(i, v) == Gate.PINNED || gates.gateBelow(i, v) == Gate.PINNED;
    }
    Gate certain = state == GateState.ON ? Gate.ON : Gate.OFF;
    boolean isOtherBelow = gates.gateBelow(i, v) != certain && hasLeakyVertex;
    return gates.gate(i, v) != certain || isOtherBelow;
  }
}
