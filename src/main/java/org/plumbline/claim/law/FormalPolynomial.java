package org.plumbline.claim.law;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.plumbline.number.Rational;

/**
 * An element of the polynomial ring {@code ℚ[symbols]}: equal polynomials have equal maps, so a
 * difference vanishes exactly when all its terms cancel.
 *
 * @param terms the coefficient, never zero, of each monomial, written as its sorted symbols
 */
public record FormalPolynomial(Map<String, Rational> terms) {
  private static final String TIMES = "·";

  /** The polynomial 0. */
  public static final FormalPolynomial ZERO = new FormalPolynomial(Map.of());

  /** A polynomial with an immutable copy of the terms. */
  public FormalPolynomial {
    terms = Collections.unmodifiableMap(new TreeMap<>(terms));
  }

  /** The symbol of the given name, which must not contain a product sign. */
  public static FormalPolynomial symbol(String name) {
    return new FormalPolynomial(Map.of(name, Rational.ONE));
  }

  /** The constant {@code value}. */
  public static FormalPolynomial constant(Rational value) {
    return value.signum() == 0 ? ZERO : new FormalPolynomial(Map.of("", value));
  }

  /** The sum of the given polynomials. */
  public static FormalPolynomial sum(List<FormalPolynomial> summands) {
    Map<String, Rational> sum = new TreeMap<>();
    summands.forEach(p -> p.terms.forEach((m, c) -> accumulate(sum, m, c)));
    return new FormalPolynomial(sum);
  }

  /** The sum {@code this + other}. */
  public FormalPolynomial add(FormalPolynomial other) {
    return sum(List.of(this, other));
  }

  /** The difference {@code this - other}. */
  public FormalPolynomial subtract(FormalPolynomial other) {
    return add(other.scale(Rational.of(-1)));
  }

  /** The multiple {@code factor · this}. */
  public FormalPolynomial scale(Rational factor) {
    return multiply(constant(factor));
  }

  /** The product {@code this · other}. */
  public FormalPolynomial multiply(FormalPolynomial other) {
    Map<String, Rational> product = new TreeMap<>();
    terms.forEach(
        (m, c) ->
            other.terms.forEach((n, d) -> accumulate(product, monomial(m, n), c.multiply(d))));
    return new FormalPolynomial(product);
  }

  private static String monomial(String m, String n) {
    if (m.isEmpty() || n.isEmpty()) {
      return m + n;
    }
    List<String> symbols = new ArrayList<>(List.of((m + TIMES + n).split(TIMES)));
    Collections.sort(symbols);
    return String.join(TIMES, symbols);
  }

  private static void accumulate(Map<String, Rational> sum, String monomial, Rational value) {
    Rational total = sum.getOrDefault(monomial, Rational.ZERO).add(value);
    if (total.signum() == 0) {
      sum.remove(monomial);
    } else {
      sum.put(monomial, total);
    }
  }

  /** Whether every term has cancelled. */
  public boolean isZero() {
    return terms.isEmpty();
  }

  /** The terms as a sum, at most the first few of them. */
  @Override
  public String toString() {
    String shown =
        terms.entrySet().stream()
            .limit(4)
            .map(term -> term.getValue() + TIMES + term.getKey())
            .collect(Collectors.joining(" + "));
    return isZero() ? "0" : terms.size() > 4 ? shown + " + …" : shown;
  }
}
