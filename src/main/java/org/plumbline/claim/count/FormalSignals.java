package org.plumbline.claim.count;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plumbline.claim.law.FormalPolynomial;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.network.Weight;
import org.plumbline.number.Rational;

/**
 * Forward signals {@code z_v} and back-signals {@code δ_v} of a network as formal polynomials in
 * weights, gates, the coordinates of the input and signals that are not written out.
 *
 * <p>At an opened vertex {@code z_v} stands for {@code g_v Σ_a w_av z_a} and {@code δ_v} for {@code
 * g_v Σ_b w_vb δ_b}; elsewhere each is a symbol of its own, or 0 where the gates make it 0 for all
 * weights. An identity between them holds whatever those symbols stand for.
 */
final class FormalSignals {
  private final Network network;
  private final GateCell cell;
  private final Set<Integer> opened;
  private final Budget budget;
  private final Map<Integer, FormalPolynomial> forward = new HashMap<>();
  private final Map<Integer, FormalPolynomial> backward = new HashMap<>();

  FormalSignals(Network network, GateCell cell, Set<Integer> opened, Budget budget) {
    this.network = network;
    this.cell = cell;
    this.opened = opened;
    this.budget = budget;
  }

  /** How many products of terms may still be made. */
  static final class Budget {
    private long left;

    Budget(long products) {
      this.left = products;
    }

    /** The product, or 0 once the budget is spent: see {@link #isSpent}. */
    FormalPolynomial product(FormalPolynomial a, FormalPolynomial b) {
      left -= (long) a.terms().size() * b.terms().size();
      return left < 0 ? FormalPolynomial.ZERO : a.multiply(b);
    }

    /** Whether some product was not made, so that nothing computed counts. */
    boolean isSpent() {
      return left < 0;
    }
  }

  /** The symbol of an edge's weight, or its number if it is fixed. */
  static FormalPolynomial weight(Edge edge) {
    return edge.weight() instanceof Weight.Fixed fixed
        ? FormalPolynomial.constant(fixed.value())
        : weight(edge.parameter());
  }

  /** The symbol of a parameter. */
  static FormalPolynomial weight(int parameter) {
    return FormalPolynomial.symbol("w" + parameter);
  }

  /** The derivative {@code z_a δ_b} of the network's value by an edge's weight. */
  FormalPolynomial partial(Edge edge) {
    FormalPolynomial z = activation(edge.from());
    return z.isZero() ? z : budget.product(z, delta(edge.to()));
  }

  private FormalPolynomial gate(int v) {
    if (network.activation(v).isLinear()) {
      return FormalPolynomial.constant(Rational.ONE);
    }
    Optional<Rational> slope = cell.gates().getOrDefault(v, Optional.empty());
    return slope.map(FormalPolynomial::constant).orElseGet(() -> FormalPolynomial.symbol("λ" + v));
  }

  private FormalPolynomial activation(int v) {
    FormalPolynomial known = forward.get(v);
    if (known == null) {
      known = v < network.inputs() ? input(v) : forwardSum(v);
      forward.put(v, known);
    }
    return known;
  }

  private FormalPolynomial input(int a) {
    List<FormalPolynomial> summands = new ArrayList<>();
    for (int k = 0; k < cell.inputs().size(); k++) {
      summands.add(FormalPolynomial.symbol("c" + k).scale(cell.inputs().get(k).get(a)));
    }
    return FormalPolynomial.sum(summands);
  }

  private FormalPolynomial forwardSum(int v) {
    FormalPolynomial gate = gate(v);
    boolean isSilent =
        gate.isZero()
            || network.incoming(v).stream().allMatch(edge -> activation(edge.from()).isZero());
    if (isSilent) {
      return FormalPolynomial.ZERO;
    }
    if (!opened.contains(v)) {
      return FormalPolynomial.symbol("z" + v);
    }
    List<FormalPolynomial> summands = new ArrayList<>();
    network
        .incoming(v)
        .forEach(edge -> summands.add(budget.product(weight(edge), activation(edge.from()))));
    return budget.product(gate, FormalPolynomial.sum(summands));
  }

  private FormalPolynomial delta(int v) {
    FormalPolynomial known = backward.get(v);
    if (known == null) {
      known = v == network.output() ? FormalPolynomial.constant(Rational.ONE) : backwardSum(v);
      backward.put(v, known);
    }
    return known;
  }

  private FormalPolynomial backwardSum(int v) {
    FormalPolynomial gate = gate(v);
    boolean isUnheard =
        gate.isZero() || network.outgoing(v).stream().allMatch(edge -> delta(edge.to()).isZero());
    if (isUnheard) {
      return FormalPolynomial.ZERO;
    }
    if (!opened.contains(v)) {
      return FormalPolynomial.symbol("δ" + v);
    }
    List<FormalPolynomial> summands = new ArrayList<>();
    network
        .outgoing(v)
        .forEach(edge -> summands.add(budget.product(weight(edge), delta(edge.to()))));
    return budget.product(gate, FormalPolynomial.sum(summands));
  }
}
