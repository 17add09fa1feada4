package org.plumbline.claim.count;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/**
 * Fields of one kind: the gradients {@code ∇_w f(x; w)} with given gates, for all inputs {@code x}
 * that are linear combinations of given ones.
 *
 * @param gates the slope of every hidden vertex with a kink; absent where both are possible, on
 *     their own
 * @param inputs the inputs that span those considered
 * @param isCoordinate whether they are unit vectors, so that signs of coordinates do not matter
 */
record GateCell(
    Map<Integer, Optional<Rational>> gates, List<List<Rational>> inputs, boolean isCoordinate) {
  GateCell {
    gates = Collections.unmodifiableMap(new LinkedHashMap<>(gates));
    inputs = inputs.stream().map(List::copyOf).toList();
  }

  /** The slope of a vertex, 1 without a kink; absent where both are possible. */
  Optional<Rational> slope(Network network, int v) {
    return network.activation(v).isLinear()
        ? Optional.of(Rational.ONE)
        : gates.getOrDefault(v, Optional.empty());
  }

  /** For each vertex whether its forward signal is 0 for all weights and inputs. */
  boolean[] silent(Network network) {
    boolean[] isSilent = new boolean[network.size()];
    for (int v = 0; v < network.size(); v++) {
      int vertex = v;
      isSilent[v] =
          v < network.inputs()
              ? inputs.stream().allMatch(x -> x.get(vertex).signum() == 0)
              : isClosed(network, v)
                  || network.incoming(v).stream().allMatch(edge -> isSilent[edge.from()]);
    }
    return isSilent;
  }

  /** For each vertex whether its back-signal is 0 for all weights. */
  boolean[] unheard(Network network) {
    boolean[] isUnheard = new boolean[network.size()];
    for (int v = network.size() - 1; v >= 0; v--) {
      boolean isHeard =
          v == network.output()
              || (!isClosed(network, v)
                  && network.outgoing(v).stream().anyMatch(edge -> !isUnheard[edge.to()]));
      isUnheard[v] = !isHeard;
    }
    return isUnheard;
  }

  private boolean isClosed(Network network, int v) {
    return slope(network, v).filter(s -> s.signum() == 0).isPresent();
  }
}
