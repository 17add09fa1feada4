package org.plumbline.claim.count;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.claim.law.QuadraticLaw;
import org.plumbline.number.Rational;

/**
 * A polynomial {@code P(w)} in the parameters, without a constant term: a law if it is constant
 * along every field {@code ∇_w f(x; w)}.
 *
 * @param terms its terms
 */
public record PolynomialLaw(List<Term> terms) {
  /**
   * The term {@code coefficient · Π w_p}.
   *
   * @param coefficient the coefficient, not 0
   * @param parameters the numbers of the parameters in ascending order, one for each factor
   */
  public record Term(Rational coefficient, List<Integer> parameters) {
    /** A term with an immutable copy of its factors, in order. */
    public Term {
      parameters = parameters.stream().sorted().toList();
    }

    /** The number of factors {@code w_p}. */
    private long power(int p) {
      return parameters.stream().filter(q -> q == p).count();
    }

    /** The factors but one {@code w_p}. */
    private List<Integer> without(int p) {
      List<Integer> rest = new ArrayList<>(parameters);
      rest.remove((Integer) p);
      return rest;
    }
  }

  /** A law with its terms added up, in the order in which their factors first occur. */
  public PolynomialLaw {
    Map<List<Integer>, Rational> sums = new LinkedHashMap<>();
    terms.forEach(t -> sums.merge(t.parameters, t.coefficient, Rational::add));
    List<Term> added = new ArrayList<>();
    sums.forEach(
        (factors, sum) -> {
          if (sum.signum() != 0) {
            added.add(new Term(sum, factors));
          }
        });
    terms = Collections.unmodifiableList(added);
  }

  /** A quadratic law. */
  static PolynomialLaw of(QuadraticLaw law) {
    return new PolynomialLaw(
        law.terms().stream()
            .map(
                t ->
                    new Term(
                        Rational.of(t.sign()),
                        List.of(t.first().parameter(), t.second().parameter())))
            .toList());
  }

  /** The numbers of its parameters, ascending. */
  public List<Integer> support() {
    return List.copyOf(
        terms.stream()
            .flatMap(t -> t.parameters.stream())
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  /** The exact value at rational weights. */
  public Rational at(List<Rational> weights) {
    return sum(terms, weights);
  }

  /** The derivative {@code dP(w)[g]} in the direction {@code g}, exact. */
  public Rational derivative(List<Rational> weights, List<Rational> direction) {
    Rational sum = Rational.ZERO;
    for (var partial : partials().entrySet()) {
      Rational slope = sum(partial.getValue(), weights);
      sum = sum.add(slope.multiply(direction.get(partial.getKey())));
    }
    return sum;
  }

  private static Rational sum(List<Term> terms, List<Rational> weights) {
    Rational sum = Rational.ZERO;
    for (Term term : terms) {
      Rational product = term.coefficient;
      for (int p : term.parameters) {
        product = product.multiply(weights.get(p));
      }
      sum = sum.add(product);
    }
    return sum;
  }

  /** The terms of {@code ∂P/∂w_p} for each of its parameters. */
  Map<Integer, List<Term>> partials() {
    Map<Integer, List<Term>> partials = new TreeMap<>();
    for (Term term : terms) {
      for (int p : new TreeSet<>(term.parameters)) {
        Rational factor = term.coefficient.multiply(Rational.of(term.power(p)));
        partials.computeIfAbsent(p, q -> new ArrayList<>()).add(new Term(factor, term.without(p)));
      }
    }
    return partials;
  }

  /** The gradient modulo a prime at weights modulo the prime. */
  long[] gradient(PrimeField field, long[] weights) {
    long[] gradient = new long[weights.length];
    partials()
        .forEach(
            (p, partial) -> {
              for (Term term : partial) {
                long product = field.of(term.coefficient);
                for (int q : term.parameters) {
                  product = field.reduced(product * weights[q]);
                }
                gradient[p] = field.reduced(gradient[p] + product);
              }
            });
    return gradient;
  }

  /** The law written with the names of parameters, at most so many of its terms. */
  public String text(List<String> names, int most) {
    StringBuilder text = new StringBuilder();
    for (Term term : terms.subList(0, Math.min(most, terms.size()))) {
      boolean isNegative = term.coefficient.signum() < 0;
      Rational size = term.coefficient.abs();
      text.append(text.isEmpty() ? (isNegative ? "-" : "") : (isNegative ? " - " : " + "));
      text.append(size.equals(Rational.ONE) ? "" : size + "·");
      text.append(factors(term, names));
    }
    return text + (terms.size() > most ? " + …" : "");
  }

  private static String factors(Term term, List<String> names) {
    Stream<Integer> distinct = term.parameters.stream().distinct();
    return distinct
        .map(p -> names.get(p) + exponent(term.power(p)))
        .collect(Collectors.joining("·"));
  }

  private static String exponent(long power) {
    return power == 1 ? "" : power == 2 ? "²" : "^" + power;
  }

  /** The multiple whose coefficients are integers without a common divisor, the first positive. */
  PolynomialLaw primitive() {
    BigInteger multiple = BigInteger.ONE;
    BigInteger divisor = BigInteger.ZERO;
    for (Term term : terms) {
      BigInteger denominator = term.coefficient.denominator();
      multiple = multiple.divide(multiple.gcd(denominator)).multiply(denominator);
      divisor = divisor.gcd(term.coefficient.numerator());
    }
    BigInteger signed = terms.get(0).coefficient.signum() < 0 ? divisor.negate() : divisor;
    Rational factor = Rational.of(multiple).divide(Rational.of(signed));
    return new PolynomialLaw(
        terms.stream().map(t -> new Term(t.coefficient.multiply(factor), t.parameters)).toList());
  }

  /** All products of 1 to {@code degree} of so many parameters, as lists of factors in order. */
  static List<List<Integer>> monomials(int parameters, int degree) {
    List<List<Integer>> all = new ArrayList<>();
    List<List<Integer>> last = List.of(List.of());
    for (int d = 1; d <= degree; d++) {
      List<List<Integer>> next = new ArrayList<>();
      for (List<Integer> monomial : last) {
        int least = monomial.isEmpty() ? 0 : monomial.get(monomial.size() - 1);
        for (int p = least; p < parameters; p++) {
          List<Integer> longer = new ArrayList<>(monomial);
          longer.add(p);
          next.add(Collections.unmodifiableList(longer));
        }
      }
      all.addAll(next);
      last = next;
    }
    return all;
  }
}
