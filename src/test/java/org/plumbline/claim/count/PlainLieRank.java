package org.plumbline.claim.count;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/**
 * The rank of the Lie algebra of a small network, found the plain way: every path is written out as
 * a monomial, brackets are polynomials over the rationals, and the rank is that of rational
 * vectors. It shares nothing with the code it tests but the cells of fields.
 */
final class PlainLieRank {
  private final Network network;
  private final List<Map<Integer, Polynomial>> algebra = new ArrayList<>();
  private final List<Rational> point;
  private final List<List<Rational>> basis = new ArrayList<>();

  private PlainLieRank(Network network) {
    this.network = network;
    this.point = Questions.rationals(new Random(99), network.parameters());
  }

  /** Polynomials by the exponents' lists of factors. */
  private record Polynomial(Map<List<Integer>, Rational> terms) {
    Polynomial plus(Polynomial other, Rational factor) {
      Map<List<Integer>, Rational> sum = new TreeMap<>(PlainLieRank::compare);
      sum.putAll(terms);
      other.terms.forEach((m, c) -> sum.merge(m, c.multiply(factor), Rational::add));
      sum.values().removeIf(c -> c.signum() == 0);
      return new Polynomial(sum);
    }

    Polynomial times(Polynomial other) {
      Polynomial product = zero();
      for (var a : terms.entrySet()) {
        for (var b : other.terms.entrySet()) {
          List<Integer> factors = new ArrayList<>(a.getKey());
          factors.addAll(b.getKey());
          factors.sort(null);
          product.terms.merge(factors, a.getValue().multiply(b.getValue()), Rational::add);
        }
      }
      product.terms.values().removeIf(c -> c.signum() == 0);
      return product;
    }

    Polynomial partial(int p) {
      Polynomial partial = zero();
      terms.forEach(
          (m, c) -> {
            long power = m.stream().filter(q -> q == p).count();
            if (power > 0) {
              List<Integer> rest = new ArrayList<>(m);
              rest.remove((Integer) p);
              partial.terms.merge(rest, c.multiply(Rational.of(power)), Rational::add);
            }
          });
      return partial;
    }

    Rational at(List<Rational> point) {
      Rational sum = Rational.ZERO;
      for (var term : terms.entrySet()) {
        Rational product = term.getValue();
        for (int p : term.getKey()) {
          product = product.multiply(point.get(p));
        }
        sum = sum.add(product);
      }
      return sum;
    }

    static Polynomial zero() {
      return new Polynomial(new TreeMap<>(PlainLieRank::compare));
    }
  }

  private static int compare(List<Integer> a, List<Integer> b) {
    return a.size() != b.size() ? a.size() - b.size() : a.toString().compareTo(b.toString());
  }

  /** The rank of brackets up to a depth. */
  static int of(FlowProblem problem, LawQuestion question, int depth) {
    PlainLieRank rank = new PlainLieRank(problem.network());
    for (GateCell cell : question.cells(problem)) {
      for (List<Rational> input : cell.inputs()) {
        rank.functions(cell, input).values().forEach(rank::addGradient);
      }
    }
    List<Map<Integer, Polynomial>> generators = List.copyOf(rank.algebra);
    List<Map<Integer, Polynomial>> last = generators;
    for (int d = 0; d < depth; d++) {
      int before = rank.algebra.size();
      for (Map<Integer, Polynomial> x : generators) {
        for (Map<Integer, Polynomial> y : last) {
          rank.add(rank.bracket(x, y));
        }
      }
      last = List.copyOf(rank.algebra.subList(before, rank.algebra.size()));
    }
    return rank.basis.size();
  }

  /** The sums of paths through the same open gates, by these. */
  private Map<String, Polynomial> functions(GateCell cell, List<Rational> input) {
    Map<String, Polynomial> sums = new TreeMap<>();
    for (int a = 0; a < network.inputs(); a++) {
      if (input.get(a).signum() != 0) {
        walk(cell, a, input.get(a), new ArrayList<>(), "", sums);
      }
    }
    return sums;
  }

  private void walk(
      GateCell cell,
      int v,
      Rational factor,
      List<Integer> path,
      String open,
      Map<String, Polynomial> sums) {
    if (v == network.output()) {
      List<Integer> factors = new ArrayList<>(path);
      factors.sort(null);
      sums.computeIfAbsent(open, o -> Polynomial.zero())
          .terms
          .merge(factors, factor, Rational::add);
      return;
    }
    for (Edge edge : network.outgoing(v)) {
      List<Integer> longer = new ArrayList<>(path);
      Rational product = factor;
      if (edge.isTrainable()) {
        longer.add(edge.parameter());
      } else {
        product = product.multiply(edge.value(List.of()));
      }
      int to = edge.to();
      Optional<Rational> gate =
          network.activation(to).isLinear()
              ? Optional.of(Rational.ONE)
              : cell.gates().getOrDefault(to, Optional.empty());
      Rational passed = product.multiply(gate.orElse(Rational.ONE));
      if (passed.signum() != 0) {
        walk(cell, to, passed, longer, gate.isPresent() ? open : open + " " + to, sums);
      }
    }
  }

  private void addGradient(Polynomial f) {
    Map<Integer, Polynomial> gradient = new TreeMap<>();
    for (int p = 0; p < network.parameters(); p++) {
      gradient.put(p, f.partial(p));
    }
    add(gradient);
  }

  /** Keeps a field that is new at the point. */
  private void add(Map<Integer, Polynomial> candidate) {
    List<Rational> rest = new ArrayList<>();
    candidate.values().forEach(p -> rest.add(p.at(point)));
    for (List<Rational> row : basis) {
      int pivot = pivot(row);
      Rational factor = rest.get(pivot).divide(row.get(pivot));
      for (int j = 0; j < rest.size(); j++) {
        rest.set(j, rest.get(j).subtract(factor.multiply(row.get(j))));
      }
    }
    if (pivot(rest) >= 0) {
      basis.add(rest);
      algebra.add(candidate);
    }
  }

  private static int pivot(List<Rational> row) {
    for (int j = 0; j < row.size(); j++) {
      if (row.get(j).signum() != 0) {
        return j;
      }
    }
    return -1;
  }

  private Map<Integer, Polynomial> bracket(Map<Integer, Polynomial> x, Map<Integer, Polynomial> y) {
    Map<Integer, Polynomial> bracket = new TreeMap<>();
    for (int p = 0; p < network.parameters(); p++) {
      Polynomial sum = Polynomial.zero();
      for (int q = 0; q < network.parameters(); q++) {
        sum = sum.plus(y.get(p).partial(q).times(x.get(q)), Rational.ONE);
        sum = sum.plus(x.get(p).partial(q).times(y.get(q)), Rational.of(-1));
      }
      bracket.put(p, sum);
    }
    return bracket;
  }
}
