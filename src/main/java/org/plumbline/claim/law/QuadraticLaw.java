package org.plumbline.claim.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.plumbline.claim.along.Instant;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.network.Weight;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;
import org.plumbline.number.RationalSum;
import org.plumbline.number.qual.PolyRigorous;

/**
 * A quadratic form {@code Q(w) = Σ ± w_e w_f} in the weights, as all the balancedness laws are (Du,
 * Hu &amp; Lee 2018; Le &amp; Jegelka 2022, section 3).
 *
 * @param terms the signed products
 */
public record QuadraticLaw(List<Term> terms) {
  /**
   * The product {@code sign · w_first · w_second}.
   *
   * @param sign 1 or -1
   * @param first an edge with a parameter; one of its edges, where they share it
   * @param second the same
   */
  public record Term(int sign, Edge first, Edge second) {}

  /** A law with an immutable copy of its terms. */
  public QuadraticLaw {
    terms = List.copyOf(terms);
  }

  /** The law {@code Σ_in w² - Σ_out w²} of a vertex. */
  public static QuadraticLaw ofVertex(Network network, int v) {
    return ofPair(network, v, v);
  }

  /**
   * The law {@code Σ_a w_au w_av - Σ_b w_ub w_vb} of two twins.
   *
   * <p>Of parallel edges the k-th at {@code u} goes with the k-th at {@code v}. Any matching would
   * do: parallel edges into {@code u} all have the derivative {@code z_a δ_u}, those out of it
   * {@code z_u δ_b}.
   *
   * @throws IllegalArgumentException if their neighbours differ
   */
  public static QuadraticLaw ofPair(Network network, int u, int v) {
    if (!network.areTwins(u, v)) {
      throw new IllegalArgumentException("not twins");
    }
    List<Term> terms = new ArrayList<>();
    addMatched(terms, 1, network.incomingBySource(u), network.incomingBySource(v));
    addMatched(terms, -1, network.outgoingByTarget(u), network.outgoingByTarget(v));
    return new QuadraticLaw(terms);
  }

  private static void addMatched(List<Term> terms, int sign, List<Edge> first, List<Edge> second) {
    for (int k = 0; k < first.size(); k++) {
      terms.add(new Term(sign, first.get(k), second.get(k)));
    }
  }

  /** The sum of the laws of several vertices. */
  public static QuadraticLaw ofVertices(Network network, List<Integer> vertices) {
    Stream<Term> terms = vertices.stream().flatMap(v -> ofVertex(network, v).terms.stream());
    return new QuadraticLaw(terms.toList());
  }

  /** The law {@code Σ θ² - Σ θ²} of the parameters of two lists of edges. */
  public static QuadraticLaw ofSquares(List<Edge> plus, List<Edge> minus) {
    Stream<Term> positive = plus.stream().map(edge -> new Term(1, edge, edge));
    Stream<Term> negative = minus.stream().map(edge -> new Term(-1, edge, edge));
    return new QuadraticLaw(Stream.concat(positive, negative).toList());
  }

  /** The exact value at rational weights. */
  public @PolyRigorous Rational at(List<@PolyRigorous Rational> weights) {
    return bilinear(weights, weights);
  }

  /** The exact value at dyadic weights. */
  public Dyadic atDyadic(List<Dyadic> weights) {
    Dyadic sum = Dyadic.ZERO;
    for (Term term : terms) {
      Dyadic product =
          weights.get(term.first.parameter()).multiply(weights.get(term.second.parameter()));
      sum = term.sign > 0 ? sum.add(product) : sum.subtract(product);
    }
    return sum;
  }

  /**
   * An upper bound of {@code |Q(w̃) - Q(w)|} for all {@code w} within {@code knot.radius()} of the
   * recorded {@code w̃} in every entry: {@code Σ ε(|w̃_e| + |w̃_f|) + ε²}.
   */
  public Dyadic allowance(Instant knot) {
    Dyadic sizes = Dyadic.ZERO;
    for (Term term : terms) {
      sizes = sizes.add(knot.weights().get(term.first.parameter()).abs());
      sizes = sizes.add(knot.weights().get(term.second.parameter()).abs());
    }
    Dyadic quadratic = knot.radius().multiply(Dyadic.of(terms.size()));
    return knot.radius().multiply(sizes.add(quadratic));
  }

  /** The derivative {@code dQ(w)[g]} in the direction {@code g}, exact. */
  public @PolyRigorous Rational derivative(
      List<@PolyRigorous Rational> weights, List<@PolyRigorous Rational> direction) {
    return bilinear(weights, direction).add(bilinear(direction, weights));
  }

  private @PolyRigorous Rational bilinear(
      List<@PolyRigorous Rational> left, List<@PolyRigorous Rational> right) {
    RationalSum sum = new RationalSum();
    for (Term term : terms) {
      Rational first = left.get(term.first.parameter());
      Rational second = right.get(term.second.parameter());
      if (term.sign > 0) {
        sum.addProduct(first, second);
      } else {
        sum.subtractProduct(first, second);
      }
    }
    return sum.value();
  }

