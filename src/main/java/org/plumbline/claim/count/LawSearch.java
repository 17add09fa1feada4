package org.plumbline.claim.count;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.claim.structure.BalancedSet;
import org.plumbline.claim.structure.BalancedSets;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/**
 * All polynomials up to a degree that are constant along random fields at random points, modulo a
 * prime: among them is the residue of every law (proofs-notes/law-count.md, L6).
 *
 * <p>Changing the signs of all weights at a unit, or at an input whose sign does not matter, maps
 * fields to fields. So every law is a sum of laws whose terms have the same parity at every unit,
 * and the search takes one class of terms after the other.
 */
final class LawSearch {
  /** Fields in a row that rule out nothing after which a class counts as done. */
  private static final int IDLE = 6;

  /** The most products of parameters that are looked at. */
  private static final int MOST = 500_000;

  private final ModularFields fields;
  private final BitSet fixed;

  /** An edge of each parameter: all its edges lead from one part to one part. */
  private final List<Edge> carriers;

  private final BalancedSets parts;
  private final List<long[]> points = new ArrayList<>();
  private final List<long[]> gradients = new ArrayList<>();

  private LawSearch(Network network, ModularFields fields, boolean isCoordinate) {
    this.fields = fields;
    this.parts = BalancedSets.of(network);
    this.carriers = carriers(network);
    this.fixed = fixed(network, parts, isCoordinate);
  }

  private static List<Edge> carriers(Network network) {
    Edge[] carriers = new Edge[network.parameters()];
    network.edges().stream()
        .filter(Edge::isTrainable)
        .forEach(edge -> carriers[edge.parameter()] = edge);
    return List.of(carriers);
  }

  /** The vertices at which signs cannot be changed: in the part of the output, or of an input. */
  private static BitSet fixed(Network network, BalancedSets parts, boolean isCoordinate) {
    BitSet fixed = new BitSet();
    for (int v : parts.partOf(network.output()).vertices()) {
      fixed.set(v);
    }
    for (int a = 0; a < network.inputs(); a++) {
      BalancedSet part = parts.partOf(a);
      if (!isCoordinate) {
        part.vertices().forEach(fixed::set);
      }
    }
    return fixed;
  }

  /**
   * What a search comes to.
   *
   * @param candidates the polynomials found, with rational coefficients
   * @param isExhaustive whether every polynomial up to the degree was looked at
   * @param dimension the dimension of the space of polynomials found
   */
  record Result(List<PolynomialLaw> candidates, boolean isExhaustive, int dimension) {
    Result {
      candidates = List.copyOf(candidates);
    }
  }

  /**
   * Searches all polynomials up to a degree.
   *
   * @param work how many products of residues may be made, about
   */
  static Result search(
      Network network, List<GateCell> cells, ModularFields fields, int degree, long work) {
    boolean isCoordinate = cells.stream().allMatch(GateCell::isCoordinate);
    if (monomials(network.parameters(), degree) > Math.min(work / 10, MOST)) {
      return new Result(List.of(), false, 0);
    }
    LawSearch search = new LawSearch(network, fields, isCoordinate);
    Map<BitSet, List<List<Integer>>> classes = new LinkedHashMap<>();
    for (List<Integer> monomial : PolynomialLaw.monomials(network.parameters(), degree)) {
      classes.computeIfAbsent(search.parity(monomial), c -> new ArrayList<>()).add(monomial);
    }
    double cost =
        classes.values().stream()
            .mapToDouble(c -> Math.pow(c.size(), 3) / 2 + 10.0 * c.size())
            .sum();
    if (cost > work) {
      return new Result(List.of(), false, 0);
    }
    List<PolynomialLaw> candidates = new ArrayList<>();
    int dimension = 0;
    for (List<List<Integer>> monomials : classes.values()) {
      List<long[]> found = search.annihilated(monomials);
      dimension += found.size();
      for (long[] coefficients : found) {
        search.lifted(monomials, coefficients).ifPresent(candidates::add);
      }
    }
    return new Result(candidates, true, dimension);
  }

  /** How many products of 1 to {@code degree} factors there are, or too many. */
  private static double monomials(int parameters, int degree) {
    double sum = 0;
    double binomial = 1;
    for (int d = 1; d <= degree; d++) {
      binomial = binomial * (parameters + d - 1) / d;
      sum += binomial;
    }
    return sum;
  }

  /** The parts of the network at which a product changes its sign with theirs. */
  private BitSet parity(List<Integer> monomial) {
    BitSet odd = new BitSet();
    for (int p : monomial) {
      Edge edge = carriers.get(p);
      flip(odd, edge.from());
      flip(odd, edge.to());
    }
    return odd;
  }

  private void flip(BitSet odd, int v) {
    if (!fixed.get(v)) {
      odd.flip(parts.partOf(v).vertices().get(0));
    }
  }

  /** The combinations of some products that are constant along the fields drawn. */
  private List<long[]> annihilated(List<List<Integer>> monomials) {
    Elimination elimination = new Elimination(fields.field(), monomials.size());
    int idle = 0;
    for (int k = 0; idle < IDLE && elimination.rank() < monomials.size(); k++) {
      draw(k);
      idle = elimination.add(rates(monomials, points.get(k), gradients.get(k))) ? 0 : idle + 1;
    }
    return elimination.nullSpace();
  }

  /** Draws points and fields until there are more than {@code k}: the cells in turn. */
  private void draw(int k) {
    while (points.size() <= k) {
      long[] point = fields.weights();
      SeriesArithmetic arithmetic = new SeriesArithmetic(fields.field(), 1);
      long[][] weights = new long[point.length][];
      for (int p = 0; p < point.length; p++) {
        weights[p] = arithmetic.constant(point[p]);
      }
      int cell = points.size() % fields.cells();
      long[][] series = fields.member(cell, 1).gradient(weights);
      long[] gradient = new long[point.length];
      for (int p = 0; p < point.length; p++) {
        gradient[p] = series[p][0];
      }
      points.add(point);
      gradients.add(gradient);
    }
  }

  /** How fast each product changes along a field at a point. */
  private long[] rates(List<List<Integer>> monomials, long[] point, long[] gradient) {
    long[] rates = new long[monomials.size()];
    for (int m = 0; m < rates.length; m++) {
      rates[m] = rate(monomials.get(m), point, gradient);
    }
    return rates;
  }

  private long rate(List<Integer> monomial, long[] point, long[] gradient) {
    PrimeField field = fields.field();
    long product = 1;
    long rate = 0;
    for (int p : monomial) {
      rate = field.reduced(rate * point[p] + field.reduced(product * gradient[p]));
      product = field.reduced(product * point[p]);
    }
    return rate;
  }

  /** The polynomial with small rational coefficients of the given residues, if there is one. */
  private Optional<PolynomialLaw> lifted(List<List<Integer>> monomials, long[] coefficients) {
    List<PolynomialLaw.Term> terms = new ArrayList<>();
    for (int m = 0; m < coefficients.length; m++) {
      if (coefficients[m] != 0) {
        Optional<Rational> value = fields.field().fraction(coefficients[m]);
        if (value.isEmpty()) {
          return Optional.empty();
        }
        terms.add(new PolynomialLaw.Term(value.get(), monomials.get(m)));
      }
    }
    return Optional.of(new PolynomialLaw(terms).primitive());
  }
}
