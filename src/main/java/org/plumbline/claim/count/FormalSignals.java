package org.plumbline.claim.count;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plumbline.claim.law.FormalPolynomial;
import org.plumbline.claim.law.QuadraticLaw;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
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
  private final Ground ground;
  private final Set<Integer> opened;
  private final Budget budget;
  private final Map<Integer, FormalPolynomial> forward = new HashMap<>();
  private final Map<Integer, FormalPolynomial> backward = new HashMap<>();

  FormalSignals(Ground ground, Set<Integer> opened, Budget budget) {
    this.ground = ground;
    this.opened = opened;
    this.budget = budget;
  }

  /** What is the same whatever is written out: the signals that vanish, and those of inputs. */
  static final class Ground {
    private final Network network;
    private final GateCell cell;
    private final boolean[] isSilent;
    private final boolean[] isUnheard;
    private final Map<Integer, FormalPolynomial> inputs = new HashMap<>();

    Ground(Network network, GateCell cell) {
      this.network = network;
      this.cell = cell;
      this.isSilent = cell.silent(network);
      this.isUnheard = cell.unheard(network);
    }

    private FormalPolynomial input(int a) {
      return inputs.computeIfAbsent(a, this::combination);
    }

    private FormalPolynomial combination(int a) {
      List<FormalPolynomial> summands = new ArrayList<>();
      for (int k = 0; k < cell.inputs().size(); k++) {
        Rational entry = cell.inputs().get(k).get(a);
        if (entry.signum() != 0) {
          summands.add(FormalPolynomial.symbol("c" + k).scale(entry));
        }
      }
      return FormalPolynomial.sum(summands);
    }

    private FormalPolynomial gate(int v) {
      return cell.slope(network, v)
          .map(FormalPolynomial::constant)
          .orElseGet(() -> FormalPolynomial.symbol("λ" + v));
    }
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

  /** The derivative {@code z_a δ_b} of the network's value by an edge's weight. */
  FormalPolynomial partial(Edge edge) {
    FormalPolynomial z = activation(edge.from());
    return z.isZero() ? z : budget.product(z, delta(edge.to()));
  }

  private FormalPolynomial activation(int v) {
    if (!forward.containsKey(v)) {
      BitSet needed = new BitSet();
      needed.set(v);
      for (int u = v; u >= 0; u = needed.previousSetBit(u - 1)) {
        if (isSummed(u, ground.isSilent, forward)) {
          ground.network.incoming(u).forEach(edge -> needed.set(edge.from()));
        }
      }
      needed.stream().forEach(u -> forward.computeIfAbsent(u, this::forwardSignal));
    }
    return known(forward, v);
  }

  private FormalPolynomial delta(int v) {
    if (!backward.containsKey(v)) {
      BitSet needed = new BitSet();
      needed.set(v);
      for (int u = v; u >= 0; u = needed.nextSetBit(u + 1)) {
        if (isSummed(u, ground.isUnheard, backward)) {
          ground.network.outgoing(u).forEach(edge -> needed.set(edge.to()));
        }
      }
      for (int u = needed.length() - 1; u >= 0; u = needed.previousSetBit(u - 1)) {
        backward.computeIfAbsent(u, this::backwardSignal);
      }
    }
    return known(backward, v);
  }

  /** Whether the signal of a vertex is to be written out and is not known yet. */
  private boolean isSummed(int v, boolean[] vanishes, Map<Integer, FormalPolynomial> signals) {
    return opened.contains(v) && !vanishes[v] && !signals.containsKey(v);
  }

  private static FormalPolynomial known(Map<Integer, FormalPolynomial> signals, int v) {
    FormalPolynomial signal = signals.get(v);
    if (signal == null) {
      throw new AssertionError("no signal at " + v);
    }
    return signal;
  }

  /** The signal of a vertex, given those that it reads. */
  private FormalPolynomial forwardSignal(int v) {
    if (ground.isSilent[v]) {
      return FormalPolynomial.ZERO;
    }
    if (v < ground.network.inputs()) {
      return ground.input(v);
    }
    if (!opened.contains(v)) {
      return FormalPolynomial.symbol("z" + v);
    }
    List<FormalPolynomial> summands = new ArrayList<>();
    for (Edge edge : ground.network.incoming(v)) {
      summands.add(budget.product(QuadraticLaw.Signals.weight(edge), known(forward, edge.from())));
    }
    return budget.product(ground.gate(v), FormalPolynomial.sum(summands));
  }

  /** The back-signal of a vertex, given those that lead on from it. */
  private FormalPolynomial backwardSignal(int v) {
    if (ground.isUnheard[v]) {
      return FormalPolynomial.ZERO;
    }
    if (v == ground.network.output()) {
      return FormalPolynomial.constant(Rational.ONE);
    }
    if (!opened.contains(v)) {
      return FormalPolynomial.symbol("δ" + v);
    }
    List<FormalPolynomial> summands = new ArrayList<>();
    for (Edge edge : ground.network.outgoing(v)) {
      summands.add(budget.product(QuadraticLaw.Signals.weight(edge), known(backward, edge.to())));
    }
    return budget.product(ground.gate(v), FormalPolynomial.sum(summands));
  }
}