  /**
   * The derivative {@code dQ(w)[∇f]} as a formal polynomial in weights, gates and the signals
   * beyond the given vertices.
   *
   * <p>{@code ∂f/∂w_ab = z_a δ_b}. At a vertex {@code v} with a given gate {@code g}, {@code z_v}
   * stands for {@code g Σ_a w_av z_a} and {@code δ_v} for {@code g Σ_b w_vb δ_b}; every other
   * signal is a symbol of its own. This includes a vertex held at its kink, where {@code g} is its
   * slope and {@code s_v} vanishes.
   */
  public FormalPolynomial alongGradient(Network network, Map<Integer, FormalPolynomial> gates) {
    Signals signals = new Signals(network, gates);
    List<FormalPolynomial> parts = new ArrayList<>();
    for (Term term : terms) {
      Rational sign = Rational.of(term.sign);
      parts.add(signals.partial(term.first).multiply(Signals.weight(term.second)).scale(sign));
      parts.add(signals.partial(term.second).multiply(Signals.weight(term.first)).scale(sign));
    }
    return FormalPolynomial.sum(parts);
  }

  /**
   * What some edges carry, {@code Σ w_ab z_a δ_b}, as a formal polynomial in the symbols of {@link
   * #alongGradient}.
   */
  public static FormalPolynomial carried(
      Network network, Map<Integer, FormalPolynomial> gates, List<Edge> edges) {
    return carried(new Signals(network, gates), edges);
  }

  private static FormalPolynomial carried(Signals signals, List<Edge> edges) {
    return FormalPolynomial.sum(
        edges.stream().map(edge -> signals.partial(edge).multiply(Signals.weight(edge))).toList());
  }

  /**
   * What {@code dQ(w)[∇f]} is beyond {@code 2 Σ_v (Σ_{a→v} w_av z_a δ_v - Σ_{v→b} w_vb z_v δ_b)},
   * the sum over the given vertices, as a formal polynomial in weights, fixed ones as numbers, and
   * the signals {@code z}, {@code δ} of all vertices.
   *
   * <p>Each summand is {@code s_v δ_v - z_v B_v = 0} for every state of the gates
   * (proofs-notes/setting.md, S6), so the law is conserved if the polynomial vanishes.
   */
  public FormalPolynomial beyond(Network network, List<Integer> vertices) {
    Signals signals = new Signals(network, Map.of());
    Map<Integer, List<Edge>> carriers =
        network.edges().stream()
            .filter(Edge::isTrainable)
            .collect(Collectors.groupingBy(Edge::parameter));
    List<FormalPolynomial> parts = new ArrayList<>();
    for (Term term : terms) {
      addPartials(parts, signals, term.sign, term.second, carriers.get(term.first.parameter()));
      addPartials(parts, signals, term.sign, term.first, carriers.get(term.second.parameter()));
    }
    for (int v : vertices) {
      parts.add(carried(signals, network.incoming(v)).scale(Rational.of(-2)));
      parts.add(carried(signals, network.outgoing(v)).scale(Rational.of(2)));
    }
    return FormalPolynomial.sum(parts);
  }

  /** Adds {@code sign · w ∂f/∂θ}, the derivative being the sum over the edges that carry θ. */
  private static void addPartials(
      List<FormalPolynomial> parts,
      Signals signals,
      int sign,
      Edge weight,
      @Nullable List<Edge> carriers) {
    for (Edge edge : carriers == null ? List.<Edge>of() : carriers) {
      FormalPolynomial product = signals.partial(edge).multiply(Signals.weight(weight));
      parts.add(product.scale(Rational.of(sign)));
    }
  }

  /** Forward and back-signals as formal polynomials. */
  public record Signals(Network network, Map<Integer, FormalPolynomial> gates) {
    /** The symbol of an edge's weight, or its number if it is fixed. */
    public static FormalPolynomial weight(Edge edge) {
      return edge.weight() instanceof Weight.Fixed fixed
          ? FormalPolynomial.constant(fixed.value())
          : weight(edge.parameter());
    }

    /** The symbol of a parameter. */
    public static FormalPolynomial weight(int parameter) {
      return FormalPolynomial.symbol("w" + parameter);
    }

    /** The partial derivative {@code z_a δ_b} of the network's value by an edge's weight. */
    FormalPolynomial partial(Edge edge) {
      return activation(edge.from()).multiply(delta(edge.to()));
    }

    private FormalPolynomial activation(int v) {
      FormalPolynomial gate = gates.get(v);
      return gate == null ? FormalPolynomial.symbol("z" + v) : gate.multiply(before(v));
    }

    private FormalPolynomial delta(int v) {
      FormalPolynomial gate = gates.get(v);
      return gate == null ? FormalPolynomial.symbol("δ" + v) : gate.multiply(back(v));
    }

    /** The pre-activation {@code s_v = Σ_a w_av z_a}. */
    public FormalPolynomial before(int v) {
      return FormalPolynomial.sum(
          network.incoming(v).stream()
              .map(e -> weight(e).multiply(FormalPolynomial.symbol("z" + e.from())))
              .toList());
    }

    /** The back-signal {@code B_v = Σ_b w_vb δ_b} before the gate. */
    public FormalPolynomial back(int v) {
      return FormalPolynomial.sum(
          network.outgoing(v).stream()
              .map(e -> weight(e).multiply(FormalPolynomial.symbol("δ" + e.to())))
              .toList());
    }
  }
}
