package org.plumbline.claim.count;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.plumbline.claim.law.FormalPolynomial;
import org.plumbline.claim.law.QuadraticLaw;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;

/**
 * Decides whether a polynomial is a law: whether {@code Σ_p ∂P/∂w_p ∂f/∂w_p} vanishes as a formal
 * polynomial in weights, inputs and gates, in every cell (proofs-notes/law-count.md, L2).
 */
final class LawProof {
  /** Products of terms made at most for one law in one cell. */
  private static final long PRODUCTS = 200_000;

  private final Network network;
  private final List<FormalSignals.Ground> grounds;
  private final Map<Integer, List<Edge>> carriers = new HashMap<>();

  LawProof(Network network, List<GateCell> cells) {
    this.network = network;
    this.grounds = cells.stream().map(c -> new FormalSignals.Ground(network, c)).toList();
    network.edges().stream()
        .filter(Edge::isTrainable)
        .forEach(
            edge -> carriers.computeIfAbsent(edge.parameter(), p -> new ArrayList<>()).add(edge));
  }

  /** What a decision comes to. */
  enum Outcome {
    /** The identity holds in every cell. */
    PROVED,
    /** Everything written out, it does not hold in some cell. */
    REFUTED,
    /** Writing it out takes too many terms. */
    OPEN
  }

  /**
   * Decides, writing out signals at the given vertices first, and at all hidden ones if that is not
   * enough.
   */
  Outcome decide(PolynomialLaw law, Collection<Integer> first) {
    Outcome outcome = Outcome.PROVED;
    for (FormalSignals.Ground ground : grounds) {
      Outcome here = decide(law, first, ground);
      if (here == Outcome.REFUTED) {
        return here;
      }
      outcome = here == Outcome.OPEN ? here : outcome;
    }
    return outcome;
  }

  private Outcome decide(
      PolynomialLaw law, Collection<Integer> first, FormalSignals.Ground ground) {
    List<Set<Integer>> attempts =
        List.of(new HashSet<>(first), touched(law), new HashSet<>(network.hidden()));
    for (Set<Integer> opened : attempts) {
      FormalSignals.Budget budget = new FormalSignals.Budget(PRODUCTS);
      FormalPolynomial rate = rate(law, new FormalSignals(ground, opened, budget), budget);
      if (budget.isSpent()) {
        return Outcome.OPEN;
      }
      if (rate.isZero()) {
        return Outcome.PROVED;
      }
    }
    return Outcome.REFUTED;
  }

  /** The derivative of the law along {@code ∇f}. */
  private FormalPolynomial rate(
      PolynomialLaw law, FormalSignals signals, FormalSignals.Budget budget) {
    List<FormalPolynomial> summands = new ArrayList<>();
    for (var slope : law.partials().entrySet()) {
      List<FormalPolynomial> partials = new ArrayList<>();
      carriers
          .getOrDefault(slope.getKey(), List.of())
          .forEach(edge -> partials.add(signals.partial(edge)));
      FormalPolynomial derivative = FormalPolynomial.sum(partials);
      summands.add(budget.product(written(slope.getValue()), derivative));
      if (budget.isSpent()) {
        break;
      }
    }
    return FormalPolynomial.sum(summands);
  }

  private static FormalPolynomial written(List<PolynomialLaw.Term> terms) {
    List<FormalPolynomial> summands = new ArrayList<>();
    for (PolynomialLaw.Term term : terms) {
      FormalPolynomial product = FormalPolynomial.constant(term.coefficient());
      for (int p : term.parameters()) {
        product = product.multiply(QuadraticLaw.Signals.weight(p));
      }
      summands.add(product);
    }
    return FormalPolynomial.sum(summands);
  }

  /** The hidden vertices at the edges of the law's parameters. */
  private Set<Integer> touched(PolynomialLaw law) {
    Set<Integer> touched = new TreeSet<>();
    for (int p : law.support()) {
      for (Edge edge : carriers.getOrDefault(p, List.of())) {
        touched.add(edge.from());
        touched.add(edge.to());
      }
    }
    touched.removeIf(v -> !network.isHidden(v));
    return touched;
  }
}
