package org.plumbline.properties;

import java.util.List;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.network.Weight;
import org.plumbline.number.Rational;

/**
 * A polynomial {@code value + first·t + second·t²} modulo {@code t³}, exact: the network along a
 * line of weights.
 */
record Jet(Rational value, Rational first, Rational second) {
  static final Jet ZERO = constant(Rational.ZERO);

  static Jet constant(Rational value) {
    return new Jet(value, Rational.ZERO, Rational.ZERO);
  }

  Jet add(Jet other) {
    return new Jet(value.add(other.value), first.add(other.first), second.add(other.second));
  }

  Jet multiply(Jet other) {
    return new Jet(
        value.multiply(other.value),
        value.multiply(other.first).add(first.multiply(other.value)),
        value
            .multiply(other.second)
            .add(first.multiply(other.first))
            .add(second.multiply(other.value)));
  }

  /**
   * The pre-activation of every vertex along {@code weights + t · direction}, where the activation
   * is {@code σ(s)} in value and has the given gate as its slope.
   */
  static Jet[] preActivations(
      Network network,
      List<Rational> weights,
      List<Rational> direction,
      List<Rational> input,
      List<Rational> gates) {
    Jet[] s = new Jet[network.size()];
    Jet[] z = new Jet[network.size()];
    for (int v = 0; v < s.length; v++) {
      s[v] = v < network.inputs() ? constant(input.get(v)) : ZERO;
      for (Edge edge : network.incoming(v)) {
        s[v] = s[v].add(along(edge, weights, direction).multiply(z[edge.from()]));
      }
      Rational gate = gates.get(v);
      z[v] =
          new Jet(
              network.activation(v).apply(s[v].value),
              gate.multiply(s[v].first),
              gate.multiply(s[v].second));
    }
    return s;
  }

  private static Jet along(Edge edge, List<Rational> weights, List<Rational> direction) {
    return edge.weight() instanceof Weight.Parameter parameter
        ? new Jet(weights.get(parameter.index()), direction.get(parameter.index()), Rational.ZERO)
        : constant(edge.value(weights));
  }
}
